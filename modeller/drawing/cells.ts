// In which row and column each step stands: as many columns from the left as the longest way to it has steps, on the row
// of the step before it; what branches off begins a row of its own. Ways back count for nothing, so this always ends.

// biome-ignore lint/suspicious/noExplicitAny: moddle elements are untyped
type Moddle = any

/** From 0, at the upper left. */
export type Cell = { readonly row: number; readonly column: number }

/**
 * A cell for each step, no two the same; an event on a border has none of its own.
 * @param nodes the steps, choices and events of one process or sub-process
 * @param flows the sequence flows between them
 */
export function cellsOf(nodes: readonly Moddle[], flows: readonly Moddle[]): ReadonlyMap<Moddle, Cell> {
  const known = new Set(nodes)
  const hostOf = (node: Moddle) => (known.has(node?.attachedToRef) ? node.attachedToRef : node)
  const steps = nodes.filter(node => hostOf(node) === node)
  const next = new Map<Moddle, Moddle[]>(steps.map(step => [step, []]))
  const entered = new Set<Moddle>()
  // What leaves the step itself goes on in its row; what leaves an event on its border begins beneath.
  const inOrder = [...flows.filter(flow => hostOf(flow.sourceRef) === flow.sourceRef), ...flows]
  for (const flow of new Set(inOrder)) {
    const [from, to] = [hostOf(flow.sourceRef), hostOf(flow.targetRef)]
    if (!next.has(from) || !next.has(to) || from === to) continue
    next.get(from)!.push(to)
    entered.add(to)
  }
  const roots = [...steps.filter(step => !entered.has(step)), ...steps]
  const { onward, order } = withoutWaysBack(roots, next)
  return rows(roots, onward, columns(order, onward))
}

type Next = ReadonlyMap<Moddle, readonly Moddle[]>

/** The ways that lead to no step they come from, and all steps so that each stands before those it leads to. */
function withoutWaysBack(roots: readonly Moddle[], next: Next) {
  const onward = new Map<Moddle, Moddle[]>()
  const done: Moddle[] = []
  const open = new Set<Moddle>()
  const walk = (step: Moddle): void => {
    if (onward.has(step)) return
    const ways: Moddle[] = []
    onward.set(step, ways)
    open.add(step)
    for (const to of next.get(step)!) {
      if (open.has(to)) continue
      ways.push(to)
      walk(to)
    }
    open.delete(step)
    done.push(step)
  }
  for (const root of roots) walk(root)
  return { onward, order: done.reverse() }
}

function columns(order: readonly Moddle[], onward: Next): ReadonlyMap<Moddle, number> {
  const column = new Map<Moddle, number>()
  for (const step of order) {
    const own = column.get(step) ?? 0
    column.set(step, own)
    for (const to of onward.get(step)!) column.set(to, Math.max(column.get(to) ?? 0, own + 1))
  }
  return column
}

function rows(roots: readonly Moddle[], onward: Next, column: ReadonlyMap<Moddle, number>) {
  const cells = new Map<Moddle, Cell>()
  /** Of each row, the columns that are taken. */
  const taken: number[][] = []
  const walk = (step: Moddle, from: number, after: number): void => {
    let row = from
    while (taken[row]?.some(other => other > after)) row += 1
    const own = column.get(step)!
    cells.set(step, { row, column: own })
    taken[row] = [...(taken[row] ?? []), own]
    onward.get(step)!.forEach((to, way) => {
      if (!cells.has(to)) walk(to, row + Math.min(way, 1), own)
    })
  }
  for (const root of roots) if (!cells.has(root)) walk(root, taken.length, -1)
  return cells
}
