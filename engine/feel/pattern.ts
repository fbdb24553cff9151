// Patterns (XPath regular expressions) run on a machine that follows all ways through the pattern at once, so the time
// is at most text × pattern and `(a+)+$` is as harmless as `a+$`. What refers back to a group cannot be run so: it tries
// one way after another (pattern-again.ts). There is no looking around, which XPath has not either.

import { type Sentence, tell } from '../words/sentences.ts'
import { sentenceOf } from '../words/told.ts'
import { type Run, spend } from './frame.ts'
import { findAgain } from './pattern-again.ts'
import { type Program, readPattern, type Saved, withSlot } from './pattern-reader.ts'

/** A pattern ready to run. */
export type Pattern = {
  test(run: Run, input: string): boolean
  replace(run: Run, input: string, replacement: string): string
  split(run: Run, input: string): string[]
  /** All that matches, in order. */
  all(run: Run, input: string): string[]
}

const KEPT = 200
const known = new Map<string, Pattern | { readonly problem: Sentence }>()

/** Reads a pattern with the flags s, m, i, x and q; never throws. */
export function pattern(text: string, flags: string): Pattern | { readonly problem: Sentence } {
  const key = `${flags}/${text}`
  const before = known.get(key)
  if (before) return before
  const made = make(text, flags)
  if (known.size >= KEPT) known.delete(known.keys().next().value!)
  known.set(key, made)
  return made
}

function make(text: string, flags: string): Pattern | { readonly problem: Sentence } {
  if (/[^smixq]/.test(flags)) return { problem: tell`"${flags}" are no flags of a pattern.` }
  try {
    return machine(readPattern(text, flags))
  } catch (error) {
    return { problem: tell`The pattern "${text.slice(0, 60)}" cannot be used: ${sentenceOf(error)}.` }
  }
}

/** One way through the pattern: where it is, and where its groups began and ended. */
type Thread = { readonly at: number; readonly saved: Saved }

function machine(program: Program): Pattern {
  return {
    test: (run, input) => find(program, run, points(input), 0) !== null,
    all: (run, input) => [...matchesOf(program, run, input)].map(match => match.text(0)),
    split: (run, input) => split(program, run, input),
    replace(run, input, replacement) {
      const characters = points(input)
      let result = ''
      let last = 0
      for (const match of matchesOf(program, run, input)) {
        const text = expand(replacement, match)
        spend(run, 1 + (text.length >> 4))
        result += textOf(characters, last, match.start) + text
        last = match.end
      }
      return result + textOf(characters, last, characters.length)
    },
  }
}

function points(text: string): number[] {
  return Array.from(text, character => character.codePointAt(0)!)
}

function textOf(input: readonly number[], from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCodePoint(input[at]!)
  return text
}

function expand(replacement: string, match: Match): string {
  return replacement.replace(/\\([\\$])|\$(\d)/g, (_, literal?: string, group?: string) =>
    literal !== undefined ? literal : match.text(Number(group)),
  )
}

type Match = { readonly start: number; readonly end: number; text(group: number): string }

function* matchesOf(program: Program, run: Run, input: string): Generator<Match> {
  const characters = points(input)
  for (let from = 0; from <= characters.length; ) {
    const saved = find(program, run, characters, from)
    if (saved === null) return
    const [start, end] = [saved[0]!, saved[1]!]
    const text = (group: number) => textOf(characters, saved[group * 2] ?? 0, saved[group * 2 + 1] ?? 0)
    yield { start, end, text }
    from = end > start ? end : end + 1
  }
}

function split(program: Program, run: Run, input: string): string[] {
  const characters = points(input)
  const parts: string[] = []
  let last = 0
  for (const { start, end } of matchesOf(program, run, input)) {
    if (end === start && (start === 0 || start === characters.length || start === last)) continue
    parts.push(textOf(characters, last, start))
    last = end
  }
  parts.push(textOf(characters, last, characters.length))
  return parts
}

/** The first match from a position on, leftmost and by preference, as the places of its groups. */
function find(program: Program, run: Run, input: readonly number[], from: number): Saved | null {
  if (program.again.length > 0) return findAgain(program, run, input, from)
  const marks = new Int32Array(program.instructions.length).fill(-1)
  let found: Saved | null = null
  let threads: Thread[] = []
  for (let at = from; at <= input.length; at++) {
    const next: Thread[] = []
    // Ways that began earlier come first; a new one begins here only while nothing has been found.
    let taken = 0
    for (const thread of threads) taken += follow(program, input, at, thread, next, marks)
    if (found === null) taken += follow(program, input, at, { at: 0, saved: [] }, next, marks)
    spend(run, 1 + (taken >> 2))
    threads = []
    for (const thread of next) {
      const instruction = program.instructions[thread.at]!
      if (instruction.op === 'match') {
        found = thread.saved
        break
      }
      if (instruction.op === 'character' && at < input.length && instruction.accepts(input[at]!)) {
        threads.push({ at: thread.at + 1, saved: thread.saved })
      }
    }
    if (threads.length === 0 && found !== null) break
  }
  return found
}

// Takes every step that reads no character, and tells how many. An instruction already reached at this position was reached by a better way.
function follow(
  program: Program,
  input: readonly number[],
  at: number,
  from: Thread,
  to: Thread[],
  marks: Int32Array,
): number {
  const pending: Thread[] = [from]
  let taken = 0
  while (pending.length > 0) {
    const thread = pending.pop()!
    if (marks[thread.at] === at) continue
    marks[thread.at] = at
    taken++
    const instruction = program.instructions[thread.at]!
    switch (instruction.op) {
      case 'jump':
        pending.push({ at: instruction.to, saved: thread.saved })
        break
      case 'split':
        pending.push(
          { at: instruction.second, saved: thread.saved },
          { at: instruction.first, saved: thread.saved },
        )
        break
      case 'save':
        pending.push({ at: thread.at + 1, saved: withSlot(thread.saved, instruction.slot, at) })
        break
      case 'place':
        if (instruction.holds(input, at)) pending.push({ at: thread.at + 1, saved: thread.saved })
        break
      default:
        to.push(thread)
    }
  }
  return taken
}
