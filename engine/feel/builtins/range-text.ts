// `range("[1..5)")` reads a range as DMN 1.4 grammar rule 66 writes one: its ends are constants, or dates and times
// made of constants, the lower first. An end that is left out is open, and so is the other end of `range("> 3")`.

import { tell } from '../../words/sentences.ts'
import { order, range } from '../compare.ts'
import { type Run, warn } from '../frame.ts'
import { read } from '../temporal.ts'
import type { FeelRange } from '../values.ts'
import { CONVERSIONS } from './conversions.ts'
import { TIMES } from './times.ts'

const BOUNDED = /^([[(\]])(.*)\.\.(.*)([\])[])$/s
const HALF = /^(<=?|>=?)\s*(\S.*)$/s

/** The range a text writes; null and a warning where it writes none. */
export function readRange(run: Run, text: string): FeelRange | null {
  const plain = text.trim()
  return half(run, plain) ?? bounded(run, plain) ?? warn(run, () => tell`"${text.slice(0, 40)}" is no range.`)
}

function half(run: Run, text: string): FeelRange | null {
  const [, comparator, operand = ''] = HALF.exec(text) ?? []
  const end = comparator === undefined ? undefined : readEnd(run, operand)
  if (end === undefined || end === null) return null
  const included = comparator!.endsWith('=')
  return comparator!.startsWith('<') ? range(null, end, false, included) : range(end, null, included, false)
}

function bounded(run: Run, text: string): FeelRange | null {
  const [, open, from = '', until = '', close] = BOUNDED.exec(text) ?? []
  const [start, end] = [readEnd(run, from.trim()), readEnd(run, until.trim())]
  if (start === undefined || end === undefined || (start === null && end === null)) return null
  if ((start === null && open === '[') || (end === null && close === ']')) return null
  if (start !== null && end !== null && (order(run, start, end) ?? 0) > 0) return null
  return range(start, end, open === '[', close === ']')
}

/** The functions that may stand at an end, of constants themselves. */
const MAKERS = new Map(
  [...CONVERSIONS, ...TIMES]
    .filter(({ name }) =>
      ['date', 'time', 'date and time', 'duration', 'years and months duration'].includes(name),
    )
    .map(maker => [maker.name, maker] as const),
)

const CALL = /^([a-z ]+?)\s*\((.*)\)$/s
/** No call of constants is longer; what is longer would be gone through again at each bracket. */
const LONGEST_CALL = 200

/** The constant at an end; null where nothing is written, undefined for anything else. */
function readEnd(run: Run, text: string): unknown {
  if (text === '') return null
  if (/^-?(\d+(\.\d+)?|\.\d+)$/.test(text)) return Number(text)
  const [, at, quoted] = /^(@?)"([^"\\]*)"$/.exec(text) ?? []
  if (quoted !== undefined) return at ? (read.literal(quoted) ?? undefined) : quoted
  return text.length > LONGEST_CALL ? undefined : readCall(run, text)
}

function readCall(run: Run, text: string): unknown {
  const [, name = '', inner = ''] = CALL.exec(text) ?? []
  const maker = MAKERS.get(name)
  if (!maker) return undefined
  const given = argumentsOf(inner).map(argument => readEnd(run, argument.trim()))
  return given.some(value => value === undefined || value === null)
    ? undefined
    : (maker.call(run, given) ?? undefined)
}

/** What stands between the commas that no bracket and no quotes hold. */
function argumentsOf(text: string): string[] {
  const found = ['']
  let depth = 0
  for (const [token] of text.matchAll(/"[^"]*"|[\s\S]/g)) {
    if (token === '(') depth++
    if (token === ')') depth--
    if (token === ',' && depth === 0) found.push('')
    else found[found.length - 1] += token
  }
  return found
}
