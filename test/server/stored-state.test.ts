// A state is stored in two texts, of which the one that rests is seldom written: whoever opens them reads the state that
// was written, whatever has changed in between.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { State } from '../../engine/index.ts'
import { sealText } from '../../server/store/packed.ts'
import { Keyring } from '../../server/store/seal.ts'
import { type Base, openState, placeOfBase, placeOfState, textsOf } from '../../server/store/stored-state.ts'

const ID = '00000000-0000-7000-8000-000000000001'
const keyring = new Keyring(Buffer.alloc(32, 1))
const LONG = 'what was seen and done '.repeat(60)

type Variables = Record<string, unknown>

/** A row of the table, and what a server that wrote it remembers. */
class Row {
  private key = keyring.make(1)
  private sealed: { state: Buffer; base: Buffer | null } = { state: Buffer.of(), base: null }
  private base: Base | null = null
  private at = 0

  /** Answers with how long the texts are that were written. */
  write(state: State): number {
    this.at += 1
    const { generation } = this.key
    const { state: text, written, base } = textsOf(state, this.at, generation, this.base)
    const sealedBase =
      written === null ? this.sealed.base : sealText(placeOfBase(ID, this.at), written, this.key)
    this.sealed = { state: sealText(placeOfState(ID), text, this.key), base: sealedBase }
    this.base = base
    return text.length + (written?.length ?? 0)
  }

  /** As a server does that remembers nothing. */
  read(): State {
    const { state, base } = openState(ID, this.sealed, this.key)
    this.base = base
    return state
  }

  /** As an erasure does: what was sealed cannot be opened any more. */
  renewKey(): void {
    this.key = keyring.make(this.key.generation + 1)
  }

  get parts() {
    return this.sealed
  }

  open(sealed: { state: Buffer; base: Buffer | null }) {
    return openState(ID, sealed, this.key)
  }
}

function stateWith(variables: Variables | null): State {
  const root = { key: 1, element: 'p', type: 'process', scope: 0, variables, live: 0 }
  return { process: 'p', status: 'active', lastKey: 1, root: 1, runs: { 1: root } } as unknown as State
}

const changing = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'toString'), fc.jsonValue())
const step = fc.record({
  change: changing,
  long: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
  gone: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { freq: 4 }),
  cold: fc.boolean(),
  newKey: fc.boolean(),
})

describe('a state that is stored', () => {
  it('is read as it was written, with its variables in their order', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), steps => {
        const row = new Row()
        let variables: Variables = {}
        for (const { change, long, gone, cold, newKey } of steps) {
          const told = { ...variables, ...change, ...(long ? { [long]: LONG } : {}) }
          variables = Object.fromEntries(Object.entries(told).filter(([name]) => name !== gone))
          if (newKey) row.renewKey()
          row.write(stateWith(variables))
          if (!cold) continue
          const read = row.read()
          expect(JSON.stringify(read)).toBe(JSON.stringify(stateWith(variables)))
          variables = read.runs[1]!.variables!
        }
        expect(JSON.stringify(row.read())).toBe(JSON.stringify(stateWith(variables)))
      }),
      { numRuns: 300 },
    )
  })

  it('is written without the variables that stay', () => {
    const row = new Row()
    const story = { story: LONG, turn: 1 }
    expect(row.write(stateWith(story))).toBeGreaterThan(LONG.length)
    expect(row.write(stateWith({ ...story, turn: 2 }))).toBeLessThan(400)
    const { story: same } = row.read().runs[1]!.variables!
    expect(row.write(stateWith({ story: same, turn: 3, note: 'short' }))).toBeLessThan(400)
  })

  it('is written anew once much of it has changed', () => {
    const row = new Row()
    row.write(stateWith({ story: LONG }))
    expect(row.write(stateWith({ story: `${LONG}!` }))).toBeGreaterThan(LONG.length)
    expect(row.write(stateWith({ story: `${LONG}!`, turn: 1 }))).toBeLessThan(400)
  })

  it('is one text where it is small, and where the process has no variables', () => {
    for (const variables of [{ turn: 1 }, null]) {
      const row = new Row()
      row.write(stateWith(variables))
      expect(row.parts.base).toBeNull()
      expect(row.read()).toEqual(stateWith(variables))
    }
  })

  it('is not opened upon what another entry wrote', () => {
    const row = new Row()
    row.write(stateWith({ story: LONG }))
    const before = row.parts
    row.write(stateWith({ story: `${LONG}!` }))
    expect(() => row.open({ ...row.parts, base: before.base })).toThrow()
    expect(row.open(row.parts).state).toEqual(stateWith({ story: `${LONG}!` }))
  })
})
