// Histories that a release has left: real events of real runs, with the state they must give at some places on the way.
// They are never edited. A change that breaks one needs an event under a new name.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { apply, type Event, type State } from '../../engine/index.ts'

type History = {
  readonly release: string
  readonly scenario: string
  readonly process: string
  readonly events: readonly Event[]
  /** How many events lead to which state. */
  readonly states: readonly { readonly after: number; readonly state: State }[]
}

const folder = join(import.meta.dirname, 'histories')

describe.each(readdirSync(folder).sort())('%s', file => {
  const histories = JSON.parse(readFileSync(join(folder, file), 'utf8')) as History[]

  it.each(histories)('$process of "$scenario" folds into the states it gave', ({ events, states }) => {
    let state: State | null = null
    let done = 0
    for (const { after, state: expected } of states) {
      for (const event of events.slice(done, after)) state = apply(state, event)
      done = after
      expect(state).toEqual(expected)
    }
    expect(done).toBe(events.length)
  })
})
