// The tree of an expression becomes one closure per node, once; running it reads no text. Constant parts are
// computed here. What each node means is DMN 1.5 chapter 10 as feelin reads it; where feelin and the standard part,
// the standard is followed, and test/engine/feel/deviations.ts says where and why.

import { tell } from '../words/sentences.ts'
import { Told } from '../words/told.ts'
import { number } from './arithmetic.ts'
import { builtin } from './builtins.ts'
import type { Test } from './compare.ts'
import { compileContext, compileList, compilePath } from './compile/collections.ts'
import { compileFilter } from './compile/filter.ts'
import { compileCall, compileFunction } from './compile/functions.ts'
import { compileFor, compileQuantified } from './compile/iteration.ts'
import { compileArithmetic, compileConjunction, compileDisjunction, compileIf } from './compile/operators.ts'
import { type Compilation, constant, nameOf, type Rule, unquote } from './compile/part.ts'
import { compileComparison, compileInterval, compileSimpleTest, testsOfCell } from './compile/tests.ts'
import type { Code } from './frame.ts'
import type { Piece } from './parse.ts'
import { variable } from './scope.ts'
import { read } from './temporal.ts'
import { type NamedTypes, typeTest } from './type.ts'

const literal =
  (make: (piece: Piece) => ReturnType<typeof constant>): Rule =>
  piece =>
    make(piece)

/** What each piece of the grammar becomes. */
const RULES: Readonly<Record<string, Rule>> = {
  Expression: (piece, scope, to) => to.part(piece.parts[0]!, scope),
  ParenthesizedExpression: (piece, scope, to) => to.part(piece.parts[1]!, scope),
  FunctionBody: (piece, scope, to) => to.part(piece.parts[0]!, scope),

  NumericLiteral: literal(piece => constant('number', number(Number(piece.text.replace(/\s/g, ''))))),
  StringLiteral: literal(piece => constant('string', unquote(piece.text))),
  BooleanLiteral: literal(piece => constant('boolean', piece.text === 'true')),
  null: literal(() => constant('nil', null)),
  AtLiteral: literal(piece => constant('date', read.literal(unquote(piece.parts[0]!.text)))),
  DateTimeLiteral: (piece, scope, to) =>
    piece.parts.length === 1
      ? to.part(piece.parts[0]!, scope)
      : { ...compileCall(piece, scope, to), sort: 'date' },

  VariableName: (piece, scope, to) => ({ sort: 'any', code: variable(scope, nameOf(piece), to.free) }),
  '?': (_, scope, to) => ({ sort: 'any', code: variable(scope, '?', to.free) }),
  SpecialFunctionName: literal(piece => constant('any', builtin(nameOf(piece))?.value ?? null)),
  DateTimeConstructor: literal(piece => constant('any', builtin(nameOf(piece))?.value ?? null)),

  ArithmeticExpression: compileArithmetic,
  Conjunction: compileConjunction,
  Disjunction: compileDisjunction,
  IfExpression: compileIf,

  Comparison: compileComparison,
  PositiveUnaryTest: (piece, scope, to) => to.part(piece.parts[0]!, scope),
  SimplePositiveUnaryTest: compileSimpleTest,
  Interval: compileInterval,
  Wildcard: literal(() => ({ ...constant('boolean', true), test: () => true })),
  InstanceOfExpression(piece, scope, to) {
    const value = to.part(piece.parts[0]!, scope).code
    const test = typeTest(piece.parts[3]!, to.types)
    return { sort: 'test', code: frame => test(value(frame), frame.run) }
  },

  List: compileList,
  Context: compileContext,
  PathExpression: compilePath,
  FilterExpression: compileFilter,

  ForExpression: compileFor,
  QuantifiedExpression: compileQuantified,

  FunctionDefinition: compileFunction,
  FunctionInvocation: compileCall,
}

type Free = (name: string) => string

function compilation(free: Free, types: NamedTypes | null): Compilation {
  const to: Compilation = {
    free,
    types,
    part(piece, scope) {
      const rule = RULES[piece.name]
      if (!rule) throw new Told(tell`"${piece.text}" has no meaning here`)
      return rule(piece, scope, to)
    },
  }
  return to
}

/** Compiles an expression; `free` is told of each variable it reads and gives the name the case knows it by. */
export function compile(piece: Piece, free: Free, types: NamedTypes | null): Code {
  return compilation(free, types).part(piece, null).code
}

/** Compiles the unary tests of one cell of a decision table. */
export function compileTests(piece: Piece, free: Free, types: NamedTypes | null): Test {
  return testsOfCell(piece, compilation(free, types))
}
