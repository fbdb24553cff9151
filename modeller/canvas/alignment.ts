// Two pictures of one process stand so that what both have lies at the same place. Where a version moved its steps by
// different ways, no one shift brings all of them together: then those near what is looked at count.

import { type Box, middle } from './boxes.ts'

/** What is drawn, by its id. A flow stands where it begins, and like a pool it is nothing to hold two pictures together by. */
export type Places = ReadonlyMap<string, Box & { readonly kind: 'step' | 'frame' | 'flow' }>
/** How much further to the right and down the second picture has what the first has too. */
export type Shift = { readonly x: number; readonly y: number }
/** What is looked at, by its id in each picture; null where a picture does not have it. */
export type Seen = { readonly before: string | null; readonly after: string | null }

type Pair = { readonly before: Box; readonly after: Box }

/** @param former the ids of the first picture by those of the second, where they are not the same */
export function shiftBetween(
  before: Places,
  after: Places,
  former: ReadonlyMap<string, string>,
  seen: Seen | null,
): Shift {
  const was = seen?.before != null ? before.get(seen.before) : undefined
  const is = seen?.after != null ? after.get(seen.after) : undefined
  if (was !== undefined && is !== undefined) return way({ before: was, after: is })
  const pairs = pairsOf(before, after, former)
  if (pairs.length === 0) return { x: 0, y: 0 }
  if (was !== undefined) return way(nearest(pairs, was, 'before'))
  if (is !== undefined) return way(nearest(pairs, is, 'after'))
  return mostFrequent(pairs.map(way))
}

/** The steps that both have, from left to right; only where there are none, pools and lanes. */
function pairsOf(before: Places, after: Places, former: ReadonlyMap<string, string>): Pair[] {
  const of = (kind: string) =>
    [...after]
      .flatMap(([id, is]) => {
        const was = before.get(former.get(id) ?? id)
        return was?.kind === kind && is.kind === kind ? [{ before: was, after: is }] : []
      })
      .toSorted((one, other) => one.before.x - other.before.x)
  const steps = of('step')
  return steps.length > 0 ? steps : of('frame')
}

const way = ({ before, after }: Pair): Shift => ({ x: after.x - before.x, y: after.y - before.y })

function nearest(pairs: readonly Pair[], place: Box, side: 'before' | 'after'): Pair {
  const from = middle(place)
  const distance = (pair: Pair) => Math.hypot(middle(pair[side]).x - from.x, middle(pair[side]).y - from.y)
  return pairs.reduce((best, pair) => (distance(pair) < distance(best) ? pair : best))
}

/** Among those that are equally frequent the first. */
function mostFrequent(ways: readonly Shift[]): Shift {
  const name = ({ x, y }: Shift) => `${Math.round(x)} ${Math.round(y)}`
  const count = new Map<string, number>()
  for (const one of ways) count.set(name(one), (count.get(name(one)) ?? 0) + 1)
  return ways.reduce((best, one) => (count.get(name(one))! > count.get(name(best))! ? one : best))
}
