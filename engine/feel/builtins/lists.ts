// Functions of lists. Elements are the same when they are of one kind and equal, so 1 is not in ["1"], and null is in
// [null]. What aggregates takes a list or its elements as arguments.

import { tell } from '../../words/sentences.ts'
import { add, divide, multiply } from '../arithmetic.ts'
import { equals, order } from '../compare.ts'
import { type Run, spend, warn } from '../frame.ts'
import { invoke } from '../function.ts'
import { type FeelFunction, kindOf } from '../values.ts'
import { define, type Family } from './define.ts'

type List = readonly unknown[]

export const LISTS: Family = [
  define('list contains', [
    'list: list, element: any',
    (run, list: List, element: unknown) => list.some(same(run, element)),
  ]),
  define('count', ['list: list', (_, list: List) => list.length]),
  define('min', ['...list: any', (run, list: List) => extreme(run, list, -1)]),
  define('max', ['...list: any', (run, list: List) => extreme(run, list, 1)]),
  define('sum', ['...list: any', sum]),
  define('product', ['...list: number', (run, list: List) => reduce(run, list, multiply)]),
  define('mean', ['...list: any', (run, list: List) => divide(run, sum(run, list), list.length)]),
  define('median', ['...list: number', (_, list: readonly number[]) => median(list)]),
  define('stddev', ['...list: number', (_, list: readonly number[]) => deviation(list)]),
  define('mode', ['...list: number', (_, list: readonly number[]) => mode(list)]),
  define('all', ['...list: any', (_, list: List) => verdict(list, false)]),
  define('any', ['...list: any', (_, list: List) => verdict(list, true)]),
  define(
    'sublist',
    ['list: list, start position: number, length?: number', sublist],
    ['list: list, start: number, length?: number', sublist],
  ),
  define('append', ['list: list, ...item: any', (_, list: List, items: List) => [...list, ...items]]),
  define('concatenate', ['...list: list', (_, lists: readonly List[]) => lists.flat()]),
  define('insert before', ['list: list, position: number, newItem: any', insertBefore]),
  define('remove', ['list: list, position: number', remove]),
  define(
    'list replace',
    ['list: list, position: number, newItem: any', replaceAt],
    ['list: list, match: function, newItem: any', replaceMatching],
  ),
  define('reverse', ['list: list', (_, list: List) => [...list].reverse()]),
  define('index of', ['list: list, match: any', indexOf]),
  define('union', ['...list: list', (run, lists: readonly List[]) => distinct(run, lists.flat())]),
  define('distinct values', ['list: list', distinct]),
  define('duplicate values', ['list: list', duplicates]),
  define('flatten', ['list: list', flatten]),
  define('sort', ['list: list, precedes: function', sort]),
  define('partition', ['list: list, size: number', partition]),
  define('is empty', ['list: list', (_, list: List) => list.length === 0]),
]

function same(run: Run, wanted: unknown): (element: unknown) => boolean {
  const kind = kindOf(wanted)
  return element => element === wanted || (kindOf(element) === kind && equals(run, element, wanted) === true)
}

function extreme(run: Run, list: List, side: 1 | -1): unknown {
  let best: unknown = list[0] ?? null
  if (list.length > 0 && order(run, best, best) === null) return null
  for (const element of list) {
    const comparison = order(run, element, best)
    if (comparison === null) return null
    if (comparison * side > 0) best = element
  }
  return best
}

function sum(run: Run, list: List): unknown {
  if (typeof list[0] === 'string') return warn(run, () => tell`sum() adds numbers or durations.`)
  return reduce(run, list, add)
}

function reduce(run: Run, list: List, operation: typeof add): unknown {
  if (list.length === 0) return null
  if (list.length === 1)
    return kindOf(list[0]) === 'number' || kindOf(list[0]) === 'duration' ? list[0] : null
  return list.reduce((result, element) => (result === null ? null : operation(run, result, element)))
}

function median(list: readonly number[]): number | null {
  if (list.length === 0) return null
  const sorted = [...list].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function deviation(list: readonly number[]): number | null {
  if (list.length < 2) return null
  const mean = list.reduce((a, b) => a + b) / list.length
  return Math.sqrt(list.reduce((total, n) => total + (n - mean) ** 2, 0) / (list.length - 1))
}

function mode(list: readonly number[]): number[] {
  const counts = new Map<number, number>()
  for (const n of list) counts.set(n, (counts.get(n) ?? 0) + 1)
  let most = 0
  for (const count of counts.values()) most = Math.max(most, count)
  return [...counts]
    .filter(([, count]) => count === most)
    .map(([n]) => n)
    .sort((a, b) => a - b)
}

// `deciding` settles it: one false for all(), one true for any().
function verdict(list: List, deciding: boolean): boolean | null {
  if (list.includes(deciding)) return deciding
  return list.every(element => typeof element === 'boolean') ? !deciding : null
}

function sublist(run: Run, list: List, start: number, length?: number | null): unknown {
  const from = Math.trunc(start)
  if (from === 0) return warn(run, () => tell`sublist() counts positions from 1.`)
  const first = from < 0 ? Math.max(0, list.length + from) : from - 1
  const last = length === undefined || length === null ? undefined : first + Math.max(0, Math.trunc(length))
  return list.slice(first, last)
}

function insertBefore(run: Run, list: List, position: number, item: unknown): unknown {
  const at = Math.trunc(position)
  if (at === 0) return warn(run, () => tell`insert before() counts positions from 1.`)
  const index = at < 0 ? Math.max(0, list.length + at) : Math.min(at - 1, list.length)
  return [...list.slice(0, index), item, ...list.slice(index)]
}

function remove(run: Run, list: List, position: number): unknown {
  const index = indexAt(list, position)
  if (position === 0) return warn(run, () => tell`remove() counts positions from 1.`)
  return index === null ? [...list] : list.filter((_, at) => at !== index)
}

function indexAt(list: List, position: number): number | null {
  const index = position < 0 ? list.length + Math.trunc(position) : Math.trunc(position) - 1
  return index >= 0 && index < list.length ? index : null
}

function replaceAt(run: Run, list: List, position: number, item: unknown): unknown {
  const index = Number.isInteger(position) ? indexAt(list, position) : null
  if (index === null) return warn(run, () => tell`list replace() finds nothing at ${position}.`)
  return list.map((element, at) => (at === index ? item : element))
}

function replaceMatching(run: Run, list: List, match: FeelFunction, item: unknown): unknown {
  const replaced: unknown[] = []
  for (const element of list) {
    const matches = invoke(run, match, [element, item])
    if (typeof matches !== 'boolean') {
      return warn(run, () => tell`list replace() is given a function of two that says true or false.`)
    }
    replaced.push(matches ? item : element)
  }
  return replaced
}

function indexOf(run: Run, list: List, wanted: unknown): number[] {
  const is = same(run, wanted)
  return list.flatMap((element, index) => (is(element) ? [index + 1] : []))
}

// Plain values are told apart by a set; the rest are compared with those found before, and pay for it.
function firsts(run: Run, list: List, onRepeat: (element: unknown) => void): unknown[] {
  const found: unknown[] = []
  const plain = new Set<unknown>()
  const composite: unknown[] = []
  for (const element of list) {
    const isPlain = typeof element !== 'object' || element === null
    if (!isPlain) spend(run, composite.length)
    if (isPlain ? plain.has(element) : composite.some(same(run, element))) {
      onRepeat(element)
      continue
    }
    if (isPlain) plain.add(element)
    else composite.push(element)
    found.push(element)
  }
  return found
}

function distinct(run: Run, list: List): unknown[] {
  return firsts(run, list, () => {})
}

function duplicates(run: Run, list: List): unknown[] {
  const repeated: unknown[] = []
  firsts(run, list, element => repeated.push(element))
  return distinct(run, repeated)
}

function flatten(run: Run, list: List): unknown[] {
  spend(run, list.length)
  return list.flatMap(element => (Array.isArray(element) ? flatten(run, element) : [element]))
}

function sort(run: Run, list: List, precedes: FeelFunction): unknown[] {
  const before = (a: unknown, b: unknown) => invoke(run, precedes, [a, b]) === true
  return [...list].sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0))
}

function partition(run: Run, list: List, size: number): unknown {
  const length = Math.trunc(size)
  if (length < 1) return warn(run, () => tell`partition() makes parts of one element or more.`)
  const parts: unknown[][] = []
  for (let at = 0; at < list.length; at += length) parts.push(list.slice(at, at + length))
  return parts
}
