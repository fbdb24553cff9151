// Functions from one kind of value to another. Text that does not read as what is asked for is null, never a guess.

import { tell } from '../../words/sentences.ts'
import { type Run, spend, spendText, warn } from '../frame.ts'
import { atTime, dateOf, read, timeOf } from '../temporal.ts'
import { FeelDate, FeelDateTime, FeelDuration, FeelTime, toJson, toText } from '../values.ts'
import { define, type Family, slow } from './define.ts'
import { dateFromParts, dateTimeFromParts, inZone, timeFromParts } from './parts.ts'

export const CONVERSIONS: Family = [
  define(
    'number',
    ['from: string, grouping separator?: string, decimal separator?: string', number],
    ['from: number', (_, from: number) => from],
  ),
  define('string', ['from: any', string]),
  ...[
    define('date', ['from: any', date], ['year: number, month: number, day: number', dateFromParts]),
    define(
      'time',
      ['from: any', time],
      ['hour: number, minute: number, second: number, offset?: duration', timeFromParts],
    ),
    define(
      'date and time',
      ['date: date, time: time', combine],
      ['date: date and time, timezone: string', inZone],
      ['from: any', dateTime],
      [
        'year: number, month: number, day: number, hour: number, minute: number, second: number',
        dateTimeFromParts,
      ],
      [
        'year: number, month: number, day: number, hour: number, minute: number, second: number, offset: duration',
        dateTimeFromParts,
      ],
    ),
    define('duration', ['from: any', duration]),
  ].map(slow),
  define('to json', ['value: any', toJsonText]),
  define('from json', ['value: string', fromJsonText]),
  define('to base64', ['value: string', base64]),
]

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/

function number(run: Run, from: string, grouping?: string | null, decimal?: string | null): number | null {
  const known = [' ', ',', '.'].includes(grouping ?? ',') && ['.', ','].includes(decimal ?? '.')
  if (!known || (grouping && grouping === (decimal ?? '.')))
    return warn(run, () => tell`number() knows no such separator.`)
  const point = decimal ?? '.'
  const ungrouped = grouping ? from.split(grouping).join('') : from
  const plain = point === '.' ? ungrouped : ungrouped.includes('.') ? '' : ungrouped.replace(point, '.')
  return NUMBER.test(plain)
    ? Number(plain)
    : warn(run, () => tell`number() cannot read "${from.slice(0, 40)}".`)
}

function string(run: Run, from: unknown): string | null {
  if (from === null) return null
  const text = toText(from, steps => spend(run, steps))
  spendText(run, text.length)
  return text
}

function date(run: Run, from: unknown): FeelDate | null {
  if (typeof from === 'string') return read.date(from) ?? unread(run, 'date', from)
  if (from instanceof FeelDate) return from
  return from instanceof FeelDateTime ? dateOf(from) : null
}

function time(run: Run, from: unknown): FeelTime | null {
  if (typeof from === 'string') return read.time(from) ?? unread(run, 'time', from)
  if (from instanceof FeelTime) return from
  if (from instanceof FeelDate) return read.time('00:00:00Z')
  return from instanceof FeelDateTime ? timeOf(from) : null
}

function dateTime(run: Run, from: unknown): FeelDateTime | null {
  if (typeof from === 'string') return read.dateTime(from) ?? unread(run, 'date and time', from)
  return from instanceof FeelDateTime ? from : null
}

function combine(_: Run, day: FeelDate, time: FeelTime): FeelDateTime {
  return atTime(day, time)
}

function duration(run: Run, from: unknown): FeelDuration | null {
  if (typeof from === 'string') return read.duration(from) ?? unread(run, 'duration', from)
  return from instanceof FeelDuration ? from : null
}

function unread(run: Run, kind: string, text: string): null {
  return warn(run, () => tell`"${text.slice(0, 40)}" cannot be read as a ${kind}.`)
}

function toJsonText(run: Run, value: unknown): string {
  const text = JSON.stringify(toJson(value, steps => spend(run, steps)))
  spendText(run, text.length)
  return text
}

function fromJsonText(run: Run, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return warn(run, () => tell`from json() was given a text that is no JSON.`)
  }
}

// btoa takes bytes, one to a character.
function base64(run: Run, text: string): string {
  spend(run, text.length >> 1)
  const bytes = Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte))
  return btoa(bytes.join(''))
}
