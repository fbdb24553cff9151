// `instance of` asks for the kind of a value, and of lists, contexts and ranges for the kinds within; null is of type
// Null only, but may stand in a list or an entry of any type (DMN 1.5, 10.3.2.9.2).

import type { Env } from './evaluate.ts'
import { type Run, spend } from './frame.ts'
import { Closure, type Signature } from './function.ts'
import { isRangeType, type Piece } from './parse.ts'
import { argumentTypes, entryTypes, innerOf, isSubtype, typeName, typeOf } from './subtype.ts'
import { type Context, FeelDuration, FeelRange, isContext, type Kind, kindOf } from './values.ts'

/** Whether a value is of a type. */
type TypeTest = (value: unknown, run: Run) => boolean

/** The types that a decision model defines, by name. */
export type NamedTypes = {
  /** The test of a type; undefined where there is none of that name. Its allowed values count where `allowed` says so. */
  test(name: string, allowed: boolean): ((value: unknown, env: Env) => boolean) | undefined
}

/** What a type may refer to, and what a name that is no type accepts. */
type Known = { readonly named: NamedTypes | null; readonly allowed: boolean; readonly otherwise: TypeTest }

const NAMED: Readonly<Record<string, TypeTest>> = {
  Any: value => kindOf(value) !== 'nil',
  Null: value => kindOf(value) === 'nil',
  'days and time duration': value => value instanceof FeelDuration && !value.yearsMonths,
  'years and months duration': value => value instanceof FeelDuration && value.yearsMonths,
}

const KINDS: readonly Kind[] = [
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'duration',
  'context',
  'list',
  'range',
  'function',
]

/** What an argument becomes where a parameter asks for a type: itself, or the one element of a list; undefined where it does not fit. */
export function argumentOf(type: Piece, named: NamedTypes | null): (value: unknown, run: Run) => unknown {
  // A name that is no type at all asks for nothing: the model says so where it is deployed.
  const fits = testOf(type, { named, allowed: true, otherwise: () => true })
  return (value, run) => {
    if (value === null || value === undefined || fits(value, run)) return value ?? null
    return Array.isArray(value) && value.length === 1 && fits(value[0], run) ? value[0] : undefined
  }
}

/** The test of a type as written after `instance of`; a name that is no type accepts nothing. */
export function typeTest(type: Piece, named: NamedTypes | null): TypeTest {
  return testOf(type, { named, allowed: false, otherwise: () => false })
}

function testOf(type: Piece, known: Known): TypeTest {
  const piece = typeOf(type)
  switch (piece.name) {
    case 'ListType':
      return (isRangeType(piece) ? rangeTest : listTest)(orNull(testOf(innerOf(piece), known)))
    case 'ContextType':
      return contextTest(piece, known)
    case 'FunctionType':
      return functionTest(piece, known)
    default:
      return namedTest(typeName(piece), known)
  }
}

function namedTest(name: string, { named, allowed, otherwise }: Known): TypeTest {
  const own = named?.test(name, allowed)
  if (own) return (value, run) => own(value, run.env)
  if (Object.hasOwn(NAMED, name)) return NAMED[name]!
  return KINDS.includes(name as Kind) ? value => kindOf(value) === name : otherwise
}

function orNull(test: TypeTest): TypeTest {
  return (value, run) => kindOf(value) === 'nil' || test(value, run)
}

function listTest(element: TypeTest): TypeTest {
  return (value, run) => {
    if (!Array.isArray(value)) return false
    spend(run, value.length)
    return value.every(item => element(item, run))
  }
}

function rangeTest(end: TypeTest): TypeTest {
  return (value, run) => value instanceof FeelRange && end(value.start, run) && end(value.end, run)
}

function contextTest(piece: Piece, known: Known): TypeTest {
  const tests = entryTypes(piece).map(({ key, type }) => ({ key, test: orNull(testOf(type, known)) }))
  return (value, run) => {
    if (!isContext(value)) return false
    spend(run, tests.length)
    return tests.every(({ key, test }) => Object.hasOwn(value, key) && test((value as Context)[key], run))
  }
}

// What a function takes can be told; what it will give only where its body names and calls nothing.
function functionTest(piece: Piece, known: Known): TypeTest {
  const given = argumentTypes(piece)
  const result = orNull(testOf(innerOf(piece), known))
  const takes = once(({ takes }: Signature) =>
    given.every((type, index) => {
      const declared = takes[index]
      return !declared || isSubtype(type, declared)
    }),
  )
  return (value, run) => {
    if (kindOf(value) !== 'function') return false
    if (!(value instanceof Closure)) return true
    if (!value.takes(given.length)) return false
    const { signature } = value
    if (!signature) return true
    return takes(signature) && (!signature.gives || result(signature.gives(run), run))
  }
}

/** Types are compared once, however often a loop asks. */
function once(tell: (signature: Signature) => boolean): (signature: Signature) => boolean {
  const told = new WeakMap<Signature, boolean>()
  return signature => {
    const answer = told.get(signature) ?? tell(signature)
    told.set(signature, answer)
    return answer
  }
}
