// Functions and their calls. Variables and built-in functions have names of their own, so a variable called `count`
// hides no function.

import { tell } from '../../words/sentences.ts'
import { shown } from '../arithmetic.ts'
import { type Builtin, builtin } from '../builtins.ts'
import { type Code, type Frame, type Run, spend, spendMaking, warn, weightOf } from '../frame.ts'
import { Closure, invoke, invokeNamed } from '../function.ts'
import type { Piece } from '../parse.ts'
import { bindName, isBound, type Scope } from '../scope.ts'
import { argumentOf, type NamedTypes } from '../type.ts'
import { type Context, setEntry } from '../values.ts'
import { presence } from './collections.ts'
import { fold, nameOf, type Rule } from './part.ts'

export const compileFunction: Rule = (piece, scope, to) => {
  if (piece.parts.some(part => part.name === 'external')) {
    return {
      sort: 'composite',
      code: frame => warn(frame.run, () => tell`External functions are not run here.`),
    }
  }
  const parameters = (piece.parts.find(part => part.name === 'FormalParameters')?.parts ?? []).map(part =>
    parameterOf(part, to.types),
  )
  const names = parameters.map(parameter => parameter.name)
  const within = names.reduce<Scope | null>(bindName, scope)
  const body = to.part(piece.parts.at(-1)!, within).code
  const weight = weightOf(piece.text)
  const signature = {
    takes: parameters.map(parameter => parameter.type),
    gives: isAlwaysTheSame(piece.parts.at(-1)!)
      ? (run: Run) => {
          spend(run, weight)
          return body({ up: null, value: undefined, run })
        }
      : null,
  }
  return {
    sort: 'composite',
    code: frame => {
      const home = frame.run
      spendMaking(home, names.length)
      const call = (run: Run, args: readonly unknown[]) => {
        spend(run, weight)
        const inside = bound(frame, run, home, parameters, args)
        return inside === null ? null : body(inside)
      }
      return new Closure(names, home, call, undefined, signature)
    },
  }
}

function isAlwaysTheSame(piece: Piece): boolean {
  return !['VariableName', 'FunctionInvocation'].includes(piece.name) && piece.parts.every(isAlwaysTheSame)
}

type Parameter = {
  readonly name: string
  readonly type: Piece | undefined
  readonly accept: (value: unknown, run: Run) => unknown
}

function parameterOf(piece: Piece, types: NamedTypes | null): Parameter {
  const type = piece.parts[1]
  return {
    name: nameOf(piece.parts[0]!.parts[0]!),
    type,
    accept: type ? argumentOf(type, types) : value => value ?? null,
  }
}

// The frames outside keep the run they were made in: they are only read. An argument that is not of the type its
// parameter names makes the whole call null.
function bound(
  frame: Frame,
  caller: Run,
  home: Run,
  parameters: readonly Parameter[],
  args: readonly unknown[],
): Frame | null {
  const run = caller.meter === home.meter ? home : { env: home.env, meter: caller.meter }
  let inside: Frame = run === frame.run ? frame : { ...frame, run }
  for (let index = 0; index < parameters.length; index++) {
    const { name, accept } = parameters[index]!
    const value = accept(args[index], run)
    if (value === undefined)
      return warn(run, () => tell`${shown(args[index])} is not of the type of ${name}.`)
    inside = { up: index === 0 ? frame : inside, value, run }
  }
  return inside
}

function lastPart(piece: Piece): Piece {
  return piece.name === 'NamedParameter' ? piece.parts.at(-1)! : piece
}

function builtinOf(target: Piece, scope: Scope | null): Builtin | undefined {
  if (!['VariableName', 'SpecialFunctionName', 'DateTimeConstructor'].includes(target.name)) return undefined
  const name = nameOf(target)
  return isBound(scope, name) ? undefined : builtin(name)
}

/** A call, whatever is called: positional or named arguments, built in or not. */
export const compileCall: Rule = (piece, scope, to) => {
  const target = piece.parts[0]!
  const given = piece.parts.find(part => /^(Positional|Named)Parameters$/.test(part.name))
  const known = builtinOf(target, scope)
  if (known?.name === 'is defined' && given?.parts.length === 1) {
    return { sort: 'any', code: presence(lastPart(given.parts[0]!), scope, to) }
  }
  const callee = known ? null : to.part(target, scope).code
  const inputs = given?.parts.map(part => to.part(lastPart(part), scope)) ?? []
  const codes = inputs.map(input => input.code)
  const code =
    given?.name === 'NamedParameters'
      ? namedCall(known, callee, given.parts.map(parameterName), codes)
      : call(known, callee, codes)
  return known?.steady ? fold({ sort: 'any', code }, inputs) : { sort: 'any', code }
}

function call(known: Builtin | undefined, callee: Code | null, codes: readonly Code[]): Code {
  const values = (frame: Frame) => codes.map(code => code(frame))
  if (known) return frame => known.call(frame.run, values(frame)) ?? null
  return frame => invoke(frame.run, callee!(frame), values(frame))
}

function namedCall(
  known: Builtin | undefined,
  callee: Code | null,
  names: readonly string[],
  codes: readonly Code[],
): Code {
  const values = (frame: Frame) => {
    const args: Context = {}
    for (let index = 0; index < names.length; index++) setEntry(args, names[index]!, codes[index]!(frame))
    return args
  }
  if (known) return frame => known.callNamed(frame.run, values(frame)) ?? null
  return frame => invokeNamed(frame.run, callee!(frame), values(frame))
}

function parameterName(parameter: Piece): string {
  return nameOf(parameter.parts[0]!.parts[0]!)
}
