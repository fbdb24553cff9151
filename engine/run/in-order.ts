// Members of a JSON object have no order (RFC 8259, 4), but whoever walks over them meets them in one. The trail writes
// them in the order of their names; so does everything that enters an instance, and the same command gives the same
// events whether it comes from a caller or from its record.

import { setEntry } from '../feel/values.ts'

/** A command with what it tells in order. */
export function toldInOrder<Told extends object>(command: Told): Told {
  let copy: Told | null = null
  for (const [name, value] of Object.entries(command)) {
    const ordered = inOrder(value)
    if (ordered !== value) copy = { ...(copy ?? command), [name]: ordered }
  }
  return copy ?? command
}

/** A JSON value with the members of all its objects in the order of their names; the value itself where they are. */
export function inOrder<Value>(value: Value): Value {
  return (typeof value === 'object' && value !== null ? ordered(value) : value) as Value
}

function ordered(value: object): unknown {
  return Array.isArray(value) ? orderedList(value) : orderedMembers(value as Members)
}

type Members = Readonly<Record<string, unknown>>

function orderedList(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | null = null
  for (let index = 0; index < list.length; index++) {
    const item = inOrder(list[index])
    if (item === list[index]) continue
    copy ??= [...list]
    copy[index] = item
  }
  return copy ?? list
}

function orderedMembers(members: Members): Members {
  const names = Object.keys(members)
  const values = names.map(name => inOrder(members[name]))
  const changed = names.some(
    (name, index) => !mayFollow(names[index - 1], name) || values[index] !== members[name],
  )
  if (!changed) return members
  const copy: Record<string, unknown> = {}
  const places = names.map((_, index) => index).sort((a, b) => (names[a]! < names[b]! ? -1 : 1))
  for (const place of places) setEntry(copy, names[place]!, values[place])
  return copy
}

/** Names that are array indices come first whatever one does, in the order of their numbers. */
const INDEX = /^(0|[1-9]\d{0,9})$/
const LAST_INDEX = 2 ** 32 - 2

function mayFollow(before: string | undefined, name: string): boolean {
  return before === undefined || before < name || (INDEX.test(before) && Number(before) <= LAST_INDEX)
}
