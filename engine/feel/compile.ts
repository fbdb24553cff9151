// The tree of an expression becomes one closure per node, once; running it reads no text. Constant parts are
// computed here. What each node means is DMN 1.5 chapter 10 as feelin reads it; where feelin and the standard part,
// the standard is followed and test/engine/feel/deviations.ts says where.

import { negate, number, OPERATIONS, shown } from './arithmetic.ts'
import { type Builtin, builtin } from './builtins.ts'
import { both, type Comparator, compare, equals, includes, range, type Test, type Truth } from './compare.ts'
import { type Code, type Frame, newFrame, type Run, spend, warn } from './frame.ts'
import { Closure, invoke, invokeNamed } from './function.ts'
import { each } from './iterate.ts'
import type { Piece } from './parse.ts'
import { bindEntries, bindItem, bindName, entryOf, inner, isBound, type Scope, variable } from './scope.ts'
import { read } from './temporal.ts'
import { typeTest } from './type.ts'
import { type Context, FeelRange, setEntry } from './values.ts'

/** What can be told of a value before it is computed; a filter means an index, a value or a condition by it. */
type Sort = 'number' | 'string' | 'boolean' | 'nil' | 'date' | 'test' | 'any' | 'composite'

/** A compiled piece. `test` is there where the piece can judge a value, as `> 3` does. */
export type Part = {
  readonly sort: Sort
  readonly code: Code
  readonly test?: Test
  readonly constant?: boolean
}

/** What compiling learns on its way, and what it may read. */
export type Compilation = {
  /** Told of each variable the expression reads; gives the name under which the case knows it. */
  free(name: string): string
}

type Compile = (piece: Piece, scope: Scope | null, to: Compilation) => Part

/** Compiles one piece of an expression. */
export const compile: Compile = (piece, scope, to) => {
  const rule = RULES[piece.name]
  if (!rule) throw new Error(`"${piece.text}" is not supported here`)
  return rule(piece, scope, to)
}

const RULES: Readonly<Record<string, Compile>> = {
  Expression: (piece, scope, to) => compile(piece.parts[0]!, scope, to),
  ParenthesizedExpression: (piece, scope, to) => compile(piece.parts[1]!, scope, to),
  FunctionBody: (piece, scope, to) => compile(piece.parts[0]!, scope, to),
  PositiveUnaryTest: (piece, scope, to) => compile(piece.parts[0]!, scope, to),
  NumericLiteral: piece => constant('number', number(Number(piece.text.replace(/\s/g, '')))),
  StringLiteral: piece => constant('string', unquote(piece.text)),
  BooleanLiteral: piece => constant('boolean', piece.text === 'true'),
  null: () => constant('nil', null),
  Wildcard: () => ({ ...constant('boolean', true), test: () => true }),
  VariableName: (piece, scope, to) => ({ sort: 'any', code: variable(scope, nameOf(piece), to.free) }),
  '?': (_, scope, to) => ({ sort: 'any', code: variable(scope, '?', to.free) }),
  SpecialFunctionName: piece => constant('any', builtin(nameOf(piece))?.value ?? null),
  DateTimeConstructor: piece => constant('any', builtin(nameOf(piece))?.value ?? null),
  AtLiteral: piece => constant('date', read.literal(unquote(piece.parts[0]!.text))),
  DateTimeLiteral: (piece, scope, to) =>
    piece.parts.length === 1
      ? compile(piece.parts[0]!, scope, to)
      : { ...compileCall(piece, scope, to), sort: 'date' },
  FunctionInvocation: (piece, scope, to) => compileCall(piece, scope, to),
  ArithmeticExpression: (piece, scope, to) => compileArithmetic(piece, scope, to),
  Comparison: (piece, scope, to) => compileComparison(piece, scope, to),
  SimplePositiveUnaryTest: (piece, scope, to) => compileSimpleTest(piece, scope, to),
  Interval: (piece, scope, to) => compileInterval(piece, scope, to),
  Conjunction: (piece, scope, to) => compileConjunction(piece, scope, to),
  Disjunction: (piece, scope, to) => compileDisjunction(piece, scope, to),
  IfExpression: (piece, scope, to) => compileIf(piece, scope, to),
  ForExpression: (piece, scope, to) => compileFor(piece, scope, to),
  QuantifiedExpression: (piece, scope, to) => compileQuantified(piece, scope, to),
  List: (piece, scope, to) => compileList(piece, scope, to),
  Context: (piece, scope, to) => compileContext(piece, scope, to),
  PathExpression: (piece, scope, to) => compilePath(piece, scope, to),
  FilterExpression: (piece, scope, to) => compileFilter(piece, scope, to),
  FunctionDefinition: (piece, scope, to) => compileFunction(piece, scope, to),
  InstanceOfExpression: (piece, scope, to) => {
    const value = compile(piece.parts[0]!, scope, to).code
    const test = typeTest(piece.parts[3]!)
    return { sort: 'test', code: frame => test(value(frame)) }
  },
}

function constant(sort: Sort, value: unknown): Part {
  return { sort, code: () => value, constant: true }
}

// Computes what needs no variable now. A part that fails or warns does so when it is run, not when it is read.
function fold(part: Part, inputs: readonly Part[]): Part {
  if (!inputs.every(input => input.constant)) return part
  let warned = false
  const frame = newFrame({
    get: () => undefined,
    now: 0,
    warn: () => {
      warned = true
    },
  })
  try {
    const value = part.code(frame)
    return warned ? part : { ...part, code: () => value, constant: true }
  } catch {
    return part
  }
}

/** A name as its identifiers spell it, one space between them. */
export function nameOf(piece: Piece): string {
  if (piece.parts.length === 0) return piece.text.replace(/`/g, '').replace(/\s+/g, ' ')
  return piece.parts.map(part => part.text.replace(/`/g, '')).join(' ')
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|u\{([0-9a-fA-F]{1,6})\}|(["\\/'nrt]))/g,
      (whole, ...groups) => {
        const [four, six, braced, letter] = groups as (string | undefined)[]
        if (letter !== undefined) return ESCAPES[letter] ?? letter
        if (four !== undefined) return String.fromCharCode(Number.parseInt(four, 16))
        const point = Number.parseInt((six ?? braced)!, 16)
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole
      },
    )
}

function common(a: Part, b: Part): Sort {
  return a.sort === b.sort ? a.sort : 'any'
}

// --- operators

function compileArithmetic(piece: Piece, scope: Scope | null, to: Compilation): Part {
  if (piece.parts.length === 2) {
    const operand = compile(piece.parts[1]!, scope, to)
    return fold({ sort: operand.sort, code: frame => negate(frame.run, operand.code(frame)) }, [operand])
  }
  const left = compile(piece.parts[0]!, scope, to)
  const right = compile(piece.parts[2]!, scope, to)
  const code = arithmetic(piece.parts[1]!.text, left.code, right.code)
  return fold({ sort: common(left, right), code }, [left, right])
}

function arithmetic(operator: string, left: Code, right: Code): Code {
  const operation = OPERATIONS[operator]!
  return frame => operation(frame.run, left(frame), right(frame))
}

function compileConjunction(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const left = compile(piece.parts[0]!, scope, to).code
  const right = compile(piece.parts[2]!, scope, to).code
  return {
    sort: 'test',
    code: frame => {
      const first = left(frame)
      return first === false ? false : both(first, right(frame))
    },
  }
}

function compileDisjunction(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const left = compile(piece.parts[0]!, scope, to).code
  const right = compile(piece.parts[2]!, scope, to).code
  return {
    sort: 'test',
    code: frame => {
      const first = left(frame)
      return first === true ? true : either(first, right(frame))
    },
  }
}

function either(a: unknown, b: unknown): Truth {
  if (a === true || b === true) return true
  return a === false && b === false ? false : null
}

// Only `true` is true: the standard's table 54 sends every other value to the else branch.
function compileIf(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const condition = compile(piece.parts[1]!, scope, to).code
  const yes = compile(piece.parts[3]!, scope, to)
  const no = compile(piece.parts[5]!, scope, to)
  return {
    sort: common(yes, no),
    code: frame => (condition(frame) === true ? yes.code(frame) : no.code(frame)),
  }
}

// --- comparison and unary tests

function compileComparison(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const operator = piece.parts[1]!
  const left = compile(piece.parts[0]!, scope, to)
  if (operator.name === 'in') return compileIn(left, piece, scope, to)
  if (operator.name === 'between') return compileBetween(left, piece, scope, to)
  const right = compile(piece.parts[2]!, scope, to)
  return fold({ sort: 'test', code: comparison(operator.text, left.code, right.code) }, [left, right])
}

function comparison(operator: string, left: Code, right: Code): Code {
  switch (operator) {
    case '=':
      return frame => equals(frame.run, left(frame), right(frame))
    case '!=':
      return frame => not(equals(frame.run, left(frame), right(frame)))
    case '<':
      return frame => {
        const a = left(frame)
        const b = right(frame)
        return typeof a === 'number' && typeof b === 'number' ? a < b : compare('<', a, b)
      }
    default:
      return frame => compare(operator as Comparator, left(frame), right(frame))
  }
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth
}

function compileBetween(left: Part, piece: Piece, scope: Scope | null, to: Compilation): Part {
  const low = compile(piece.parts[2]!, scope, to).code
  const high = compile(piece.parts[4]!, scope, to).code
  return {
    sort: 'test',
    code: frame => {
      const value = left.code(frame)
      return both(compare('>=', value, low(frame)), compare('<=', value, high(frame)))
    },
  }
}

// `?` inside the tests is the value on the left.
function compileIn(left: Part, piece: Piece, scope: Scope | null, to: Compilation): Part {
  const listed = piece.parts[2]!.name === '('
  const tests = listed ? piece.parts[3]!.parts : [piece.parts[2]!]
  const judges = tests.map(test => compileMember(test, scope, to))
  return {
    sort: 'test',
    code: frame => {
      const value = left.code(frame)
      return anyOf(judges, inner(frame, value), value)
    },
  }
}

function compileMember(piece: Piece, scope: Scope | null, to: Compilation): Test {
  const asked = bindName(scope, '?')
  const part = compile(piece, asked, to)
  if (part.test) return part.test
  if (asked.used) return (frame, value) => answer(frame, part.code(frame), value)
  return (frame, value) => memberOf(frame.run, part.code(frame), value)
}

// A test that speaks of `?` has judged already when it gives a boolean.
function answer(frame: Frame, result: unknown, value: unknown): Truth {
  return typeof result === 'boolean' ? result : memberOf(frame.run, result, value)
}

function memberOf(run: Run, test: unknown, value: unknown): Truth {
  if (test === null) return null
  if (!Array.isArray(test)) return membership(run, test, value)
  let unknown = false
  for (const element of test) {
    const verdict = membership(run, element, value)
    if (verdict === true) return true
    if (verdict === null) unknown = true
  }
  return Array.isArray(value) && equals(run, test, value) === true ? true : unknown ? null : false
}

// Among members, a plain value of another kind is simply another value; only a range can be unsure.
function membership(run: Run, test: unknown, value: unknown): Truth {
  spend(run, 1)
  if (test instanceof FeelRange) return includes(test, value)
  if (test instanceof Closure) return truth(invoke(run, test, [value]))
  return equals(run, test, value) === true
}

function truth(value: unknown): Truth {
  return typeof value === 'boolean' ? value : null
}

function anyOf(tests: readonly Test[], frame: Frame, value: unknown): Truth {
  let unknown = false
  for (const test of tests) {
    const verdict = test(frame, value)
    if (verdict === true) return true
    if (verdict === null) unknown = true
  }
  return unknown ? null : false
}

/** Compiles the tests of one cell of a decision table; `?` is bound to the input. */
export function compileTests(piece: Piece, to: Compilation): Test {
  const asked = bindName(null, '?')
  const negated = piece.parts[0]!.name === 'not'
  const list = negated ? piece.parts[2]! : piece.parts[0]!
  const tests = list.name === 'PositiveUnaryTests' ? list.parts : [list]
  const judges = tests.map(test => compileCellTest(test, asked, to))
  return (frame, value) => {
    const asking = inner(frame, value)
    const passes = judges.some(judge => judge(asking, value) === true)
    return negated ? !passes : passes
  }
}

// A boolean that was written down is compared with the input; one that was computed is the verdict.
function compileCellTest(piece: Piece, asked: Scope, to: Compilation): Test {
  const part = compile(piece, asked, to)
  if (part.test) return part.test
  if (part.sort === 'boolean') return (frame, value) => part.code(frame) === value
  if (part.sort === 'nil') return (_, value) => value === null
  return (frame, value) => {
    const result = part.code(frame)
    if (typeof result === 'boolean') return result
    return result === null ? value === null : memberOf(frame.run, result, value)
  }
}

function compileSimpleTest(piece: Piece, scope: Scope | null, to: Compilation): Part {
  if (piece.parts.length === 1) return compile(piece.parts[0]!, scope, to)
  const operator = piece.parts[0]!.text
  const operand = compile(piece.parts[1]!, scope, to)
  const test = simpleTest(operator, operand.code)
  return fold({ sort: 'test', test, code: frame => testValue(frame, operator, operand.code(frame)) }, [
    operand,
  ])
}

function simpleTest(operator: string, operand: Code): Test {
  if (operator === '=') return (frame, value) => equals(frame.run, value, operand(frame))
  if (operator === '!=') return (frame, value) => not(equals(frame.run, value, operand(frame)))
  return (frame, value) => compare(operator as Comparator, value, operand(frame))
}

// `> 3` as a value is a range without an end, `!= 3` a function.
function testValue(frame: Frame, operator: string, bound: unknown): unknown {
  switch (operator) {
    case '>':
    case '>=':
      return range(bound, null, operator === '>=', false) ?? noRange(frame.run, bound, null)
    case '<':
    case '<=':
      return range(null, bound, false, operator === '<=') ?? noRange(frame.run, null, bound)
    default: {
      const test = simpleTest(operator, () => bound)
      return new Closure(['value'], frame.run, (run, args) =>
        test({ up: null, value: null, run }, args[0] ?? null),
      )
    }
  }
}

function compileInterval(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const [open, from, , until, close] = piece.parts
  const start = compile(from!, scope, to)
  const end = compile(until!, scope, to)
  const code: Code = frame => {
    const low = start.code(frame)
    const high = end.code(frame)
    return range(low, high, open!.text === '[', close!.text === ']') ?? noRange(frame.run, low, high)
  }
  const part = fold({ sort: 'test', code }, [start, end])
  return { ...part, test: (frame, value) => rangeTest(part.code(frame), value) }
}

function rangeTest(bounds: unknown, value: unknown): Truth {
  return bounds instanceof FeelRange ? includes(bounds, value) : null
}

function noRange(run: Run, start: unknown, end: unknown): null {
  return warn(run, () => `There is no range from ${shown(start)} to ${shown(end)}.`)
}

// --- lists and contexts

function compileList(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const elements = piece.parts.slice(1, -1).map(part => compile(part, scope, to))
  const codes = elements.map(element => element.code)
  return fold({ sort: 'composite', code: frame => codes.map(code => code(frame)) }, elements)
}

// Entries see the entries before them; functions among them, which run later, see all of them.
function compileContext(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const entries = piece.parts.slice(1, -1)
  const keys = entries.map(entry => keyOf(entry.parts[0]!))
  const within = bindEntries(scope, keys)
  const codes = entries.map(entry => compile(entry.parts[1]!, within, to).code)
  return {
    sort: 'composite',
    code: frame => {
      const context: Context = {}
      const inside = inner(frame, context)
      for (let index = 0; index < codes.length; index++)
        setEntry(context, keys[index]!, codes[index]!(inside))
      return context
    },
  }
}

function keyOf(key: Piece): string {
  const part = key.parts[0]!
  if (part.name === 'StringLiteral') return unquote(part.text)
  return part.text.replace(/`/g, '').replace(/\s{2,}/g, ' ')
}

function compilePath(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const target = compile(piece.parts[0]!, scope, to).code
  const name = nameOf(piece.parts[2]!)
  return { sort: 'any', code: frame => walk(frame.run, target(frame), name) }
}

function walk(run: Run, value: unknown, name: string): unknown {
  if (!Array.isArray(value)) return step(run, value, name)
  spend(run, value.length)
  return value.map(element => step(run, element, name))
}

function step(run: Run, value: unknown, name: string): unknown {
  const entry = entryOf(value, name)
  if (entry !== undefined) return entry
  return warn(run, () => `There is no "${name}" in ${shown(value)}.`)
}

// Whether a value is there at all, be it null: what `is defined(…)` asks.
function presence(piece: Piece, scope: Scope | null, to: Compilation): Code {
  const part = piece.name === 'ParenthesizedExpression' ? piece.parts[1]! : piece
  if (part.name === 'VariableName' && !isBound(scope, nameOf(part))) {
    const name = to.free(nameOf(part))
    return frame => frame.run.env.get(name) !== undefined
  }
  if (part.name !== 'PathExpression') return () => true
  const target = compile(part.parts[0]!, scope, to).code
  const name = nameOf(part.parts[2]!)
  return frame => entryOf(target(frame), name) !== undefined
}

function compileFilter(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const target = compile(piece.parts[0]!, scope, to).code
  const filter = compile(piece.parts[2]!, bindItem(scope), to)
  const select = selection(filter)
  return {
    sort: 'any',
    code: frame => {
      const value = target(frame)
      if (value === null) return null
      const list = Array.isArray(value) ? value : [value]
      spend(frame.run, list.length)
      return select(frame, list)
    },
  }
}

type Selection = (frame: Frame, list: readonly unknown[]) => unknown

function selection(filter: Part): Selection {
  switch (filter.sort) {
    case 'number':
      return (frame, list) => at(list, filter.code(inner(frame, null)))
    case 'string':
      return (frame, list) => {
        const wanted = filter.code(inner(frame, null))
        return list.filter(element => element === wanted)
      }
    case 'composite':
    case 'nil':
    case 'date':
      return () => null
    case 'test':
      return (frame, list) => list.filter(element => judge(filter, inner(frame, element), element))
    default:
      return (frame, list) => chosen(filter, frame, list)
  }
}

// Whether a filter such as `[f(item)]` is an index or a condition shows when it meets the first element.
function chosen(filter: Part, frame: Frame, list: readonly unknown[]): unknown {
  const first = filter.code(inner(frame, list[0] ?? null))
  if (typeof first === 'number') return at(list, first)
  if (list.length === 0) return []
  return list.filter((element, index) => {
    const result = index === 0 ? first : filter.code(inner(frame, element))
    return result === true || (result instanceof FeelRange && includes(result, element) === true)
  })
}

function judge(filter: Part, frame: Frame, element: unknown): boolean {
  if (filter.test) return filter.test(frame, element) === true
  const result = filter.code(frame)
  return result === true || (result instanceof FeelRange && includes(result, element) === true)
}

function at(list: readonly unknown[], index: unknown): unknown {
  if (typeof index !== 'number') return null
  return list[index < 0 ? list.length + index : index - 1] ?? null
}

// --- iteration

type Iterator = { readonly source: Code }

function compileIterators(piece: Piece, scope: Scope | null, to: Compilation) {
  const iterators: Iterator[] = []
  let within = scope
  for (const clause of piece.parts) {
    iterators.push({ source: compileSource(clause.parts[2]!, within, to) })
    within = bindName(within, nameOf(clause.parts[0]!))
  }
  return { iterators, within }
}

function compileSource(piece: Piece, scope: Scope | null, to: Compilation): Code {
  const start = compile(piece.parts[0]!, scope, to).code
  if (piece.parts.length === 1) return start
  const end = compile(piece.parts[2]!, scope, to).code
  return frame => {
    const low = start(frame)
    const high = end(frame)
    return low === null || high === null
      ? null
      : (range(low, high, true, true) ?? noRange(frame.run, low, high))
  }
}

/** 'null' where something to be gone through is no list and no range. */
type Outcome = 'null' | 'stopped' | 'done'

function loop(
  iterators: readonly Iterator[],
  depth: number,
  frame: Frame,
  visit: (frame: Frame) => boolean,
): Outcome {
  let outcome: Outcome = 'done'
  const last = depth === iterators.length - 1
  const went = each(frame.run, iterators[depth]!.source(frame), element => {
    const inside = inner(frame, element)
    outcome = last ? (visit(inside) ? 'stopped' : 'done') : loop(iterators, depth + 1, inside, visit)
    return outcome !== 'done'
  })
  return went ? outcome : 'null'
}

function compileFor(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const { iterators, within } = compileIterators(piece.parts[1]!, scope, to)
  const body = piece.parts[3]!
  const result = compile(body, bindName(within, 'partial'), to).code
  return {
    sort: 'any',
    code: frame => {
      const partial: unknown[] = []
      const outcome = loop(iterators, 0, frame, inside => {
        const made = result(inner(inside, partial))
        partial.push(made === partial ? [...partial] : made)
        return false
      })
      return outcome === 'null' ? null : partial
    },
  }
}

function compileQuantified(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const { iterators, within } = compileIterators(piece.parts[1]!, scope, to)
  const condition = compile(piece.parts[3]!, within, to)
  const some = piece.parts[0]!.name === 'some'
  return {
    sort: 'test',
    code: frame => {
      const outcome = loop(iterators, 0, frame, inside => (condition.code(inside) === true) === some)
      return outcome === 'null' ? null : (outcome === 'stopped') === some
    },
  }
}

// --- functions

function compileFunction(piece: Piece, scope: Scope | null, to: Compilation): Part {
  if (piece.parts.some(part => part.name === 'external')) {
    return { sort: 'composite', code: frame => warn(frame.run, () => 'External functions are not run here.') }
  }
  const parameters = piece.parts.find(part => part.name === 'FormalParameters')?.parts ?? []
  const names = parameters.map(parameter => nameOf(parameter.parts[0]!.parts[0]!))
  const within = names.reduce<Scope | null>(bindName, scope)
  const body = compile(piece.parts.at(-1)!, within, to).code
  return {
    sort: 'composite',
    code: frame => {
      const home = frame.run
      return new Closure(names, home, (run, args) => body(arguments_(frame, run, home, names, args)))
    },
  }
}

// The frames outside keep the run they were made in: they are only read.
function arguments_(
  frame: Frame,
  caller: Run,
  home: Run,
  names: readonly string[],
  args: readonly unknown[],
): Frame {
  const run = caller.meter === home.meter ? home : { env: home.env, meter: caller.meter }
  let inside: Frame = names.length === 0 && run !== frame.run ? { ...frame, run } : frame
  for (let index = 0; index < names.length; index++) inside = { up: inside, value: args[index] ?? null, run }
  return inside
}

function compileCall(piece: Piece, scope: Scope | null, to: Compilation): Part {
  const target = piece.parts[0]!
  const parameters = piece.parts.find(
    part => part.name === 'PositionalParameters' || part.name === 'NamedParameters',
  )
  const known = builtinOf(target, scope)
  if (known?.name === 'is defined' && parameters?.parts.length === 1) {
    return { sort: 'any', code: presence(lastPart(parameters.parts[0]!), scope, to) }
  }
  if (parameters?.name === 'NamedParameters') return compileNamedCall(known, target, parameters, scope, to)
  const inputs = parameters?.parts.map(part => compile(part, scope, to)) ?? []
  const codes = inputs.map(input => input.code)
  if (!known) {
    const callee = compile(target, scope, to).code
    return {
      sort: 'any',
      code: frame =>
        invoke(
          frame.run,
          callee(frame),
          codes.map(code => code(frame)),
        ),
    }
  }
  const part: Part = {
    sort: 'any',
    code: frame =>
      known.call(
        frame.run,
        codes.map(code => code(frame)),
      ) ?? null,
  }
  return known.steady ? fold(part, inputs) : part
}

function lastPart(piece: Piece): Piece {
  return piece.name === 'NamedParameter' ? piece.parts.at(-1)! : piece
}

// Variables and built-in functions have names of their own, so a variable called `count` hides no function.
function builtinOf(target: Piece, scope: Scope | null): Builtin | undefined {
  if (!['VariableName', 'SpecialFunctionName', 'DateTimeConstructor'].includes(target.name)) return undefined
  const name = nameOf(target)
  return isBound(scope, name) ? undefined : builtin(name)
}

function compileNamedCall(
  known: Builtin | undefined,
  target: Piece,
  parameters: Piece,
  scope: Scope | null,
  to: Compilation,
): Part {
  const names = parameters.parts.map(part => nameOf(part.parts[0]!.parts[0]!))
  const inputs = parameters.parts.map(part => compile(part.parts[1]!, scope, to))
  const gather = (frame: Frame): Context => {
    const args: Context = {}
    names.forEach((name, index) => {
      setEntry(args, name, inputs[index]!.code(frame))
    })
    return args
  }
  if (known) {
    const part: Part = { sort: 'any', code: frame => known.callNamed(frame.run, gather(frame)) ?? null }
    return known.steady ? fold(part, inputs) : part
  }
  const callee = compile(target, scope, to).code
  return { sort: 'any', code: frame => invokeNamed(frame.run, callee(frame), gather(frame)) }
}
