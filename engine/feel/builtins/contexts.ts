// Functions of contexts. None changes the context it is given: each makes another.

import { tell } from '../../words/sentences.ts'
import { shown } from '../arithmetic.ts'
import { type Run, spend, warn } from '../frame.ts'
import { entryOf } from '../scope.ts'
import { type Context, isContext, setEntry } from '../values.ts'
import { define, type Family } from './define.ts'

type List = readonly unknown[]

export const CONTEXTS: Family = [
  define(
    'get value',
    ['m: context, key: string', getValue],
    ['context: context, key: string', getValue],
    ['context: context, keys: list', getNested],
  ),
  define('get entries', ['m: context', entries], ['context: context', entries]),
  define('context', ['...entries: context', fromEntries]),
  define(
    'context put',
    ['context: context, key: string, value: any', put],
    ['context: context, keys: list, value: any', putNested],
  ),
  define(
    'put',
    ['context: context, key: string, value: any', put],
    ['context: context, keys: list, value: any', putNested],
  ),
  define('context merge', [
    '...contexts: context',
    (run, contexts: readonly Context[]) => merge(run, contexts),
  ]),
  define('put all', ['...contexts: context', (run, contexts: readonly Context[]) => merge(run, contexts)]),
]

function getValue(run: Run, context: Context, key: string): unknown {
  return entryOf(run, context, key) ?? null
}

function getNested(run: Run, context: Context, keys: List): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof key === 'string' ? (entryOf(run, value, key) ?? null) : null),
    context,
  )
}

function entries(run: Run, context: Context): unknown {
  const pairs = Object.entries(context)
  spend(run, pairs.length)
  return pairs.map(([key, value]) => ({ key, value }))
}

function fromEntries(run: Run, list: readonly Context[]): unknown {
  const context: Context = {}
  for (const entry of list) {
    const { key } = entry
    if (typeof key !== 'string' || !Object.hasOwn(entry, 'value') || Object.hasOwn(context, key)) {
      return warn(run, () => tell`context() takes entries of one key and a value each, not ${shown(key)} so.`)
    }
    setEntry(context, key, entry.value)
  }
  return context
}

function put(run: Run, context: Context, key: string, value: unknown): Context {
  const copy = merge(run, [context])
  setEntry(copy, key, value)
  return copy
}

function putNested(run: Run, context: Context, keys: List, value: unknown): Context | null {
  const [key, ...rest] = keys
  if (typeof key !== 'string') return warn(run, () => tell`context put() takes texts for keys.`)
  if (rest.length === 0) return put(run, context, key, value)
  const within = Object.hasOwn(context, key) ? context[key] : null
  const changed = isContext(within) ? putNested(run, within, rest, value) : null
  return changed === null ? null : put(run, context, key, changed)
}

function merge(run: Run, contexts: readonly Context[]): Context {
  const merged: Context = {}
  for (const context of contexts) {
    const keys = Object.keys(context)
    spend(run, keys.length)
    for (const key of keys) setEntry(merged, key, context[key])
  }
  return merged
}
