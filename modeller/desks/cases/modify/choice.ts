// What somebody wants to change by hand about where a case stands: which live steps end, which steps begin, and what
// the case is to know. Plain data, so that picture, list and request say the same.

import type { Modification } from '../../../api/instances.ts'
import type { Marks } from '../../../canvas/viewer.ts'
import type { Drawing, DrawnNode } from '../../../drawing/read.ts'
import { type Live, standingMarks } from '../standing.ts'

export type Choice = {
  readonly ends: readonly number[]
  readonly begins: readonly string[]
  readonly values: readonly { readonly id: number; readonly name: string; readonly text: string }[]
}

export const nothingChosen: Choice = { ends: [], begins: [], values: [] }

const without = <Item>(list: readonly Item[], item: Item) => list.filter(one => one !== item)
const toggled = <Item>(list: readonly Item[], item: Item) =>
  list.includes(item) ? without(list, item) : [...list, item]

export const toggleEnd = (choice: Choice, key: number): Choice => ({
  ...choice,
  ends: toggled(choice.ends, key),
})
export const toggleBegin = (choice: Choice, element: string): Choice => ({
  ...choice,
  begins: toggled(choice.begins, element),
})

/** Pressing a step on the picture: a live one ends, or stays after all; any other one begins, or does not. */
export function press(choice: Choice, live: readonly Live[], drawing: Drawing, element: string): Choice {
  const here = live.filter(one => one.element === element).map(({ key }) => key)
  if (here.length > 0) {
    const all = here.every(key => choice.ends.includes(key))
    const others = choice.ends.filter(key => !here.includes(key))
    return { ...choice, ends: all ? others : [...others, ...here] }
  }
  const node = drawing.nodes.get(element)
  return node !== undefined && mayBegin(node, drawing) ? toggleBegin(choice, element) : choice
}

/** What an event begins is not begun by hand: the engine refuses it, so it is not offered. */
export function mayBegin(node: DrawnNode, drawing: Drawing): boolean {
  if (node.type === 'boundaryEvent' || node.eventSubProcess) return false
  const around = node.inside === null ? undefined : drawing.nodes.get(node.inside)
  return !(node.type === 'startEvent' && around?.eventSubProcess === true)
}

/** What is chosen where the address names a step that shall begin. */
export function beginningAt(element: string | null, drawing: Drawing): Choice {
  const node = element === null ? undefined : drawing.nodes.get(element)
  return node !== undefined && mayBegin(node, drawing) ? toggleBegin(nothingChosen, node.id) : nothingChosen
}

/** The steps that may begin, in the order of the drawing. */
export const beginnings = (drawing: Drawing, processId: string): DrawnNode[] =>
  [...drawing.nodes.values()].filter(node => node.process === processId && mayBegin(node, drawing))

/** A value as it is meant: `true`, `12` and `["a"]` are JSON, everything else is a text. */
export function readValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The request, without its reason; null while nothing is chosen. */
export function wishOf({ ends, begins, values }: Choice): Omit<Modification, 'reason' | 'preview'> | null {
  const named = values.filter(({ name }) => name.trim() !== '')
  if (ends.length === 0 && begins.length === 0 && named.length === 0) return null
  return {
    ...(ends.length === 0 ? {} : { terminate: [...ends] }),
    ...(begins.length === 0 ? {} : { activate: begins.map(element => ({ element })) }),
    ...(named.length === 0
      ? {}
      : { variables: Object.fromEntries(named.map(({ name, text }) => [name.trim(), readValue(text)])) }),
  }
}

/** Where the case stands, with what is to end dashed and “−”, what is to begin bold and “+”. */
export function choiceMarks(live: readonly Live[], { ends, begins }: Choice): Marks {
  const { classes, badges } = standingMarks(live)
  const ending = live.filter(({ key }) => ends.includes(key)).map(({ element }) => element)
  return {
    classes: {
      ...classes,
      ...Object.fromEntries(ending.map(element => [element, ['mark-now', 'mark-removed']])),
      ...Object.fromEntries(begins.map(element => [element, ['mark-added']])),
    },
    badges: {
      ...badges,
      ...Object.fromEntries(ending.map(element => [element, { text: '−', kind: 'wrong' }])),
      ...Object.fromEntries(begins.map(element => [element, { text: '+', kind: 'good' }])),
    },
  }
}
