// Functions of texts, counted in characters as people see them (code points), not in UTF-16 units. Patterns are
// XPath's, run by a machine that cannot be made to hang (pattern.ts).

import { tell } from '../../words/sentences.ts'
import { type Run, spend, spendText, warn } from '../frame.ts'
import { type Pattern, pattern } from '../pattern.ts'
import { define, type Family, unsteady } from './define.ts'
import { uuid } from './random.ts'

export const TEXTS: Family = [
  define('substring', ['string: string, start position: number, length?: number', substring]),
  define('string length', ['string: string', (_, text: string) => Array.from(text).length]),
  define('upper case', ['string: string', (_, text: string) => text.toUpperCase()]),
  define('lower case', ['string: string', (_, text: string) => text.toLowerCase()]),
  define('substring before', ['string: string, match: string', before]),
  define('substring after', ['string: string, match: string', after]),
  define('contains', [
    'string: string, match: string',
    (_, text: string, match: string) => text.includes(match),
  ]),
  define('starts with', [
    'string: string, match: string',
    (_, text: string, match: string) => text.startsWith(match),
  ]),
  define('ends with', [
    'string: string, match: string',
    (_, text: string, match: string) => text.endsWith(match),
  ]),
  define('matches', ['input: string, pattern: string, flags?: string', matches]),
  define('replace', ['input: string, pattern: string, replacement: string, flags?: string', replace]),
  define('split', ['string: string, delimiter: string', split]),
  define('extract', ['string: string, pattern: string', extract]),
  define(
    'string join',
    ['list: list, delimiter?: string', join],
    ['list: list, delimiter?: string, prefix: string, suffix: string', join],
  ),
  define('trim', ['string: string', (_, text: string) => text.trim()]),
  define('is blank', ['string: string', (_, text: string) => text.trim() === '']),
  unsteady(define('uuid', ['', (run: Run) => uuid(run)])),
]

function substring(run: Run, text: string, start: number, length?: number | null): string | null {
  const from = Math.trunc(start)
  if (from === 0) return warn(run, () => tell`substring() counts positions from 1.`)
  const characters = Array.from(text)
  const first = from < 0 ? Math.max(0, characters.length + from) : from - 1
  const last = length === undefined || length === null ? undefined : first + Math.max(0, Math.trunc(length))
  return characters.slice(first, last).join('')
}

// Looking for one long text in another can take as long as both lengths multiplied.
function search(run: Run, text: string, match: string): number {
  spend(run, Math.floor((text.length * match.length) / 1024))
  return text.indexOf(match)
}

function before(run: Run, text: string, match: string): string {
  const at = search(run, text, match)
  return at < 0 ? '' : text.slice(0, at)
}

function after(run: Run, text: string, match: string): string {
  const at = search(run, text, match)
  return at < 0 ? '' : text.slice(at + match.length)
}

function read(run: Run, text: string, flags?: string | null): Pattern | null {
  payForReading(run, text)
  const read = pattern(text, flags ?? '')
  return 'problem' in read ? warn(run, () => read.problem) : read
}

// Reading a pattern is slow, so the first time in an evaluation costs, whether or not it was read for another before.
function payForReading(run: Run, text: string): void {
  run.meter.patterns ??= new Set()
  if (run.meter.patterns.has(text)) return
  run.meter.patterns.add(text)
  spend(run, 50 + text.length * 20)
}

function matches(run: Run, input: string, text: string, flags?: string | null): boolean | null {
  return read(run, text, flags)?.test(run, input) ?? null
}

function replace(
  run: Run,
  input: string,
  text: string,
  replacement: string,
  flags?: string | null,
): string | null {
  const found = read(run, text, flags)
  if (found?.test(run, ''))
    return warn(run, () => tell`replace() was given a pattern that matches an empty text.`)
  const result = found?.replace(run, input, replacement) ?? null
  if (result !== null) spendText(run, result.length)
  return result
}

function split(run: Run, input: string, delimiter: string): string[] | null {
  return read(run, delimiter)?.split(run, input) ?? null
}

function extract(run: Run, input: string, text: string): string[] | null {
  return read(run, text)?.all(run, input) ?? null
}

function join(run: Run, list: unknown[], delimiter?: string | null, prefix = '', suffix = '') {
  const texts = list.filter(element => element !== null && element !== undefined)
  if (!texts.every(element => typeof element === 'string')) {
    return warn(run, () => tell`string join() joins texts only.`)
  }
  const glue = delimiter ?? ''
  spendText(
    run,
    texts.reduce((sum, text) => sum + text.length + glue.length, 0),
  )
  return prefix + texts.join(glue) + suffix
}
