// FEEL names may hold spaces and signs, so an expression can only be read when the names it may use are known
// (DMN 1.5, 10.3.1.4). A scope tells them while compiling; frames answer for them while evaluating.

import type { Type } from './model.ts'

/** The names an expression may use, and what can be reached from each: null, or names again. */
export type Names = { readonly [name: string]: Names | null }

/** The same names with those of `inner`, which hide the outer ones. */
export function within(outer: Names, inner: Names): Names {
  return { ...outer, ...inner }
}

/** The names that can be reached from a value of this type. */
export function namesOf(type: Type, depth = 0): Names | null {
  if (depth > 8) return null
  if (type.kind === 'list') return namesOf(type.of, depth + 1)
  if (type.kind === 'named') return namesOf(type.type, depth + 1)
  if (type.kind === 'constrained') return namesOf(type.base, depth + 1)
  if (type.kind === 'function') return namesOf(type.result, depth + 1)
  if (type.kind !== 'context') return null
  return Object.fromEntries(type.entries.map(({ name, type }) => [name, namesOf(type, depth + 1)]))
}

/** Where names are looked up while evaluating: undefined for a name that is not there. */
export type Frame = (name: string) => unknown

/** A frame of fixed names over another one. Expressions ask by the names their scope told them. */
export function frameOf(entries: Iterable<readonly [string, unknown]>, outer: Frame = nothing): Frame {
  const values = new Map(entries)
  return name => (values.has(name) ? values.get(name) : outer(name))
}

/** The frame without names. */
export const nothing: Frame = () => undefined
