// What does not conform to its type becomes null, after the two coercions of DMN 1.5, 10.3.2.9.4 (a list of one and
// its only item stand for each other) and its conversion of a date to a date and time. JSON has no dates: where a
// date, time or duration is expected, its ISO 8601 text is read.

import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin'
import { charge, type Env } from '../feel/evaluate.ts'
import { midnight, read } from '../feel/temporal.ts'
import { type Sentence, say, tell } from '../words/sentences.ts'
import type { BasicType, Type } from './model.ts'
import { isContext, shown } from './values.ts'

/** The value as its type wants it, or null and a warning. */
export function conform(value: unknown, type: Type, what: () => Sentence, env: Env): unknown {
  const result = convert(value ?? null, type, env)
  if (result !== undefined) return result
  env.warn?.(say(tell`${what()} is ${shown(value)}, which is not ${describe(type)}, so it counts as null.`))
  return null
}

/** The value as its type wants it; undefined if it does not conform. */
export function convert(value: unknown, type: Type, env: Env): unknown {
  if (value === null) return null
  const result = convertExactly(value, type, env)
  if (result !== undefined) return result
  if (listed(type)) return Array.isArray(value) ? undefined : convertExactly([value], type, env)
  return Array.isArray(value) && value.length === 1 ? convertExactly(value[0], type, env) : undefined
}

/** A JSON value of the case: entries that JSON left out are null. */
export function completed(value: unknown, type: Type): unknown {
  if (type.kind === 'named') return completed(value, type.type)
  if (type.kind === 'constrained') return completed(value, type.base)
  if (type.kind === 'list' && Array.isArray(value)) return value.map(item => completed(item, type.of))
  if (type.kind !== 'context' || !isContext(value)) return value
  const entries = type.entries.map(({ name, type }) => [name, completed(value[name] ?? null, type)] as const)
  return { ...value, ...Object.fromEntries(entries) }
}

/** The type in a sentence. */
export function describe(type: Type): Sentence {
  switch (type.kind) {
    case 'any':
      return tell`any value`
    case 'basic':
      return tell`a ${type.name}`
    case 'named':
      return tell`of type ${type.name}`
    case 'list':
      return tell`a list of the right items`
    case 'context':
      return tell`a context with ${type.entries.map(entry => entry.name).join(', ')}`
    case 'function':
      return tell`a function`
    case 'constrained':
      return tell`one of ${type.allowed.text}`
  }
}

/** Whether a value is of the kind that a type asks for, and none of those it allows. */
export function excluded(value: unknown, type: Type, env: Env): boolean {
  if (value === null || value === undefined) return false
  if (type.kind === 'named') return excluded(value, type.type, env)
  if (type.kind !== 'constrained' || convert(value, type, env) !== undefined) return false
  return convert(value, type.base, env) !== undefined || excluded(value, type.base, env)
}

function listed(type: Type): boolean {
  if (type.kind === 'named') return listed(type.type)
  if (type.kind === 'constrained') return listed(type.base)
  return type.kind === 'list' || type.kind === 'any'
}

function convertExactly(value: unknown, type: Type, env: Env): unknown {
  // A value may share its parts, and so be far larger to go through than it was to make.
  if (env.budget) charge(env.budget, 1)
  switch (type.kind) {
    case 'any':
      return value
    case 'basic':
      return basic[type.name](value)
    case 'named':
      return convertExactly(value, type.type, env)
    case 'function':
      return isFunction(value) ? value : undefined
    case 'list':
      return Array.isArray(value) ? everyItem(value, type.of, env) : undefined
    case 'context':
      return isContext(value) ? everyEntry(value, type.entries, env) : undefined
    case 'constrained': {
      const base = convert(value, type.base, env)
      return base !== undefined && type.allowed.test(base, env) === true ? base : undefined
    }
  }
}

function everyItem(items: readonly unknown[], type: Type, env: Env): unknown[] | undefined {
  const result = items.map(item => convert(item ?? null, type, env))
  return result.includes(undefined) ? undefined : result
}

/** A context has all entries of its type (DMN 1.5, 10.3.2.9.2) and may have more. */
function everyEntry(
  value: Record<string, unknown>,
  entries: readonly { readonly name: string; readonly type: Type }[],
  env: Env,
): Record<string, unknown> | undefined {
  const result = { ...value }
  for (const { name, type } of entries) {
    if (!Object.hasOwn(value, name)) return undefined
    const entry = convert(value[name] ?? null, type, env)
    if (entry === undefined) return undefined
    result[name] = entry
  }
  return result
}

const text = <T>(value: unknown, read: (text: string) => T | null): T | undefined =>
  typeof value === 'string' ? (read(value) ?? undefined) : undefined

function durationOf(value: unknown, yearsMonths: boolean): FeelDuration | undefined {
  const result = value instanceof FeelDuration ? value : text(value, read.duration)
  return result?.yearsMonths === yearsMonths ? result : undefined
}

const basic: Readonly<Record<BasicType, (value: unknown) => unknown>> = {
  number: value => (typeof value === 'number' ? value : undefined),
  string: value => (typeof value === 'string' ? value : undefined),
  boolean: value => (typeof value === 'boolean' ? value : undefined),
  date: value => (value instanceof FeelDate ? value : text(value, read.date)),
  time: value => (value instanceof FeelTime ? value : text(value, read.time)),
  'date and time': value => {
    if (value instanceof FeelDateTime) return value
    return value instanceof FeelDate ? midnight(value) : text(value, read.dateTime)
  },
  'days and time duration': value => durationOf(value, false),
  'years and months duration': value => durationOf(value, true),
  context: value => (isContext(value) ? value : undefined),
  range: value => (isRange(value) ? value : undefined),
}
