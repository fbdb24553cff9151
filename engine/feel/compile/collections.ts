// Lists and contexts, and the paths that lead into them.

import { tell } from '../../words/sentences.ts'
import { Told } from '../../words/told.ts'
import { shown } from '../arithmetic.ts'
import { type Code, type Run, spend, spendMaking, warn } from '../frame.ts'
import type { Piece } from '../parse.ts'
import { bindEntries, entryOf, inner, present, quickEntry, type Scope } from '../scope.ts'
import { type Context, setEntry } from '../values.ts'
import { type Compilation, fold, nameOf, type Rule, unquote } from './part.ts'

export const compileList: Rule = (piece, scope, to) => {
  const elements = piece.parts.slice(1, -1).map(part => to.part(part, scope))
  const codes = elements.map(element => element.code)
  const code: Code = frame => {
    spendMaking(frame.run, codes.length)
    return codes.map(code => code(frame))
  }
  return fold({ sort: 'composite', code }, elements)
}

// Entries see the entries before them; functions among them, which run later, see all of them.
export const compileContext: Rule = (piece, scope, to) => {
  const entries = piece.parts.slice(1, -1)
  const keys = entries.map(entry => keyOf(entry.parts[0]!))
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined)
    throw new Told(tell`the context has two entries "${twice}": give each a name of its own`)
  const within = bindEntries(scope, keys)
  const codes = entries.map(entry => to.part(entry.parts[1]!, within).code)
  return {
    sort: 'composite',
    code: frame => {
      spendMaking(frame.run, codes.length)
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

export const compilePath: Rule = (piece, scope, to) => {
  const target = to.part(piece.parts[0]!, scope).code
  const name = nameOf(piece.parts[2]!)
  const quick = quickEntry(name)
  return {
    sort: 'any',
    code: frame => {
      const value = target(frame)
      const entry = quick(value)
      return entry === undefined ? walk(frame.run, value, name) : entry
    },
  }
}

function walk(run: Run, value: unknown, name: string): unknown {
  if (!Array.isArray(value)) return step(run, value, name)
  spend(run, value.length)
  return value.map(element => step(run, element, name))
}

function step(run: Run, value: unknown, name: string): unknown {
  const entry = entryOf(run, value, name)
  if (entry !== undefined) return entry
  return warn(run, () => tell`There is no "${name}" in ${shown(value)}.`)
}

// Whether a value is there at all, be it null: what `is defined(…)` asks.
export function presence(piece: Piece, scope: Scope | null, to: Compilation): Code {
  const part = piece.name === 'ParenthesizedExpression' ? piece.parts[1]! : piece
  if (part.name === 'VariableName') return present(scope, nameOf(part), to.free)
  if (part.name !== 'PathExpression') return () => true
  const target = to.part(part.parts[0]!, scope).code
  const name = nameOf(part.parts[2]!)
  return frame => entryOf(frame.run, target(frame), name) !== undefined
}
