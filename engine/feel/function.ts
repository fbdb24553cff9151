// A function runs on the meter of whoever calls it and in the names of wherever it was written, so neither recursion
// nor a function kept from an earlier decision escapes the budget of the evaluation under way.

import { normalizeContextKey } from 'lezer-feel'
import { tell } from '../words/sentences.ts'
import { shown } from './arithmetic.ts'
import { includes } from './compare.ts'
import { deeper, newMeter, type Run, spend, warn } from './frame.ts'
import type { Piece } from './parse.ts'
import { type Context, FeelFunction, FeelRange } from './values.ts'

type Call = (run: Run, args: readonly unknown[]) => unknown
type CallNamed = (run: Run, args: Context) => unknown

/** What a function says of itself: the types of its parameters, and what it gives where that is always the same. */
export type Signature = {
  readonly takes: readonly (Piece | undefined)[]
  readonly gives: ((run: Run) => unknown) | null
}

/** A function of ours: written in an expression, or built in. */
export class Closure extends FeelFunction {
  readonly call: Call
  readonly callNamed: CallNamed
  /** How many arguments it must be given in order; a built-in function sees to that itself. */
  readonly least: number
  /** Of a function that is written in an expression. */
  readonly signature: Signature | null

  constructor(names: readonly string[], home: Run, call: Call, callNamed?: CallNamed, signature?: Signature) {
    super((...args: unknown[]) => call({ env: home.env, meter: newMeter() }, args), [...names])
    this.call = call
    this.signature = signature ?? null
    this.least = callNamed ? 0 : names.length
    this.callNamed =
      callNamed ??
      ((run, args) => {
        const values = inOrder(names, args)
        if (values) return call(run, values)
        const given = Object.keys(args).join(', ')
        return warn(run, () => tell`A function of (${names.join(', ')}) is called with (${given}).`)
      })
  }

  /** Whether it can be called with so many arguments. */
  takes(count: number): boolean {
    const names = this.parameterNames
    return count >= this.least && (count <= names.length || names.at(-1)?.startsWith('...') === true)
  }
}

/** A function that is no expression of ours, as a FEEL value. */
export function functionOf(
  names: readonly string[],
  call: (args: readonly unknown[]) => unknown,
): FeelFunction {
  return new Closure(names, NOWHERE, (_, args) => call(args))
}

const NOWHERE: Run = { env: { get: () => undefined, now: 0 }, meter: newMeter() }

/** The arguments in the order of the parameters; null where one is for none of them. */
function inOrder(names: readonly string[], args: Context): unknown[] | null {
  const values: unknown[] = names.map(() => undefined)
  for (const key of Object.keys(args)) {
    const place = placeOf(names, key)
    if (place < 0) return null
    values[place] = args[key]
  }
  return values
}

// Who calls is read before the parameters are known, so the name "pre-check" comes as "pre - check". Names are the same
// however the signs in them are spaced (DMN 1.5, 10.3.1.4).
function placeOf(names: readonly string[], key: string): number {
  const place = names.indexOf(key)
  if (place >= 0) return place
  const wanted = normalizeContextKey(key)
  return names.findIndex(name => normalizeContextKey(name) === wanted)
}

/** Calls a function with arguments in order; null and a warning where the target is none or takes another number. */
export function invoke(run: Run, target: unknown, args: readonly unknown[]): unknown {
  spend(run, 1)
  if (target instanceof Closure) {
    if (!target.takes(args.length)) {
      const [takes, given] = [target.parameterNames.length, args.length]
      return warn(run, () => tell`A function that takes ${takes} is called with ${given}.`)
    }
    return deeper(run, () => target.call(run, args)) ?? null
  }
  if (target instanceof FeelRange) return args.length === 1 ? includes(run, target, args[0]) : null
  if (target instanceof FeelFunction) return target.invoke([...args]) ?? null
  return warn(run, () => tell`${shown(target)} is not a function.`)
}

/** Calls a function with arguments by name. */
export function invokeNamed(run: Run, target: unknown, args: Context): unknown {
  spend(run, 1)
  if (target instanceof Closure) return deeper(run, () => target.callNamed(run, args)) ?? null
  if (target instanceof FeelFunction) return target.invoke(args as never) ?? null
  return warn(run, () => tell`${shown(target)} is not a function of named parameters.`)
}
