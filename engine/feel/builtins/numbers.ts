// Functions of numbers. Rounding shifts the decimal point in the written number, because 1.005 * 100 is
// 100.49999999999999 and people who round to cents mean 100.5.

import { tell } from '../../words/sentences.ts'
import { number } from '../arithmetic.ts'
import { times } from '../duration.ts'
import { type Run, warn } from '../frame.ts'
import type { FeelDuration } from '../values.ts'
import { define, type Family, unsteady } from './define.ts'
import { draw } from './random.ts'

export const NUMBERS: Family = [
  define('decimal', [
    'n: number, scale: number',
    (run: Run, n: number, scale: number) => scaled(run, halfEven, n, scale),
  ]),
  define('floor', [
    'n: number, scale?: number',
    (run: Run, n: number, scale?: number | null) => scaled(run, Math.floor, n, scale),
  ]),
  define('ceiling', [
    'n: number, scale?: number',
    (run: Run, n: number, scale?: number | null) => scaled(run, Math.ceil, n, scale),
  ]),
  rounding('round up', n => (n > 0 ? Math.ceil(n) : Math.floor(n))),
  rounding('round down', Math.trunc),
  rounding('round half up', n => Math.sign(n) * Math.floor(Math.abs(n) + 0.5)),
  rounding('round half down', n => Math.sign(n) * Math.ceil(Math.abs(n) - 0.5)),
  define('abs', ['n: number', (_, n: number) => Math.abs(n)], ['n: duration', magnitude]),
  define('modulo', ['dividend: number, divisor: number', modulo]),
  define('sqrt', ['number: number', (_, n: number) => (n < 0 ? null : Math.sqrt(n))]),
  define('log', ['number: number', (_, n: number) => (n <= 0 ? null : Math.log(n))]),
  define('exp', ['number: number', (_, n: number) => number(Math.exp(n))]),
  define('odd', ['number: number', (_, n: number) => Math.abs(n) % 2 === 1]),
  define('even', ['number: number', (_, n: number) => Math.abs(n) % 2 === 0]),
  unsteady(define('random number', ['', (run: Run) => draw(run)])),
]

// Of these the kit refuses a scale that is no whole number; of decimal() it takes the whole of it.
function rounding(name: string, round: (n: number) => number) {
  return define(name, [
    'n: number, scale: number',
    (run: Run, n: number, scale: number) =>
      Number.isInteger(scale)
        ? scaled(run, round, n, scale)
        : warn(run, () => tell`${name}() wants a scale that is a whole number.`),
  ])
}

// The exponents a decimal of 128 bits has (DMN 1.5, table 76).
const LEAST_SCALE = -6111
const GREATEST_SCALE = 6176

function scaled(run: Run, round: (n: number) => number, n: number, scale?: number | null): number | null {
  if (scale === null) return null
  const places = Math.trunc(scale ?? 0)
  if (places < LEAST_SCALE || places > GREATEST_SCALE)
    return warn(run, () => tell`A scale is between ${LEAST_SCALE} and ${GREATEST_SCALE}.`)
  const result = shift(round(shift(n, places)), -places)
  return Number.isFinite(result) ? result + 0 : n
}

// The number with its decimal point moved, exactly, so far as a double can hold it.
function shift(n: number, places: number): number {
  const [digits, exponent = '0'] = String(n).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}

function halfEven(n: number): number {
  const floor = Math.floor(n)
  if (n - floor !== 0.5) return Math.round(n)
  return floor % 2 === 0 ? floor : floor + 1
}

function magnitude(_: Run, n: FeelDuration): FeelDuration | null {
  return n.unwrap().sign < 0 ? times(n, -1) : n
}

// As the standard: dividend - divisor * floor(dividend / divisor). Fractions are rounded to nine places, since doubles
// would make modulo(10.1, 4.5) 1.0999999999999996.
function modulo(run: Run, dividend: number, divisor: number): number | null {
  if (divisor === 0) return warn(run, () => tell`modulo() does not divide by zero.`)
  const result = ((dividend % divisor) + divisor) % divisor
  return Number.isInteger(result) ? result : Math.round(result * 1e9) / 1e9
}
