// How an instance of a process can begin: at its start events, and at receive tasks and event-based gateways that
// create instances (13.2).

import type { Node, Start } from './graph.ts'

const START_KINDS = new Set(['message', 'signal', 'timer', 'conditional'])

/** Every way to begin, by id: of several that fit, where they stand in the XML must not decide. */
export function startsOf(root: Node): readonly Start[] {
  const starts: Start[] = []
  for (const node of root.children) {
    if (node.type === 'startEvent') {
      if (node.triggers.length === 0)
        starts.push({ element: node.id, kind: 'none', trigger: 0, parallel: false })
      else starts.push(...triggeredStarts(node, node.parallelMultiple))
    } else if (node.incoming.length === 0 && instantiating(node)) {
      if (node.type === 'receiveTask') starts.push(...triggeredStarts(node, false))
      else
        for (const flow of node.outgoing)
          starts.push(...triggeredStarts(flow.target, (node.detail as { parallel: boolean }).parallel))
    }
  }
  return starts.sort((a, b) => (a.element < b.element ? -1 : a.element > b.element ? 1 : 0))
}

function triggeredStarts(node: Node, parallel: boolean): Start[] {
  return node.triggers.flatMap((trigger, index) =>
    START_KINDS.has(trigger.kind)
      ? [{ element: node.id, kind: trigger.kind as Start['kind'], trigger: index, parallel }]
      : [],
  )
}

function instantiating(node: Node): boolean {
  return (
    (node.type === 'receiveTask' || node.type === 'eventBasedGateway') &&
    (node.detail as { instantiate?: boolean } | null)?.instantiate === true
  )
}
