// What compiling makes of a piece of an expression, and the few things all pieces share.

import type { Test } from '../compare.ts'
import { type Code, newFrame } from '../frame.ts'
import type { Piece } from '../parse.ts'
import type { Scope } from '../scope.ts'
import type { NamedTypes } from '../type.ts'

/** What can be told of a value before it is computed; a filter means an index, a value or a condition by it. */
type Sort = 'number' | 'string' | 'boolean' | 'nil' | 'date' | 'test' | 'any' | 'composite'

/** A compiled piece. `test` is there where the piece can judge a value, as `> 3` does. */
export type Part = {
  readonly sort: Sort
  readonly code: Code
  readonly test?: Test
  readonly constant?: boolean
}

/** The compilation of one expression. */
export type Compilation = {
  /** Compiles a piece within the names around it. */
  part(piece: Piece, scope: Scope | null): Part
  /** Told of each variable the expression reads; gives the name under which the case knows it. */
  free(name: string): string
  /** The types it may name beside FEEL's own. */
  readonly types: NamedTypes | null
}

/** Compiles one kind of piece. */
export type Rule = (piece: Piece, scope: Scope | null, to: Compilation) => Part

export function constant(sort: Sort, value: unknown): Part {
  return { sort, code: () => value, constant: true }
}

// Computes what needs no variable now. A part that fails or warns does so when it is run, not when it is read.
export function fold(part: Part, inputs: readonly Part[]): Part {
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
    if (Array.isArray(value)) Object.freeze(value)
    return warned ? part : { ...part, code: () => value, constant: true }
  } catch {
    return part
  }
}

export function common(a: Part, b: Part): Sort {
  return a.sort === b.sort ? a.sort : 'any'
}

/** A name as its identifiers spell it, one space between them. */
export function nameOf(piece: Piece): string {
  if (piece.parts.length === 0) return piece.text.replace(/`/g, '').replace(/\s+/g, ' ')
  return piece.parts.map(part => part.text.replace(/`/g, '')).join(' ')
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

export function unquote(text: string): string {
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
