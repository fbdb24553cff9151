// A pattern that refers back to what a group matched, such as `(.)\1`. Its ways are tried one after another, the preferred
// first, and each state once: what follows depends on the instruction, the place and the groups referred to, so whoever
// comes to the same state again would fail again, or turn in a circle. Every state is paid for, so the search ends.

import { type Run, spend } from './frame.ts'
import { type Program, type Saved, withSlot } from './pattern-reader.ts'

type State = { readonly at: number; readonly place: number; readonly saved: Saved }

// A state is remembered as text, which takes far more room than a step elsewhere.
const STATE = 8

/** The first match from a position on, leftmost and by preference, as the places of its groups. */
export function findAgain(program: Program, run: Run, input: readonly number[], from: number): Saved | null {
  const tried = new Set<string>()
  for (let start = from; start <= input.length; start++) {
    const saved = matchAt(program, run, input, start, tried)
    if (saved !== null) return saved
  }
  return null
}

function matchAt(
  program: Program,
  run: Run,
  input: readonly number[],
  start: number,
  tried: Set<string>,
): Saved | null {
  const pending: State[] = [{ at: 0, place: start, saved: [] }]
  while (pending.length > 0) {
    const state = pending.pop()!
    spend(run, STATE)
    if (program.instructions[state.at]!.op === 'match') return state.saved
    const key = keyOf(program, state)
    if (tried.has(key)) continue
    tried.add(key)
    pending.push(...next(program, run, input, state))
  }
  return null
}

function keyOf(program: Program, { at, place, saved }: State): string {
  const groups = program.again.map(group => `${saved[group * 2]}-${saved[group * 2 + 1]}`)
  return `${at},${place},${groups}`
}

// What comes of one step, the preferred last.
function next(program: Program, run: Run, input: readonly number[], { at, place, saved }: State): State[] {
  const instruction = program.instructions[at]!
  const on = (length: number): State[] => [{ at: at + 1, place: place + length, saved }]
  switch (instruction.op) {
    case 'jump':
      return [{ at: instruction.to, place, saved }]
    case 'split':
      return [
        { at: instruction.second, place, saved },
        { at: instruction.first, place, saved },
      ]
    case 'save':
      return [{ at: at + 1, place, saved: withSlot(saved, instruction.slot, place) }]
    case 'place':
      return instruction.holds(input, place) ? on(0) : []
    case 'character':
      return place < input.length && instruction.accepts(input[place]!) ? on(1) : []
    case 'again': {
      const length = lengthAgain(run, input, place, saved, instruction)
      return length === null ? [] : on(length)
    }
    case 'match':
      return []
  }
}

// A group that took no part matched nothing, and so does what refers to it.
function lengthAgain(
  run: Run,
  input: readonly number[],
  place: number,
  saved: Saved,
  { group, same }: { readonly group: number; readonly same: (a: number, b: number) => boolean },
): number | null {
  const from = saved[group * 2] ?? 0
  const length = (saved[group * 2 + 1] ?? from) - from
  if (place + length > input.length) return null
  spend(run, length >> 2)
  for (let index = 0; index < length; index++) {
    if (!same(input[from + index]!, input[place + index]!)) return null
  }
  return length
}
