// Reachability: the path rules ask what can still be reached once the required steps are taken out.

/** From a node to the nodes a token or message can go to next. */
export type Edges<N> = ReadonlyMap<N, readonly N[]>

/** What can be reached from `sources` without entering a removed node; a removed source reaches nothing. */
export function reachable<N>(
  edges: Edges<N>,
  sources: Iterable<N>,
  removed: (node: N) => boolean = () => false,
): ReadonlySet<N> {
  const seen = new Set<N>()
  const open = [...sources].filter(node => !removed(node))
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    for (const next of edges.get(node) ?? []) if (!removed(next) && !seen.has(next)) open.push(next)
  }
  return seen
}

/** The groups of nodes that can reach each other. */
export function loops<N>(edges: Edges<N>): readonly (readonly N[])[] {
  return cycles(edges, () => false)
}

/** The cycles left once nodes are removed: each strongly connected group of more than one node, or a self-loop. */
export function cycles<N>(edges: Edges<N>, removed: (node: N) => boolean): readonly (readonly N[])[] {
  const left = [...edges.keys()].filter(node => !removed(node))
  const next = (node: N) => (edges.get(node) ?? []).filter(target => !removed(target))
  const backwards = new Map<N, N[]>(left.map(node => [node, []]))
  for (const node of left) for (const target of next(node)) backwards.get(target)?.push(node)
  const done = new Set<N>()
  const found: N[][] = []
  // Kosaraju: his first pass forwards, the second backwards.
  for (const node of finishOrder(left, next).reverse()) {
    if (done.has(node)) continue
    const group = [...reachable(backwards, [node], other => done.has(other))]
    for (const member of group) done.add(member)
    if (group.length > 1 || next(node).includes(node))
      found.push(group.sort((a, b) => left.indexOf(a) - left.indexOf(b)))
  }
  return found
}

/** Depth first, each node noted when all behind it is; without recursion: long drawings must not exhaust the stack. */
export function finishOrder<N>(nodes: readonly N[], next: (node: N) => readonly N[]): N[] {
  const seen = new Set<N>()
  const finished: N[] = []
  for (const root of nodes) {
    if (seen.has(root)) continue
    seen.add(root)
    const stack = [{ node: root, rest: [...next(root)] }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const target = top.rest.pop()
      if (target === undefined) {
        finished.push(top.node)
        stack.pop()
      } else if (!seen.has(target)) {
        seen.add(target)
        stack.push({ node: target, rest: [...next(target)] })
      }
    }
  }
  return finished
}
