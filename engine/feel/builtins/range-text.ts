// `range("[1..5)")` reads a range as DMN 1.4 grammar rule 66 writes one: its ends are constants, the lower first. An end
// that is left out is open, and so is the other end of `range("> 3")`.

import { order, range } from '../compare.ts'
import { type Run, warn } from '../frame.ts'
import { read } from '../temporal.ts'
import { FeelDate, FeelDateTime, type FeelRange, FeelTime } from '../values.ts'

const BOUNDED = /^([[(\]])(.*)\.\.(.*)([\])[])$/s
const HALF = /^(<=?|>=?)\s*(\S.*)$/s

/** The range a text writes; null and a warning where it writes none. */
export function readRange(run: Run, text: string): FeelRange | null {
  const plain = text.trim()
  return half(plain) ?? bounded(run, plain) ?? warn(run, () => `"${text.slice(0, 40)}" is no range.`)
}

function half(text: string): FeelRange | null {
  const [, comparator, operand = ''] = HALF.exec(text) ?? []
  const end = comparator === undefined ? undefined : readEnd(operand)
  if (end === undefined || end === null) return null
  const included = comparator!.endsWith('=')
  return comparator!.startsWith('<') ? range(null, end, false, included) : range(end, null, included, false)
}

function bounded(run: Run, text: string): FeelRange | null {
  const [, open, from = '', until = '', close] = BOUNDED.exec(text) ?? []
  const [start, end] = [readEnd(from.trim()), readEnd(until.trim())]
  if (start === undefined || end === undefined || (start === null && end === null)) return null
  if ((start === null && open === '[') || (end === null && close === ']')) return null
  if (start !== null && end !== null && (order(run, start, end) ?? 0) > 0) return null
  return range(start, end, open === '[', close === ']')
}

const QUOTED = /^(@|date|time|date and time|duration)?\s*\(?\s*"([^"\\]*)"\s*\)?$/
const COMBINED = /^date and time\s*\((.*?\)|@"[^"]*"),(.*)\)$/s

/** The constant at an end; null where nothing is written, undefined for anything else. */
function readEnd(text: string): unknown {
  if (text === '') return null
  if (/^-?(\d+(\.\d+)?|\.\d+)$/.test(text)) return Number(text)
  const combined = COMBINED.exec(text)
  if (combined) return atTime(readEnd(combined[1]!.trim()), readEnd(combined[2]!.trim()))
  const quoted = QUOTED.exec(text)
  if (!quoted) return undefined
  return quoted[1] === undefined ? quoted[2] : (read.literal(quoted[2]!) ?? undefined)
}

function atTime(day: unknown, time: unknown): FeelDateTime | undefined {
  if (!(day instanceof FeelDate) || !(time instanceof FeelTime)) return undefined
  return new FeelDateTime(day.unwrap().toPlainDateTime(time.unwrap()), time.timezone ?? null)
}
