// The text twin of a drawing: every step in the order of flow, with a number, and where each way leads. It is what
// a blind reader reads, the appendix in print, and the order in which differences are told.

import type { Drawing, DrawnNode } from './read.ts'

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

/** The outline of each process of the file. */
export function outlineOf(drawing: Drawing): Part[] {
  return drawing.processes.map(({ id, name, executable }) => {
    const numbers = new Map<string, string>()
    const order: { node: DrawnNode; depth: number }[] = []
    visit(drawing, id, null, '', 0, numbers, order)
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
  process: string,
  inside: string | null,
  prefix: string,
  depth: number,
  numbers: Map<string, string>,
  order: { node: DrawnNode; depth: number }[],
): void {
  const members = [...drawing.nodes.values()].filter(
    node => node.process === process && node.inside === inside,
  )
  const begins = [
    ...members.filter(node => node.type === 'startEvent'),
    ...members.filter(
      node =>
        node.type !== 'startEvent' &&
        node.incoming.length === 0 &&
        node.attachedTo === null &&
        !node.eventSubProcess,
    ),
    ...members.filter(node => node.eventSubProcess),
    ...members,
  ]
  let count = 0
  const follow = (node: DrawnNode | undefined) => {
    if (node === undefined || numbers.has(node.id) || node.inside !== inside || node.process !== process)
      return
    count += 1
    const number = `${prefix}${count}`
    numbers.set(node.id, number)
    order.push({ node, depth })
    if (members.length > 0 && [...drawing.nodes.values()].some(child => child.inside === node.id))
      visit(drawing, process, node.id, `${number}.`, depth + 1, numbers, order)
    for (const boundary of members) if (boundary.attachedTo === node.id) follow(boundary)
    for (const flowId of node.outgoing) follow(drawing.nodes.get(drawing.flows.get(flowId)?.target ?? ''))
  }
  for (const node of begins)
    if (node.attachedTo === null || !members.some(({ id }) => id === node.attachedTo)) follow(node)
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
