// Whether every value of one type is a value of another, as far as the two texts tell (DMN 1.5, 10.3.2.9.3). What only
// a model could tell, by a name of its own, is taken to fit: nothing is called wrong that may be right.

import { isRangeType, type Piece } from './parse.ts'

/** Whether what is of the type `given` may stand where the type `wanted` is asked for. */
export function isSubtype(given: Piece, wanted: Piece): boolean {
  const [from, to] = [typeOf(given), typeOf(wanted)]
  if (to.text === 'Any' || from.text === 'Null') return true
  if (isName(from) || isName(to)) return fitByName(from, to)
  if (formOf(from) !== formOf(to)) return false
  switch (formOf(from)) {
    case 'context':
      return entriesFit(from, to)
    case 'function':
      return functionFits(from, to)
    default:
      return isSubtype(innerOf(from), innerOf(to))
  }
}

/** The types that a function type takes, in order. */
export function argumentTypes(type: Piece): Piece[] {
  const given = type.parts.find(part => part.name === 'ArgumentTypes')?.parts ?? []
  return given.filter(part => part.name === 'ArgumentType').map(innerOf)
}

/** The types of the entries of a context type. */
export function entryTypes(type: Piece): { key: string; type: Piece }[] {
  const entries = type.parts.find(part => part.name === 'ContextEntryTypes')?.parts ?? []
  return entries
    .filter(part => part.name === 'ContextEntryType')
    .map(entry => ({ key: entry.parts[0]!.text, type: innerOf(entry) }))
}

/** The type within a list or range type, an entry or an argument; of a function type, what it gives. */
export function innerOf(piece: Piece): Piece {
  return piece.parts.find(part => part.name === 'Type')!
}

/** A type without what the grammar wraps it in. */
export function typeOf(type: Piece): Piece {
  return type.name === 'Type' ? type.parts[0]! : type
}

/** A name as it is known: with one space between its words. */
export function typeName(type: Piece): string {
  return type.text.replace(/\s+/g, ' ').trim()
}

type Form = 'list' | 'range' | 'context' | 'function'

function formOf(type: Piece): Form {
  if (type.name === 'ContextType') return 'context'
  if (type.name === 'FunctionType') return 'function'
  return isRangeType(type) ? 'range' : 'list'
}

function isName(type: Piece): boolean {
  return !['ContextType', 'FunctionType', 'ListType'].includes(type.name)
}

const BASIC = new Set([
  ...['number', 'string', 'boolean', 'date', 'time', 'date and time'],
  ...['days and time duration', 'years and months duration'],
])

// A name of the model may stand for anything but what another name of FEEL's own stands for.
function fitByName(from: Piece, to: Piece): boolean {
  const [given, wanted] = [from, to].map(type => (isName(type) ? typeName(type) : formOf(type)))
  if (given === wanted) return isName(to)
  const own = (name: string) =>
    BASIC.has(name) || ['Any', 'list', 'range', 'context', 'function'].includes(name)
  return !(own(given!) && own(wanted!))
}

function entriesFit(from: Piece, to: Piece): boolean {
  const given = new Map(entryTypes(from).map(({ key, type }) => [key, type]))
  return entryTypes(to).every(({ key, type }) => {
    const own = given.get(key)
    return own !== undefined && isSubtype(own, type)
  })
}

function functionFits(from: Piece, to: Piece): boolean {
  const [takes, gets] = [argumentTypes(from), argumentTypes(to)]
  return (
    takes.length === gets.length &&
    takes.every((type, index) => isSubtype(gets[index]!, type)) &&
    isSubtype(innerOf(from), innerOf(to))
  )
}
