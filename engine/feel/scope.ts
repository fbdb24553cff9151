// Names are found when an expression is compiled: so many frames out, or in the variables of the case. Only the names
// inside a filter wait for the element, whose own entries come first.

import { normalizeContextKey } from 'lezer-feel'
import { tell } from '../words/sentences.ts'
import { builtin } from './builtins.ts'
import { CALENDAR, type Code, type Frame, type Run, spend, warn } from './frame.ts'
import { component } from './temporal.ts'
import { type Context, FeelRange, kindOf } from './values.ts'

/** What one frame binds: a name, the entries of a context, or the element a filter looks at. */
export type Scope = {
  readonly up: Scope | null
  readonly binds: { name: string } | { entries: ReadonlyMap<string, string> } | 'item'
  used: boolean
}

export function bindName(up: Scope | null, name: string): Scope {
  return { up, binds: { name: normalizeContextKey(name) }, used: false }
}

export function bindItem(up: Scope | null): Scope {
  return { up, binds: 'item', used: false }
}

export function bindEntries(up: Scope | null, keys: readonly string[]): Scope {
  return { up, binds: { entries: new Map(keys.map(key => [normalizeContextKey(key), key])) }, used: false }
}

export function inner(up: Frame, value: unknown): Frame {
  return { up, value, run: up.run }
}

/** Whether a name is bound by the expression itself, and not by an element under a filter. */
export function isBound(scope: Scope | null, name: string): boolean {
  const key = normalizeContextKey(name)
  for (let at = scope; at; at = at.up) {
    if (at.binds === 'item') continue
    if ('name' in at.binds ? at.binds.name === key : at.binds.entries.has(key)) return true
  }
  return false
}

/** The code that reads a variable; `free` is told of a name that only the variables of the case can give. */
export function variable(scope: Scope | null, name: string, free: (name: string) => string): Code {
  return read(scope, 0, normalizeContextKey(name), name, free)
}

/** The code that tells whether a variable is there at all, be it null. */
export function present(scope: Scope | null, name: string, free: (name: string) => string): Code {
  if (isBound(scope, name)) return () => true
  const items: number[] = []
  let out = 0
  for (let at = scope; at; at = at.up, out++) if (at.binds === 'item') items.push(out)
  if (items.length > 0 && name === 'item') return () => true
  const known = free(name)
  return frame => {
    const { env } = frame.run
    return items.some(item => ofElement(frame, item, name) !== undefined) || env.get(known) !== undefined
  }
}

function ofElement(frame: Frame, out: number, name: string): unknown {
  const element = frameAt(frame, out).value
  return typeof element === 'object' && element !== null ? elementEntry(frame.run, element, name) : undefined
}

function read(
  scope: Scope | null,
  out: number,
  key: string,
  name: string,
  free: (name: string) => string,
): Code {
  if (scope === null) return readFree(key, free(name))
  const binds = scope.binds
  if (binds === 'item') {
    return readItem(out, name, name === 'item' ? theItem(out) : read(scope.up, out + 1, key, name, free))
  }
  if ('name' in binds) {
    if (binds.name !== key) return read(scope.up, out + 1, key, name, free)
    scope.used = true
    return readFrame(out)
  }
  const entry = binds.entries.get(key)
  const rest = read(scope.up, out + 1, key, name, entry === undefined ? free : known => known)
  return entry === undefined ? rest : readEntry(out, entry, rest)
}

function readFree(key: string, name: string): Code {
  const fallback = builtin(key)?.value
  return frame => {
    const value = frame.run.env.get(name)
    // A plain function of JavaScript is none of FEEL; it comes from a careless `get`, such as an object's constructor.
    if (value !== undefined && typeof value !== 'function') return value
    return fallback ?? missing(frame.run, name)
  }
}

function missing(run: Run, name: string): null {
  return warn(run, () => tell`There is no variable "${name}".`)
}

function readFrame(out: number): Code {
  if (out === 0) return frame => frame.value ?? null
  if (out === 1) return frame => frame.up!.value ?? null
  return frame => frameAt(frame, out).value ?? null
}

function frameAt(frame: Frame, out: number): Frame {
  let at = frame
  for (let left = out; left > 0; left--) at = at.up!
  return at
}

function readEntry(out: number, entry: string, rest: Code): Code {
  return frame => {
    const entries = frameAt(frame, out).value as Context
    return Object.hasOwn(entries, entry) ? entries[entry] : rest(frame)
  }
}

function theItem(out: number): Code {
  return frame => frameAt(frame, out).value ?? null
}

function readItem(out: number, name: string, rest: Code): Code {
  const quick = quickEntry(name)
  return frame => {
    const element = frameAt(frame, out).value
    if (typeof element !== 'object' || element === null) return rest(frame)
    const own = quick(element) ?? elementEntry(frame.run, element, name)
    return own === undefined ? rest(frame) : own
  }
}

function elementEntry(run: Run, element: object, name: string): unknown {
  return kindOf(element) === 'context' || element instanceof FeelRange
    ? entryOf(run, element, name)
    : undefined
}

/**
 * Reads an entry of a plain context at once; undefined says nothing, and the long way has to be gone. Names that every
 * object has, such as `constructor`, always go it.
 */
export function quickEntry(name: string): (value: unknown) => unknown {
  if (name in Object.prototype) return () => undefined
  return value => {
    const plain =
      typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    return plain ? (value as Context)[name] : undefined
  }
}

const SIMPLE_NAME = /^[\w ]+$/

/** `value.name` of one value: an entry of a context, an end of a range, a part of a date; undefined where there is none. */
export function entryOf(run: Run, value: unknown, name: string): unknown {
  const kind = kindOf(value)
  switch (kind) {
    case 'context':
      return contextEntry(run, value as Context, name)
    case 'range':
      return ['start', 'end', 'start included', 'end included'].includes(name)
        ? (value as unknown as Context)[name]
        : undefined
    case 'date':
    case 'time':
    case 'date and time':
    case 'duration':
      // Which clock a place on earth goes by takes looking up.
      if (name === 'time offset') spend(run, 4 * CALENDAR)
      return component(value as object, kind, name)
    default:
      return undefined
  }
}

// A key such as "cost+tax" is written `cost + tax` too, so a name that is no plain word is sought by its normal form.
function contextEntry(run: Run, context: Context, name: string): unknown {
  if (Object.hasOwn(context, name)) return context[name]
  if (SIMPLE_NAME.test(name)) return undefined
  const wanted = normalizeContextKey(name)
  const keys = Object.keys(context)
  spend(run, keys.length)
  const key = keys.find(candidate => normalizeContextKey(candidate) === wanted)
  return key === undefined ? undefined : context[key]
}
