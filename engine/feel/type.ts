// `instance of` asks for the kind of a value, and of lists and contexts for the kinds within; null is of type Null only.

import type { Piece } from './parse.ts'
import { type Context, FeelDuration, isContext, type Kind, kindOf } from './values.ts'

type TypeTest = (value: unknown) => boolean

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
export function argumentOf(type: Piece): (value: unknown) => unknown {
  // A name that is no type of FEEL is one of the decision's own, which are told apart elsewhere.
  const fits = typeTest(type, () => true)
  return value => {
    if (value === null || value === undefined || fits(value)) return value ?? null
    return Array.isArray(value) && value.length === 1 && fits(value[0]) ? value[0] : undefined
  }
}

/** The test of a type as written after `instance of`; a name that is no type accepts nothing. */
export function typeTest(type: Piece, otherwise: TypeTest = () => false): TypeTest {
  const piece = type.name === 'Type' ? type.parts[0]! : type
  switch (piece.name) {
    case 'ListType':
      return listTest(typeTest(typeIn(piece), otherwise))
    case 'ContextType':
      return contextTest(piece.parts.find(part => part.name === 'ContextEntryTypes')?.parts ?? [], otherwise)
    case 'FunctionType':
      return value => kindOf(value) === 'function'
    default:
      return namedTest(piece.text.replace(/\s+/g, ' ').trim(), otherwise)
  }
}

function typeIn(piece: Piece): Piece {
  return piece.parts.find(part => part.name === 'Type')!
}

function namedTest(name: string, otherwise: TypeTest): TypeTest {
  const known = NAMED[name]
  if (known) return known
  return KINDS.includes(name as Kind) ? value => kindOf(value) === name : otherwise
}

function listTest(element: TypeTest): TypeTest {
  return value => Array.isArray(value) && value.every(element)
}

function contextTest(entries: readonly Piece[], otherwise: TypeTest): TypeTest {
  const tests = entries
    .filter(entry => entry.name === 'ContextEntryType')
    .map(entry => ({ key: entry.parts[0]!.text, test: typeTest(typeIn(entry), otherwise) }))
  return value =>
    isContext(value) &&
    tests.every(({ key, test }) => Object.hasOwn(value as Context, key) && test((value as Context)[key]))
}
