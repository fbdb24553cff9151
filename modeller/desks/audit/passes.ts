// The passes of an element: each time the case went into it, in order. A loop, a multi-instance step and a case that
// comes back give several, and a reader wants to see one of them.

import type { Entry } from '../../api/trail.ts'
import type { Stop } from './replay.ts'

export type Pass = {
  readonly key: number
  /** Which of a multi-instance step or a loop it is; null where it is neither. */
  readonly index: number | null
  /** The entries in which it began and ended; it may have ended in none so far. */
  readonly began: number
  readonly ended: number | null
  readonly how: 'running' | 'done' | 'left'
  /** Who completed it, where it is a task of a person. */
  readonly by: string | null
}

/** All passes of all elements, by element. */
export function passesOf(entries: readonly Entry[]): ReadonlyMap<string, readonly Pass[]> {
  const passes = new Map<number, Pass & { element: string }>()
  const change = (key: number, changes: Partial<Pass>) => {
    const pass = passes.get(key)
    if (pass !== undefined) passes.set(key, { ...pass, ...changes })
  }
  entries.forEach(({ events }, at) => {
    for (const event of events)
      if (event.type === 'element.activated') {
        // Who hears that a step was cancelled does not do it once more.
        if (event.elementType === 'cancelListener') continue
        const { key, element, index } = event
        passes.set(key, { key, element, index, began: at, ended: null, how: 'running', by: null })
      } else if (event.type === 'task.completed') change(event.key, { by: event.by })
      else if (event.type === 'element.completed') change(event.key, { ended: at, how: 'done' })
      else if (event.type === 'element.terminated') change(event.key, { ended: at, how: 'left' })
  })
  return Map.groupBy(passes.values(), ({ element }) => element)
}

/** The stop at which a pass begins. */
export const beginOf = ({ key }: Pass, stops: readonly Stop[]): number | null =>
  at(stops, stop => stop.events.some(event => event.type === 'element.activated' && event.key === key))

/** The stop at which a pass ends; where it began while it has not ended. */
export const endOf = (pass: Pass, stops: readonly Stop[]): number | null =>
  at(stops, stop =>
    stop.events.some(
      event =>
        (event.type === 'element.completed' || event.type === 'element.terminated') && event.key === pass.key,
    ),
  ) ?? beginOf(pass, stops)

/** The pass that is under way at an entry, else the last one that ended by then. */
export const passAt = (passes: readonly Pass[], entry: number): Pass | undefined =>
  passes.findLast(({ began, ended }) => began <= entry && (ended === null || ended >= entry)) ??
  passes.findLast(({ began }) => began <= entry)

function at(stops: readonly Stop[], is: (stop: Stop) => boolean): number | null {
  const found = stops.findIndex(is)
  return found === -1 ? null : found
}
