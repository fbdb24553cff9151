// A step in plain words: its own name, else what it is.

import { wordFor } from '../i18n/texts.ts'
import type { Drawing, DrawnNode } from './read.ts'

export function nameOf(node: DrawnNode | undefined, id: string): string {
  if (node === undefined) return id
  return node.name ?? kindOf(node)
}

/** "user task", "timer event", "choice". */
export const kindOf = (node: DrawnNode): string =>
  node.eventSubProcess
    ? wordFor('bpmn', 'eventSubProcess')
    : node.trigger === null
      ? wordFor('bpmn', node.type)
      : `${wordFor('bpmn', node.type)}, ${wordFor('triggers', node.trigger)}`

/** A flow without a name is called after its ends. */
export function nameIn(drawing: Drawing | undefined, id: string): string {
  const flow = drawing?.flows.get(id)
  if (flow === undefined) return nameOf(drawing?.nodes.get(id), id)
  return flow.name ?? `${nameIn(drawing, flow.source)} → ${nameIn(drawing, flow.target)}`
}

/** Where a reader must choose among steps: two without a name are told apart by their ids. */
export function choiceName(drawing: Drawing, id: string): string {
  const node = drawing.nodes.get(id)
  return node === undefined || node.name !== null ? nameOf(node, id) : `${kindOf(node)} (${id})`
}
