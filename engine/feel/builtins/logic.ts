// Functions about whether: a value is there, true, or worth going on with.

import { tell, written } from '../../words/sentences.ts'
import { equals } from '../compare.ts'
import { ExpressionError } from '../expression-error.ts'
import type { Run } from '../frame.ts'
import { isZoned, nanoseconds, sameClock } from '../temporal.ts'
import { isInstant, kindOf } from '../values.ts'
import { define, type Family } from './define.ts'

export const LOGIC: Family = [
  define('not', ['negand: any', (_, negand: unknown) => (typeof negand === 'boolean' ? !negand : null)]),
  define('is', ['value1: any, value2: any', identical]),
  // Compiled in place where it is called by name, because a value that is not there cannot be handed over.
  define('is defined', ['value: any', () => true]),
  define('get or else', [
    'value: any, default: any',
    (_, value: unknown, otherwise: unknown) => value ?? otherwise,
  ]),
  define('assert', ['value: any, condition: any, cause?: string', asserted]),
  define('fromAi', [
    'value: any, description?: any, type?: any, schema?: any, options?: any',
    (_, value: unknown) => value,
  ]),
]

/** Equal, of one kind, and for times also told by one clock: with the same hands, and as far from UTC. */
function identical(run: Run, a: unknown, b: unknown): boolean {
  if (kindOf(a) !== kindOf(b)) return false
  if (!isInstant(a) || !isInstant(b)) return equals(run, a, b) === true
  return isZoned(a) === isZoned(b) && sameClock(a, b) && nanoseconds(a) === nanoseconds(b)
}

function asserted(_: Run, value: unknown, condition: unknown, cause?: string | null): unknown {
  if (condition === true) return value
  throw new ExpressionError(
    'EXPRESSION_ERROR',
    cause == null ? tell`An assertion of the expression does not hold.` : written(cause),
  )
}
