// A built-in function is its name, the signatures it is called by, and what it does. Arguments that fit no signature
// make null and a warning, as the standard asks; implicit conversions happen here once, not in each function.

import { tell } from '../../words/sentences.ts'
import { shown } from '../arithmetic.ts'
import { CALENDAR, type Run, spend, spendText, warn } from '../frame.ts'
import { Closure } from '../function.ts'
import { dateOf, midnight, timeOf } from '../temporal.ts'
import { type Context, FeelDate, FeelDateTime, kindOf } from '../values.ts'

// Parameter types are told by the signature, which TypeScript does not read.
type Body = (run: Run, ...args: never[]) => unknown

export type Builtin = {
  readonly name: string
  /** How it may be called, as its family writes it: `string: string, match: string`. */
  readonly signatures: readonly string[]
  /** Whether equal arguments give equal results for ever, so that a call of constants is computed once. */
  readonly steady: boolean
  /** The function as a value, to be handed to another. */
  readonly value: Closure
  call(run: Run, args: readonly unknown[]): unknown
  callNamed(run: Run, args: Context): unknown
}

export type Family = readonly Builtin[]

type Parameter = {
  readonly name: string
  readonly type: string
  readonly optional: boolean
  /** Takes all that is left, or one list, as a list. */
  readonly rest: boolean
}

type Overload = { readonly parameters: readonly Parameter[]; readonly body: Body }

/** Defines a function by pairs of signature, such as `list: list, ...item: any`, and body. A `?` ends an optional name. */
export function define(name: string, ...pairs: readonly [signature: string, body: Body][]): Builtin {
  const overloads = pairs.map(([signature, body]) => ({ parameters: parameters(signature), body }))
  const call = (run: Run, args: readonly unknown[]) =>
    attempt(run, name, overloads, o => positional(o, args), args)
  const callNamed = (run: Run, args: Context) =>
    attempt(run, name, overloads, o => byName(o, args), Object.values(args))
  const longest = overloads.reduce((a, b) => (b.parameters.length > a.parameters.length ? b : a))
  const names = longest.parameters.map(parameter =>
    parameter.rest ? `...${parameter.name}` : parameter.name,
  )
  const signatures = pairs.map(([signature]) => signature)
  return {
    name,
    signatures,
    steady: true,
    value: new Closure(names, NOWHERE, call, callNamed),
    call,
    callNamed,
  }
}

/** A function whose answer depends on the clock or on how often it was asked. */
export function unsteady(one: Builtin): Builtin {
  return { ...one, steady: false }
}

/** Functions that reckon with the calendar. */
export function slow(one: Builtin): Builtin {
  const paying =
    <Args>(call: (run: Run, args: Args) => unknown) =>
    (run: Run, args: Args) => {
      spend(run, CALENDAR)
      return call(run, args)
    }
  const [call, callNamed] = [paying(one.call), paying(one.callNamed)]
  return { ...one, call, callNamed, value: new Closure(one.value.parameterNames, NOWHERE, call, callNamed) }
}

const NOWHERE: Run = {
  env: { get: () => undefined, now: 0 },
  meter: { steps: 0, depth: 0, draws: 0, patterns: null },
}

function parameters(signature: string): Parameter[] {
  return signature
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const [name = '', type = 'any'] = part.split(':').map(text => text.trim())
      return {
        name: name.replace(/^\.\.\.|\?$/g, ''),
        type,
        optional: name.endsWith('?'),
        rest: name.startsWith('...'),
      }
    })
}

function attempt(
  run: Run,
  name: string,
  overloads: readonly Overload[],
  bind: (overload: Overload) => unknown[] | null,
  given: readonly unknown[],
): unknown {
  payFor(run, given)
  for (const overload of overloads) {
    const args = bind(overload)
    if (args) return overload.body(run, ...(args as never[])) ?? null
  }
  return warn(run, () => tell`${name}(${given.map(shown).join(', ')}) has no value.`)
}

// A function goes through what it is given at least once.
function payFor(run: Run, args: readonly unknown[]): void {
  for (const arg of args) {
    if (Array.isArray(arg)) spend(run, arg.length)
    else if (typeof arg === 'string') spendText(run, arg.length)
  }
  spend(run, 1)
}

function positional(overload: Overload, given: readonly unknown[]): unknown[] | null {
  const { parameters } = overload
  const rest = parameters.at(-1)?.rest
  if (given.length > parameters.length && !rest) return null
  return convertAll(parameters, index => {
    const parameter = parameters[index]!
    if (!parameter.rest) return given[index]
    return spreadable(given.slice(index), index === 0 && parameter.type !== 'list')
  })
}

// One list stands for the arguments it holds, unless the arguments are to be lists themselves.
function spreadable(args: readonly unknown[], spreads: boolean): unknown {
  if (args.length === 0) return undefined
  return spreads && args.length === 1 && Array.isArray(args[0]) ? args[0] : args
}

function byName(overload: Overload, given: Context): unknown[] | null {
  const { parameters } = overload
  if (!Object.keys(given).every(name => parameters.some(parameter => parameter.name === name))) return null
  return convertAll(parameters, index => {
    const parameter = parameters[index]!
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined
    return parameter.rest && value !== undefined ? spreadable([value], true) : value
  })
}

function convertAll(parameters: readonly Parameter[], get: (index: number) => unknown): unknown[] | null {
  const args: unknown[] = []
  for (let index = 0; index < parameters.length; index++) {
    const parameter = parameters[index]!
    const value = parameter.rest ? convertRest(parameter, get(index)) : convert(parameter, get(index))
    if (value === MISFIT) return null
    args.push(value)
  }
  return args
}

const MISFIT = Symbol('does not fit')

function convertRest(parameter: Parameter, values: unknown): unknown {
  if (values === undefined) return MISFIT
  const element = { ...parameter, rest: false }
  const converted = (values as unknown[]).map(value => convert(element, value))
  return converted.includes(MISFIT) ? MISFIT : converted
}

/** The argument as the parameter takes it: a list of one for its element, one element for a list of it. */
function convert(parameter: Parameter, value: unknown): unknown {
  const { type, optional } = parameter
  if (value === undefined) return optional ? undefined : MISFIT
  if (type === 'any') return value
  if (value === null) return optional ? null : MISFIT
  if (type === 'list') return Array.isArray(value) ? value : [value]
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value
  return kindOf(one) === type ? one : cast(one, type)
}

function cast(value: unknown, type: string): unknown {
  if (value instanceof FeelDate && type === 'date and time') {
    return midnight(value)
  }
  if (value instanceof FeelDateTime && type === 'date') return dateOf(value)
  if (value instanceof FeelDateTime && type === 'time') return timeOf(value)
  return MISFIT
}
