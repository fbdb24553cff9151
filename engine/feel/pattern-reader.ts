// Reads a pattern into a program of single steps. Character classes are left to JavaScript's own, asked one character at
// a time; everything that repeats or chooses is ours.

import { tell } from '../words/sentences.ts'
import { Told } from '../words/told.ts'
import { block } from './pattern-blocks.ts'

/** What a pattern is made of. */
type Node =
  | { kind: 'character'; accepts: (point: number) => boolean }
  | { kind: 'place'; holds: (input: readonly number[], at: number) => boolean }
  | { kind: 'again'; group: number; same: (a: number, b: number) => boolean }
  | { kind: 'sequence' | 'choice'; parts: Node[] }
  | { kind: 'group'; index: number; part: Node }
  | { kind: 'repeat'; part: Node; least: number; most: number; greedy: boolean }

type Instruction =
  | { op: 'character'; accepts: (point: number) => boolean }
  | { op: 'place'; holds: (input: readonly number[], at: number) => boolean }
  | { op: 'again'; group: number; same: (a: number, b: number) => boolean }
  | { op: 'save'; slot: number }
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  | { op: 'match' }

export type Program = {
  readonly instructions: readonly Instruction[]
  readonly groups: number
  /** The groups that the pattern refers back to. */
  readonly again: readonly number[]
}

/** Where the groups of a match begin and end: group n at the slots 2n and 2n + 1. */
export type Saved = readonly number[]

export function withSlot(saved: Saved, slot: number, at: number): Saved {
  const copy = [...saved]
  copy[slot] = at
  return copy
}

const NAME_START = String.raw`[_:\p{L}]`
const NAME_CHARACTER = String.raw`[\-._:\p{L}\p{N}\p{M}]`

// A repetition such as {1,500} is written out; this many parts of a pattern is more than any person writes.
const LARGEST = 3000
// Each way through a pattern carries the places of all groups with it.
const MOST_GROUPS = 50

/** The program of a pattern; throws the reason where there is none. */
export function readPattern(text: string, flags: string): Program {
  return new Reader(flags.includes('x') ? collapsed(text) : text, flags).program()
}

// The flag x takes all spaces out but those of a class, where each stands for itself.
function collapsed(text: string): string {
  let result = ''
  let depth = 0
  let escaping = false
  for (const character of text) {
    if (depth === 0 && /\s/.test(character)) continue
    result += character
    if (!escaping && character === '[') depth++
    if (!escaping && character === ']' && depth > 0) depth--
    escaping = !escaping && character === '\\'
  }
  return result
}

class Reader {
  #text: string
  #at = 0
  #groups = 0
  readonly #closed = new Set<number>()
  readonly #again = new Set<number>()
  #flags: string

  constructor(text: string, flags: string) {
    this.#text = text
    this.#flags = flags
  }

  program(): Program {
    const node = this.#flags.includes('q') ? this.#literally() : this.#choice()
    if (this.#at < this.#text.length) throw new Told(tell`a bracket is closed that was not opened`)
    const instructions: Instruction[] = []
    emit({ kind: 'group', index: 0, part: node }, instructions)
    instructions.push({ op: 'match' })
    return { instructions, groups: this.#groups + 1, again: [...this.#again] }
  }

  #literally(): Node {
    const parts = Array.from(this.#text, character => this.#character(escaped(character)))
    this.#at = this.#text.length
    return { kind: 'sequence', parts }
  }

  #choice(): Node {
    const parts = [this.#sequence()]
    while (this.#text[this.#at] === '|') {
      this.#at++
      parts.push(this.#sequence())
    }
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts }
  }

  #sequence(): Node {
    const parts: Node[] = []
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at]!)) parts.push(this.#repeated())
    return { kind: 'sequence', parts }
  }

  #repeated(): Node {
    const part = this.#atom()
    const match = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})/.exec(this.#text.slice(this.#at, this.#at + 20))
    if (!match) return part
    this.#at += match[0].length
    const greedy = this.#text[this.#at] !== '?'
    if (!greedy) this.#at++
    const { least, most } = bounds(match)
    if (most < least || least > LARGEST) throw new Told(tell`a repetition is out of bounds`)
    return { kind: 'repeat', part, least, most, greedy }
  }

  #atom(): Node {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at)!)
    switch (character) {
      case '(':
        return this.#group()
      case '[':
        return this.#character(this.#class())
      case '\\':
        return this.#escape()
      case '^':
      case '$':
        this.#at++
        return { kind: 'place', holds: edge(character, this.#flags.includes('m')) }
      case '.':
        this.#at++
        return this.#character(this.#flags.includes('s') ? String.raw`[\s\S]` : String.raw`[^\n\r]`)
      case '*':
      case '+':
      case '?':
        throw new Told(tell`"${character}" repeats nothing`)
      default:
        this.#at += character.length
        return this.#character(escaped(character))
    }
  }

  #group(): Node {
    this.#at++
    let index: number | null = null
    if (this.#text.startsWith('?:', this.#at)) this.#at += 2
    else if (this.#text[this.#at] === '?') throw new Told(tell`it looks around or names a group`)
    else index = ++this.#groups
    if (this.#groups > MOST_GROUPS) throw new Told(tell`it has more than ${MOST_GROUPS} groups`)
    const part = this.#choice()
    if (this.#text[this.#at] !== ')') throw new Told(tell`a bracket is not closed`)
    this.#at++
    if (index === null) return part
    this.#closed.add(index)
    return { kind: 'group', index, part }
  }

  #escape(): Node {
    if (/[1-9]/.test(this.#text[this.#at + 1] ?? '')) return this.#backReference()
    const text = this.#escapeText()
    if (text === '\\b' || text === '\\B') return { kind: 'place', holds: wordEdge(text === '\\b') }
    return this.#character(xml(text))
  }

  // As many digits as there are groups for: `\12` is the first group again and a 2 where there is no twelfth.
  #backReference(): Node {
    let group = 0
    this.#at++
    for (; /\d/.test(this.#text[this.#at] ?? ''); this.#at++) {
      const longer = group * 10 + Number(this.#text[this.#at])
      if (group > 0 && longer > this.#groups) break
      group = longer
    }
    if (!this.#closed.has(group))
      throw new Told(tell`it refers back to group ${group}, which is not closed before`)
    this.#again.add(group)
    return { kind: 'again', group, same: this.#flags.includes('i') ? sameLetter : Object.is }
  }

  #escapeText(): string {
    const match = /^\\(?:[pP]\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/u.exec(
      this.#text.slice(this.#at),
    )
    if (!match) throw new Told(tell`it ends with a backslash`)
    this.#at += match[0].length
    return match[0]
  }

  // `[a-z-[aeiou]]` is the one without the other, which JavaScript writes `[[a-z]--[aeiou]]`.
  #class(): string {
    this.#at++
    let source = this.#text[this.#at] === '^' ? '[^' : '['
    this.#at += source.length - 1
    for (;;) {
      const character = this.#text[this.#at]
      if (character === undefined) throw new Told(tell`a class is not closed`)
      if (this.#text.startsWith('-[', this.#at)) {
        this.#at++
        source = `[${source}]--${this.#class()}`
      } else if (character === '\\') source += xml(this.#escapeText())
      else if (character === ']') break
      else source += this.#member(character, /^\[\^?$/.test(source))
    }
    this.#at++
    return `${source}]`
  }

  // A minus makes a span between two members, and is one itself at either end.
  #member(character: string, first: boolean): string {
    this.#at++
    const last = this.#text[this.#at] === ']'
    if (character === '-') return first || last ? '\\-' : '-'
    return /[\w\s]|[^\0-\x7f]/.test(character) ? character : `\\${character}`
  }

  #character(source: string): Node {
    const plain = this.#flags.includes('i') ? null : onlyPoint(source)
    return {
      kind: 'character',
      accepts: plain === null ? accepter(source, this.#flags) : point => point === plain,
    }
  }
}

// The one character a source stands for, if it is no class.
function onlyPoint(source: string): number | null {
  const character = /^\\?[^\w\s]$|^[^\\]$/u.test(source) ? source.replace(/^\\(?=.)/u, '') : null
  return character === null ? null : character.codePointAt(0)!
}

// What a class says of the first 128 characters is remembered: 0 is not asked yet, 1 no, 2 yes.
function accepter(source: string, flags: string): (point: number) => boolean {
  const one = new RegExp(`^(?:${source})$`, `v${flags.includes('i') ? 'i' : ''}`)
  const known = new Uint8Array(128)
  return point => {
    if (point >= known.length) return one.test(String.fromCodePoint(point))
    if (known[point] === 0) known[point] = one.test(String.fromCharCode(point)) ? 2 : 1
    return known[point] === 2
  }
}

function bounds(match: RegExpExecArray): { least: number; most: number } {
  const [sign, least, comma, most] = match
  if (least === undefined)
    return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY }
  if (comma === undefined) return { least: Number(least), most: Number(least) }
  return { least: Number(least), most: most === '' ? Number.POSITIVE_INFINITY : Number(most) }
}

function escaped(character: string): string {
  return /[\^$\\.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character
}

function xml(text: string): string {
  if (text === '\\i') return NAME_START
  if (text === '\\c') return NAME_CHARACTER
  if (/^\\\d/.test(text)) throw new Told(tell`a class refers back to a group`)
  if (/^\\[pP]\{Is/.test(text)) return block(text)
  return /^\\[a-zA-Z]/.test(text) ? text : escaped(text.slice(1))
}

function sameLetter(a: number, b: number): boolean {
  return String.fromCodePoint(a).toLowerCase() === String.fromCodePoint(b).toLowerCase()
}

function edge(sign: string, multiline: boolean) {
  const newline = 10
  return sign === '^'
    ? (input: readonly number[], at: number) => at === 0 || (multiline && input[at - 1] === newline)
    : (input: readonly number[], at: number) => at === input.length || (multiline && input[at] === newline)
}

function wordEdge(wanted: boolean) {
  const isWord = (point: number | undefined) => point !== undefined && /\w/.test(String.fromCodePoint(point))
  return (input: readonly number[], at: number) => (isWord(input[at - 1]) !== isWord(input[at])) === wanted
}

function emit(node: Node, to: Instruction[]): void {
  if (to.length > LARGEST) throw new Told(tell`it is too large`)
  switch (node.kind) {
    case 'character':
      to.push({ op: 'character', accepts: node.accepts })
      return
    case 'place':
      to.push({ op: 'place', holds: node.holds })
      return
    case 'again':
      to.push({ op: 'again', group: node.group, same: node.same })
      return
    case 'sequence':
      for (const part of node.parts) emit(part, to)
      return
    case 'group':
      to.push({ op: 'save', slot: node.index * 2 })
      emit(node.part, to)
      to.push({ op: 'save', slot: node.index * 2 + 1 })
      return
    case 'choice':
      emitChoice(node.parts, to)
      return
    case 'repeat':
      emitRepeat(node, to)
  }
}

function emitChoice(parts: readonly Node[], to: Instruction[]): void {
  const ends: { op: 'jump'; to: number }[] = []
  parts.forEach((part, index) => {
    if (index === parts.length - 1) {
      emit(part, to)
      return
    }
    const split = { op: 'split' as const, first: to.length + 1, second: 0 }
    to.push(split)
    emit(part, to)
    const end = { op: 'jump' as const, to: 0 }
    to.push(end)
    ends.push(end)
    split.second = to.length
  })
  for (const end of ends) end.to = to.length
}

function emitRepeat(node: Node & { kind: 'repeat' }, to: Instruction[]): void {
  for (let count = 0; count < node.least; count++) emit(node.part, to)
  if (node.most === Number.POSITIVE_INFINITY) {
    const split = optional(node.greedy, to)
    const start = to.length - 1
    emit(node.part, to)
    to.push({ op: 'jump', to: start })
    split(to.length)
    return
  }
  const skips: ((to: number) => void)[] = []
  for (let count = node.least; count < node.most; count++) {
    skips.push(optional(node.greedy, to))
    emit(node.part, to)
  }
  for (const skip of skips) skip(to.length)
}

// Goes on, or skips to a place told later; what comes first is preferred.
function optional(greedy: boolean, to: Instruction[]): (skipTo: number) => void {
  const next = to.length + 1
  const split = { op: 'split' as const, first: next, second: next }
  to.push(split)
  return skipTo => {
    split[greedy ? 'second' : 'first'] = skipTo
  }
}
