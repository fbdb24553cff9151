// Who can still reach an incoming flow of a gateway without passing the gateway: the question behind inclusive and
// complex joins (13.4.3, table 13-3). Computed once per gateway and kept as long as the graph.

import type { Flow, Node } from './graph.ts'

type Reach = ReadonlyMap<Flow, ReadonlySet<Node>>

const known = new WeakMap<Node, Reach>()

/** For each incoming flow of a gateway: the nodes from which a path leads onto it that does not visit the gateway. */
export function reachOf(gateway: Node): Reach {
  const kept = known.get(gateway)
  if (kept !== undefined) return kept
  const reach = new Map(gateway.incoming.map(flow => [flow, sources(gateway, flow)]))
  known.set(gateway, reach)
  return reach
}

function sources(gateway: Node, flow: Flow): ReadonlySet<Node> {
  const found = new Set<Node>()
  const open = [flow.source]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === gateway || found.has(node)) continue
    found.add(node)
    open.push(...before(node))
  }
  return found
}

/** From where a token can come to a node: along flows, from the host of a boundary event, through a link. */
function before(node: Node): Node[] {
  const nodes = node.incoming.map(flow => flow.source)
  if (node.host !== null) nodes.push(node.host)
  for (const trigger of node.type === 'intermediateCatchEvent' ? node.triggers : []) {
    if (trigger.kind !== 'link') continue
    for (const other of node.scope?.children ?? []) {
      if (
        other.type === 'intermediateThrowEvent' &&
        other.triggers.some(one => one.kind === 'link' && one.name === trigger.name)
      )
        nodes.push(other)
    }
  }
  return nodes
}

/** Nodes that lie on a cycle of sequence flows, links and boundary events. */
export function cyclicNodes(nodes: Iterable<Node>): ReadonlySet<Node> {
  const cyclic = new Set<Node>()
  for (const component of components([...nodes])) {
    const [only] = component
    if (component.length > 1 || before(only!).includes(only!)) for (const node of component) cyclic.add(node)
  }
  return cyclic
}

/** Strongly connected components by Tarjan's algorithm, with a stack of its own: graphs may be deep. */
function components(nodes: readonly Node[]): Node[][] {
  const found: Node[][] = []
  const index = new Map<Node, number>()
  const low = new Map<Node, number>()
  const stack: Node[] = []
  const onStack = new Set<Node>()
  for (const root of nodes) {
    if (index.has(root)) continue
    const work: { node: Node; next: Node[]; at: number }[] = []
    const visit = (node: Node) => {
      index.set(node, index.size)
      low.set(node, index.get(node)!)
      stack.push(node)
      onStack.add(node)
      work.push({ node, next: before(node), at: 0 })
    }
    visit(root)
    while (work.length > 0) {
      const frame = work.at(-1)!
      const next = frame.next[frame.at++]
      if (next !== undefined) {
        if (!index.has(next)) visit(next)
        else if (onStack.has(next)) low.set(frame.node, Math.min(low.get(frame.node)!, index.get(next)!))
        continue
      }
      work.pop()
      const outer = work.at(-1)
      if (outer !== undefined) low.set(outer.node, Math.min(low.get(outer.node)!, low.get(frame.node)!))
      if (low.get(frame.node) !== index.get(frame.node)) continue
      const component: Node[] = []
      for (let node = stack.pop()!; ; node = stack.pop()!) {
        onStack.delete(node)
        component.push(node)
        if (node === frame.node) break
      }
      found.push(component)
    }
  }
  return found
}
