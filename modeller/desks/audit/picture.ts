// What many cases of one process say together: how often each step was done, how long it took, which way was taken.
// Everything is read from the trails. Figures of fewer than five cases are not shown as times, for they would tell of
// persons and not of the process.

import type { Entry } from '../../api/trail.ts'

export type StepFigures = {
  readonly element: string
  readonly passes: number
  readonly cases: number
  readonly medianMs: number | null
  readonly longestMs: number | null
}

export type ProcessPicture = {
  readonly cases: number
  readonly steps: readonly StepFigures[]
  readonly flows: ReadonlyMap<string, number>
  readonly variants: readonly { readonly path: readonly string[]; readonly cases: number }[]
}

/** Below this number of cases no time is shown. */
export const FEWEST = 5

export function pictureOf(trails: readonly (readonly Entry[])[]): ProcessPicture {
  const times = new Map<string, number[]>()
  const passes = new Map<string, number>()
  const inCases = new Map<string, Set<number>>()
  const flows = new Map<string, number>()
  const variants = new Map<string, { path: string[]; cases: number }>()
  trails.forEach((entries, index) => {
    const begun = new Map<number, number>()
    const path: string[] = []
    for (const { at, events } of entries) {
      const time = Date.parse(at)
      for (const event of events) {
        if (event.type === 'element.activated') begun.set(event.key, time)
        if (event.type === 'flow.taken') flows.set(event.flow, (flows.get(event.flow) ?? 0) + 1)
        if (event.type === 'task.completed') path.push(event.element)
        if (event.type !== 'element.completed') continue
        passes.set(event.element, (passes.get(event.element) ?? 0) + 1)
        inCases.set(event.element, (inCases.get(event.element) ?? new Set()).add(index))
        const since = begun.get(event.key)
        if (since !== undefined) times.set(event.element, [...(times.get(event.element) ?? []), time - since])
      }
    }
    const key = path.join('>')
    const variant = variants.get(key) ?? { path, cases: 0 }
    variant.cases += 1
    variants.set(key, variant)
  })
  const steps = [...passes].map(([element, count]): StepFigures => {
    const cases = inCases.get(element)?.size ?? 0
    const sorted = (times.get(element) ?? []).sort((a, b) => a - b)
    const enough = cases >= FEWEST && sorted.length > 0
    return {
      element,
      passes: count,
      cases,
      medianMs: enough ? (sorted[Math.floor(sorted.length / 2)] as number) : null,
      longestMs: enough ? (sorted.at(-1) as number) : null,
    }
  })
  return {
    cases: trails.length,
    steps: steps.sort((a, b) => b.passes - a.passes),
    flows,
    variants: [...variants.values()].sort((a, b) => b.cases - a.cases),
  }
}
