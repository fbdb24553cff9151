// A state as the table of instances holds it. Variables of the process that stay as they are lie in a text of their own,
// the base, which is not written again with every command; the state holds what differs from it, and names it by the
// number of the entry with which it was written. A case that gathers much then costs a command no more than a small one.

import type { State } from '../../engine/index.ts'
import { openText } from './packed.ts'
import type { CaseKey } from './seal.ts'

/** Variables of a process as they were written last, by the very values that the state holds. */
export type Base = {
  readonly at: number
  readonly generation: number
  readonly variables: Readonly<Record<string, unknown>>
  /** Of its text. */
  readonly length: number
}

export type StateTexts = {
  readonly state: string
  /** Null where the base that is there stays. */
  readonly written: string | null
  /** What the state lies upon; null where it holds everything itself. */
  readonly base: Base | null
}

type Parted = { readonly base: number; readonly changed: Record<string, unknown>; readonly state: State }

/** Variables that take less than this are written with the state: a second text costs as much to seal. */
const SMALL = 512

/** The texts of the state that an entry led to, upon the base that is in the table, if any. */
export function textsOf(state: State, at: number, generation: number, base: Base | null): StateTexts {
  const variables = state.runs[state.root]?.variables
  if (!variables) return whole(state)
  if (base !== null && base.generation === generation && holdsAll(variables, base)) {
    const differing = Object.entries(variables).filter(([name, value]) => base.variables[name] !== value)
    const changed = JSON.stringify(Object.fromEntries(differing))
    if (changed.length < Math.max(SMALL, base.length / 2))
      return { state: parted(state, base.at, changed), written: null, base }
  }
  const written = JSON.stringify(variables)
  if (written.length < SMALL) return whole(state)
  const fresh = { at, generation, variables: { ...variables }, length: written.length }
  return { state: parted(state, at, '{}'), written, base: fresh }
}

/** Where the sealed texts of an instance belong. */
export const placeOfState = (instance: string) => `${instance}/state`
export const placeOfBase = (instance: string, at: number) => `${instance}/base/${at}`

/** Opens what was written by `textsOf`; throws where a base belongs to another state. */
export function openState(
  instance: string,
  sealed: { readonly state: Buffer; readonly base: Buffer | null },
  key: CaseKey,
): { readonly state: State; readonly base: Base | null } {
  const read = JSON.parse(openText(placeOfState(instance), sealed.state, key)) as State | Parted
  if (!('base' in read)) return { state: read, base: null }
  const { base: at, changed, state } = read
  const text = openText(placeOfBase(instance, at), sealed.base!, key)
  const variables = JSON.parse(text)
  state.runs[state.root]!.variables = { ...variables, ...changed }
  return { state, base: { at, generation: key.generation, variables, length: text.length } }
}

function whole(state: State): StateTexts {
  return { state: JSON.stringify(state), written: null, base: null }
}

/** A text as `Parted` says. */
function parted(state: State, base: number, changed: string): string {
  const root = state.runs[state.root]!
  const { variables } = root
  root.variables = null
  const rest = JSON.stringify(state)
  root.variables = variables
  return `{"base":${base},"changed":${changed},"state":${rest}}`
}

/** What differs from a base can be told only where none of its variables is gone. */
function holdsAll(variables: Readonly<Record<string, unknown>>, base: Base): boolean {
  return Object.keys(base.variables).every(name => Object.hasOwn(variables, name))
}
