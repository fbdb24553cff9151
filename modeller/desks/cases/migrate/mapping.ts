// Where each element of the version that runs goes in the version that is wanted: to the element of the same id and
// type by itself, elsewhere by hand. Plain data, so that both pictures, the list and the request say the same.

import type { MigrationPlan } from '../../../../server/contract/definitions.ts'
import type { Marks } from '../../../canvas/viewer.ts'
import type { Drawing, DrawnNode } from '../../../drawing/read.ts'

export type Side = 'left' | 'right'

export type Row = {
  readonly from: string
  readonly type: string
  readonly to: string | null
  readonly how: 'same' | 'hand' | 'none'
  /** Why it has no place by itself: its id is gone, or stands for something else, or somewhere else. */
  readonly problem: 'gone' | 'type' | 'scope' | null
  /** How many tokens wait there or inside it. */
  readonly standing: number
}

/** Old id → new id, as far as somebody has said it. */
export type ByHand = Readonly<Record<string, string>>

export function rowsOf(
  plan: MigrationPlan,
  byHand: ByHand,
  target: Drawing,
  standing: ReadonlyMap<string, number>,
): Row[] {
  return plan.elements.map(({ from, to, type }) => {
    const own = byHand[from]
    return {
      from,
      type,
      to: own ?? to,
      how: own !== undefined ? 'hand' : to === null ? 'none' : 'same',
      problem: to === null && own === undefined ? problemOf(from, type, target) : null,
      standing: standing.get(from) ?? 0,
    }
  })
}

function problemOf(from: string, type: string, target: Drawing): Row['problem'] {
  const node = target.nodes.get(from)
  if (node === undefined) return 'gone'
  return typeOf(node) === type ? 'scope' : 'type'
}

/** The engine's word for what a node is: a sub-process begun by an event is a kind of its own. */
const typeOf = (node: DrawnNode) => (node.eventSubProcess ? 'eventSubProcess' : node.type)

/** Only an element of the same kind can take over what waits. */
export const fits = (row: Pick<Row, 'type'>, node: DrawnNode) => typeOf(node) === row.type

export const optionsFor = (row: Row, target: Drawing, processId: string): DrawnNode[] =>
  [...target.nodes.values()].filter(node => node.process === processId && fits(row, node))

/** Says where an element goes; where it would go by itself is not said by hand. */
export function say(byHand: ByHand, plan: MigrationPlan, from: string, to: string): ByHand {
  const { [from]: _, ...others } = byHand
  const bySelf = plan.elements.find(one => one.from === from)?.to ?? ''
  return to === '' || to === bySelf ? others : { ...others, [from]: to }
}

/** Tokens by element, also counted at the sub-processes around it. */
export function standingIn(
  drawing: Drawing,
  places: readonly { readonly element: string; readonly count: number }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { element, count } of places)
    for (let at: string | null = element; at !== null; at = drawing.nodes.get(at)?.inside ?? null)
      counts.set(at, (counts.get(at) ?? 0) + count)
  return counts
}

/** Pairs wear the same number on both pictures; what was said by hand also has a pen, what has no place a “!”. */
export function pairMarks(rows: readonly Row[], current: string | null, side: Side): Marks {
  const classes: Record<string, string[]> = {}
  const badges: Record<string, { text: string; kind: string }> = {}
  rows.forEach((row, at) => {
    const id = side === 'left' ? row.from : row.to
    if (id === null) return
    const look = row.how === 'none' ? 'mark-removed' : row.how === 'hand' ? 'mark-changed' : 'mark-now'
    classes[id] = [look, ...(row.from === current ? ['mark-step'] : [])]
    const text = `${badges[id] === undefined ? '' : `${badges[id].text}, `}${numberOf(row, at)}`
    badges[id] = { text, kind: row.how === 'none' ? 'wrong' : row.how === 'hand' ? 'warning' : 'now' }
  })
  return { classes, badges }
}

/** How a pair is named on the pictures and in the list. */
export const numberOf = ({ how }: Row, at: number) =>
  `${at + 1}${how === 'none' ? ' !' : how === 'hand' ? ' ✎' : ''}`
