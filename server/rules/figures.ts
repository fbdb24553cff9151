// Figures from traces. Each counts cases, not runs, so that one case that goes round and round is still one; how closely
// they are told is decided over all of them together, in small-numbers.ts.

import type { Graph, Node } from '../../engine/index.ts'
import type { Figures } from '../contract/figures.ts'
import type { Run, Trace } from '../store/traces.ts'
import { outcomesByAge } from './indicators.ts'
import { bandOf, bandsOf, type Sum, shareOf } from './small-numbers.ts'

type Shown = Pick<
  Figures,
  | 'course'
  | 'elements'
  | 'flows'
  | 'steps'
  | 'waiting'
  | 'partners'
  | 'deadlines'
  | 'variants'
  | 'deviations'
  | 'outcomes'
> & {
  readonly cases: number | null
}

/** What there is to count, by cell, and what everybody who sees the drawing knows to add up. */
export function countsOf(graph: Graph, traces: readonly Trace[]) {
  const cells = new Map<string, number>([['cases', traces.length]])
  const elements = [...graph.nodes.values()].filter(node => node.type !== 'process')
  for (const { id } of elements)
    cells.set(
      `element ${id}`,
      countOf(traces, trace => trace.runs.some(run => run.element === id)),
    )
  for (const id of graph.flows.keys())
    cells.set(
      `flow ${id}`,
      countOf(traces, trace => trace.flows.has(id)),
    )
  const steps = stepsOf(graph, traces)
  for (const [name, { cases }] of steps) cells.set(`step ${name}`, cases)
  const variants = variantsOf(graph, traces)
  for (const [path, cases] of variants) cells.set(`variant ${path}`, cases)
  cells.set(
    'ended',
    countOf(traces, trace => trace.endedAt !== null),
  )
  const sums = [
    ...sumsOf(elements),
    ...stepSums(steps),
    { total: 'ended', parts: [...variants.keys()].map(path => `variant ${path}`) },
  ]
  return { cells, sums, elements, steps, variants }
}

export function figuresOf(graph: Graph, traces: readonly Trace[], k: number): Shown {
  const { cells, sums, elements, steps, variants } = countsOf(graph, traces)
  const bands = bandsOf(cells, sums, k)
  const shown = (name: string) => bands.get(name) ?? null
  return {
    cases: shown('cases'),
    course: shown('ended') === null ? { duration: null, handOvers: null } : courseOf(graph, traces, k),
    elements: elements.map(({ id, name }) => {
      const cases = shown(`element ${id}`)
      const times = perCase(traces, trace =>
        runsOf(trace, id).flatMap(run => (run.completed ? [run.ended! - run.began] : [])),
      )
      return { element: id, name, cases, duration: cases === null ? null : spread(times, k) }
    }),
    flows: [...graph.flows.keys()].map(flow => ({ flow, cases: shown(`flow ${flow}`) })),
    steps: [...steps].flatMap(([name, { from, to, times }]) => {
      const cases = shown(`step ${name}`)
      return cases === null || to === '' ? [] : [{ from, to, cases, duration: spread(times, k) }]
    }),
    waiting: [...waitingOf(graph, traces)].map(([role, { cases, times }]) => ({
      role,
      cases: bandOf(cases, k),
      duration: spread(times, k),
    })),
    partners: partnersOf(traces, k),
    deadlines: deadlinesOf(elements, traces, k, id => shown(`element ${id}`) !== null),
    deviations: deviationsOf(graph, traces, k),
    outcomes: outcomesOf(traces, k),
    variants: [...variants.keys()].flatMap(path => {
      const cases = shown(`variant ${path}`)
      return cases === null ? [] : [{ elements: path.split(' '), cases }]
    }),
  }
}

const countOf = (traces: readonly Trace[], is: (trace: Trace) => boolean) => traces.filter(is).length

const runsOf = (trace: Trace, element: string): Run[] => trace.runs.filter(run => run.element === element)

/** The mean of what each case says, so that every case counts once. */
function perCase(traces: readonly Trace[], values: (trace: Trace) => number[]): number[] {
  return traces.flatMap(trace => {
    const of = values(trace)
    return of.length === 0 ? [] : [of.reduce((all, value) => all + value, 0) / of.length]
  })
}

/** Median and ninetieth percentile in seconds, where enough cases say something. */
function spread(times: readonly number[], k: number): { median: number; p90: number } | null {
  if (times.length < k) return null
  const sorted = [...times].sort((a, b) => a - b)
  return { median: seconds(sorted, 0.5), p90: seconds(sorted, 0.9) }
}

/** The value that this part of all does not exceed. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)]!
}

/** The same of times in milliseconds. */
export function seconds(sorted: readonly number[], part: number): number {
  return Math.round(quantile(sorted, part) / 1000)
}

/** How long ended cases took, and how often their work changed hands. How many they are is not told: it would tell how many are open. */
function courseOf(graph: Graph, traces: readonly Trace[], k: number): Shown['course'] {
  const ended = traces.filter(({ completed, endedAt }) => completed && endedAt !== null)
  const handOvers = ended.map(trace => handOversOf(graph, trace)).sort((a, b) => a - b)
  return {
    duration: spread(
      ended.map(({ startedAt, endedAt }) => endedAt! - startedAt),
      k,
    ),
    handOvers: ended.length < k ? null : { median: quantile(handOvers, 0.5), p90: quantile(handOvers, 0.9) },
  }
}

/** Work of one lane after work of another; what stands in no lane is in nobody's hands. */
function handOversOf(graph: Graph, trace: Trace): number {
  const roles = workOf(graph, trace).flatMap(({ element }) => graph.nodes.get(element)?.role ?? [])
  return roles.filter((role, at) => at > 0 && role !== roles[at - 1]).length
}

/** What everybody who sees the drawing knows to add up. */
function sumsOf(elements: readonly Node[]): Sum[] {
  const JOINS = new Set(['parallelGateway', 'inclusiveGateway', 'complexGateway'])
  return elements.flatMap(node => {
    const total = `element ${node.id}`
    const into = node.incoming.map(flow => `flow ${flow.id}`)
    const out = [
      ...node.outgoing.map(flow => `flow ${flow.id}`),
      ...node.boundaries.filter(event => event.interrupting).map(event => `element ${event.id}`),
    ]
    const sums: Sum[] = []
    if (JOINS.has(node.type)) {
      if (node.type === 'parallelGateway')
        for (const part of [...into, ...out]) sums.push({ total, parts: [part] })
      return sums
    }
    if (into.length > 0) sums.push({ total, parts: into })
    if (out.length > 0) sums.push({ total, parts: out })
    return sums
  })
}

type Step = { readonly from: string; readonly to: string; cases: number; times: number[] }

const isWork = (graph: Graph, run: Run) =>
  /[tT]ask$|^callActivity$/.test(graph.nodes.get(run.element)?.type ?? '')

/** Work that was completed, in order. */
function workOf(graph: Graph, trace: Trace): Run[] {
  return trace.runs.filter(run => run.completed && isWork(graph, run)).sort((a, b) => a.ended! - b.ended!)
}

/** Pairs of work that followed each other; nothing follows the last one, under an empty name. */
function stepsOf(graph: Graph, traces: readonly Trace[]): Map<string, Step> {
  const steps = new Map<string, Step>()
  for (const trace of traces) {
    const work = workOf(graph, trace)
    const ofCase = new Map<string, number[]>()
    for (const [index, run] of work.entries()) {
      const next = work[index + 1]
      const name = `${run.element} ${next?.element ?? ''}`
      ofCase.set(name, [...(ofCase.get(name) ?? []), next ? next.ended! - run.ended! : 0])
    }
    for (const [name, times] of ofCase) {
      const [from, to] = name.split(' ') as [string, string]
      const step = steps.get(name) ?? { from, to, cases: 0, times: [] }
      step.cases += 1
      step.times.push(times.reduce((all, time) => all + time, 0) / times.length)
      steps.set(name, step)
    }
  }
  return steps
}

/** From a piece of work, each case goes on to another one or to nothing. */
function stepSums(steps: ReadonlyMap<string, Step>): Sum[] {
  const from = Map.groupBy(steps.values(), step => step.from)
  return [...from].map(([element, next]) => ({
    total: `element ${element}`,
    parts: next.map(step => `step ${step.from} ${step.to}`),
  }))
}

type Waiting = { readonly cases: number; readonly times: number[] }

function waitingOf(graph: Graph, traces: readonly Trace[]): Map<string, Waiting> {
  const roles = new Set([...graph.nodes.values()].flatMap(({ role }) => (role === null ? [] : [role])))
  return new Map(
    [...roles]
      .sort()
      .map(role => [role, waitingFor(traces, run => graph.nodes.get(run.element)?.role === role)] as const),
  )
}

/** Until somebody took such a task on. */
function waitingFor(traces: readonly Trace[], is: (run: Run) => boolean): Waiting {
  const times = perCase(traces, trace =>
    trace.runs.flatMap(run => {
      if (!run.isTask || !is(run)) return []
      const until = run.taken ?? run.ended
      return until === null ? [] : [until - run.began]
    }),
  )
  return { cases: times.length, times }
}

/** Organisations with enough cases, by name: one with few is not even named, for that would tell of the few. */
function partnersOf(traces: readonly Trace[], k: number): Shown['partners'] {
  const names = new Set(traces.flatMap(({ runs }) => runs.map(run => run.organisation)))
  return [...names]
    .filter(name => name !== null)
    .sort()
    .flatMap(organisation => {
      const { cases, times } = waitingFor(traces, run => run.organisation === organisation)
      const band = bandOf(cases, k)
      return band === null ? [] : [{ organisation, cases: band, duration: spread(times, k) }]
    })
}

const KINDS = ['moved', 'skipped', 'confirmed', 'migrated', 'cancelled'] as const

/** Every kind is listed whether it occurred or not; elements only where enough cases left the drawing at them. */
function deviationsOf(graph: Graph, traces: readonly Trace[], k: number): Shown['deviations'] {
  return KINDS.map(kind => {
    const casesAt = (element: string | null) =>
      countOf(traces, trace =>
        trace.deviations.some(one => one.kind === kind && (element === null || one.element === element)),
      )
    const elements = [...graph.nodes.keys()].flatMap(element => {
      const cases = bandOf(casesAt(element), k)
      return cases === null ? [] : [{ element, cases }]
    })
    return { kind, cases: bandOf(casesAt(null), k), elements }
  })
}

/** Cells that are few are hidden; what they add up to along a row or a column is known to be so. */
function outcomesOf(traces: readonly Trace[], k: number): Shown['outcomes'] {
  const table = outcomesByAge(traces)
  const outcomes = [...new Set([...table.values()].flatMap(row => [...row.keys()]))].sort()
  const ages = [...table.keys()].sort()
  const cells = new Map<string, number>()
  const sums: Sum[] = []
  const add = (total: string, parts: string[]) => {
    cells.set(
      total,
      parts.reduce((all, part) => all + cells.get(part)!, 0),
    )
    sums.push({ total, parts })
  }
  for (const age of ages)
    for (const outcome of outcomes) cells.set(`${age} ${outcome}`, table.get(age)!.get(outcome) ?? 0)
  for (const age of ages)
    add(
      `${age} *`,
      outcomes.map(outcome => `${age} ${outcome}`),
    )
  for (const outcome of outcomes)
    add(
      `* ${outcome}`,
      ages.map(age => `${age} ${outcome}`),
    )
  const bands = bandsOf(cells, sums, k)
  return ages.flatMap(age =>
    outcomes.map(outcome => ({ age, outcome, cases: bands.get(`${age} ${outcome}`) ?? null })),
  )
}

/** The ways that ended cases went, told by the work done in them. */
function variantsOf(graph: Graph, traces: readonly Trace[]): Map<string, number> {
  const ended = traces.filter(trace => trace.endedAt !== null)
  const paths = Map.groupBy(ended, trace =>
    workOf(graph, trace)
      .map(run => run.element)
      .join(' '),
  )
  return new Map([...paths].map(([path, cases]) => [path, cases.length] as const).sort((a, b) => b[1] - a[1]))
}

/** Cases in which every run of a task with a due time was completed by then; of a task whose cases are hidden nothing is told here either. */
function deadlinesOf(
  elements: readonly Node[],
  traces: readonly Trace[],
  k: number,
  isShown: (element: string) => boolean,
): Shown['deadlines'] {
  return elements.flatMap(({ id }) => {
    const due = traces.map(trace => runsOf(trace, id).filter(run => run.due !== null && run.completed))
    const cases = due.filter(runs => runs.length > 0)
    if (cases.length === 0) return []
    const kept = cases.filter(runs => runs.every(run => run.ended! <= run.due!)).length
    return [{ element: id, kept: isShown(id) ? shareOf(kept, cases.length, k) : shareOf(0, 0, k) }]
  })
}
