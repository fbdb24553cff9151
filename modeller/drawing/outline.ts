// The text twin of a drawing: every step in the order of flow, with a number, and where each way leads. It is what
// a blind reader reads, the appendix in print, and the order in which differences are told.

import { flowOrder as orderOf } from '../../engine/text-twin/order.ts'
import type { Drawing, DrawnFlow, DrawnNode } from './read.ts'

export type Way = {
  readonly flow: string
  readonly label: string | null
  readonly condition: string | null
  readonly isDefault: boolean
  readonly to: string
  readonly toNumber: string
}

export type Line = {
  readonly node: DrawnNode
  /** `3`, or `3.1` inside a sub-process. */
  readonly number: string
  readonly depth: number
  readonly ways: readonly Way[]
}

export type Part = {
  readonly process: string
  readonly name: string | null
  readonly executable: boolean
  readonly lines: readonly Line[]
}

type Scope = {
  readonly process: string
  readonly inside: string | null
  readonly prefix: string
  readonly depth: number
}

/** What the order of flow looks at in a step. */
type Told = { $type: string; id: string; triggeredByEvent: boolean; attachedToRef?: Told | undefined }

/** The outline of each process of the file. */
export function outlineOf(drawing: Drawing): Part[] {
  return drawing.processes.map(({ id, name, executable }) => {
    const numbers = new Map<string, string>()
    const order: { node: DrawnNode; depth: number }[] = []
    visit(drawing, { process: id, inside: null, prefix: '', depth: 0 }, numbers, order)
    return {
      process: id,
      name,
      executable,
      lines: order.map(({ node, depth }) => ({
        node,
        number: numbers.get(node.id) ?? '',
        depth,
        ways: waysOf(drawing, node, numbers),
      })),
    }
  })
}

/** The ids of all steps in flow order, all processes one after another. */
export const flowOrder = (drawing: Drawing): string[] =>
  outlineOf(drawing).flatMap(({ lines }) => lines.map(({ node }) => node.id))

function visit(
  drawing: Drawing,
  { process, inside, prefix, depth }: Scope,
  numbers: Map<string, string>,
  order: { node: DrawnNode; depth: number }[],
): void {
  inOrder(drawing, process, inside).forEach((node, at) => {
    const number = `${prefix}${at + 1}`
    numbers.set(node.id, number)
    order.push({ node, depth })
    visit(drawing, { process, inside: node.id, prefix: `${number}.`, depth: depth + 1 }, numbers, order)
  })
}

/** The steps directly inside a process or sub-process, in the order in which the text twin tells them. */
function inOrder(drawing: Drawing, process: string, inside: string | null): readonly DrawnNode[] {
  const members = [...drawing.nodes.values()].filter(
    node => node.process === process && node.inside === inside,
  )
  const told: ReadonlyMap<string, Told> = new Map(
    members.map(({ id, type, eventSubProcess }) => [
      id,
      {
        $type: `bpmn:${type.charAt(0).toUpperCase()}${type.slice(1)}`,
        id,
        triggeredByEvent: eventSubProcess,
      },
    ]),
  )
  for (const { id, attachedTo } of members) told.get(id)!.attachedToRef = told.get(attachedTo ?? '')
  const rank = ({ id, source }: DrawnFlow) => drawing.nodes.get(source)!.outgoing.indexOf(id)
  const flows = [...drawing.flows.values()]
    .filter(({ source }) => told.has(source))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ id, source, target }) => ({
      $type: 'bpmn:SequenceFlow',
      id,
      sourceRef: told.get(source),
      targetRef: told.get(target),
    }))
  return orderOf({ $type: 'bpmn:Process', flowElements: [...told.values(), ...flows] }).flatMap(
    ({ id }) => drawing.nodes.get(id ?? '') ?? [],
  )
}

function waysOf(drawing: Drawing, node: DrawnNode, numbers: ReadonlyMap<string, string>): Way[] {
  return node.outgoing.flatMap(id => {
    const flow = drawing.flows.get(id)
    if (flow === undefined) return []
    return [
      {
        flow: id,
        label: flow.name,
        condition: flow.condition,
        isDefault: node.defaultFlow === id,
        to: flow.target,
        toNumber: numbers.get(flow.target) ?? '?',
      },
    ]
  })
}
