// Which thing of the one drawing is which of the other: by id, and where ids differ by what they are and where they
// stand. A pair found by structure is told as a change of id, never as one removed and one added.

import type { Thing } from './things.ts'

export type Matching = {
  readonly pairs: ReadonlyMap<Thing, Thing>
  readonly removed: readonly Thing[]
  readonly added: readonly Thing[]
}

export function match(before: readonly Thing[], after: readonly Thing[]): Matching {
  const pairs = new Map<Thing, Thing>()
  const taken = new Set<Thing>()
  const pair = (one: Thing, other: Thing): void => {
    pairs.set(one, other)
    taken.add(other)
  }
  const byId = new Map(after.filter(thing => thing.id).map(thing => [thing.id, thing]))
  for (const thing of before) {
    const other = byId.get(thing.id)
    if (other && sameSort(thing, other) && !taken.has(other)) pair(thing, other)
  }
  // Pools first, then what they hold, then what joins two things: each round may use the pairs of the one before.
  for (const structure of [
    only('file'),
    named('pool'),
    partners,
    named('lane'),
    named('node'),
    named('data'),
    named('artifact'),
    named('root'),
    joined,
  ]) {
    const open = after.filter(thing => !taken.has(thing))
    for (const thing of before.filter(each => !pairs.has(each))) {
      const candidates = open.filter(other => !taken.has(other) && structure(thing, other, pairs))
      if (candidates.length === 1) pair(thing, candidates[0]!)
    }
  }
  return {
    pairs,
    removed: before.filter(thing => !pairs.has(thing)),
    added: after.filter(thing => !taken.has(thing)),
  }
}

type Structure = (one: Thing, other: Thing, pairs: ReadonlyMap<Thing, Thing>) => boolean

/** The same id on another kind of thing is another thing; a task that became another task is not. */
function sameSort(one: Thing, other: Thing): boolean {
  return one.kind === other.kind
}

function only(kind: Thing['kind']): Structure {
  return (one, other) => one.kind === kind && other.kind === kind
}

/** The same type and the same words in the same place. */
function named(kind: Thing['kind']): Structure {
  return (one, other, pairs) =>
    one.kind === kind &&
    other.kind === kind &&
    one.type === other.type &&
    one.name !== '' &&
    one.name === other.name &&
    samePlace(one, other, pairs)
}

function samePlace(one: Thing, other: Thing, pairs: ReadonlyMap<Thing, Thing>): boolean {
  if (one.scope === null || other.scope === null) return one.scope === other.scope
  return pairs.get(one.scope) === other.scope
}

/** Processes and collaborations have often no name: a process is that of its pool, the others are the only ones. */
function partners(one: Thing, other: Thing, pairs: ReadonlyMap<Thing, Thing>): boolean {
  return (
    one.kind === 'process' &&
    other.kind === 'process' &&
    one.type === other.type &&
    samePlace(one, other, pairs)
  )
}

/** A flow is what it joins. */
function joined(one: Thing, other: Thing, pairs: ReadonlyMap<Thing, Thing>): boolean {
  if (one.kind !== other.kind || one.type !== other.type) return false
  if (one.kind !== 'flow' && one.kind !== 'message' && one.type !== 'association') return false
  const ends = (thing: Thing) => [thing.element.sourceRef, thing.element.targetRef]
  const partner = new Map([...pairs].map(([from, to]) => [from.element, to.element]))
  return ends(one).every((end, at) => end !== undefined && partner.get(end) === ends(other)[at])
}
