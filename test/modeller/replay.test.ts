// The arithmetic of the replay: real time with quiet spells folded, and what counts as a move by hand.

import { expect, test } from 'vitest'
import type { Event } from '../../engine/run/event.ts'
import type { Entry } from '../../modeller/api/trail.ts'
import { leftAside } from '../../modeller/desks/audit/left-aside.ts'
import { passesOf } from '../../modeller/desks/audit/passes.ts'
import { nearestStop, timeScale } from '../../modeller/desks/audit/real-time.ts'
import { deviationsUntil, findStop, isLandmark, Replay, stopsOf } from '../../modeller/desks/audit/replay.ts'
import type { Drawing } from '../../modeller/drawing/read.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

test('steps stand as far apart as they happened while no gap is unusual', () => {
  const { places, folds } = timeScale([0, 10 * MINUTE, 30 * MINUTE])
  expect(places).toEqual([0, 10 * MINUTE, 30 * MINUTE])
  expect(folds).toEqual([])
})

test('a quiet spell is folded, and its true length is told', () => {
  const { places, folds } = timeScale([0, 10 * MINUTE, 20 * MINUTE, 20 * MINUTE + 9 * DAY])
  expect(folds).toEqual([{ before: 3, length: 9 * DAY }])
  expect(places[3]! - places[2]!).toBeLessThan(DAY)
  expect(places[3]! - places[2]!).toBeGreaterThan(10 * MINUTE)
})

test('steps of the same moment, or of a clock that went back, stay apart and in order', () => {
  const { places } = timeScale([5 * MINUTE, 5 * MINUTE, 3 * MINUTE, 6 * MINUTE])
  for (let at = 1; at < places.length; at++) expect(places[at]).toBeGreaterThan(places[at - 1]!)
})

test('a place on the scale leads to the step nearest to it', () => {
  const scale = timeScale([0, 10 * MINUTE, 30 * MINUTE])
  expect([0, 4, 6, 19, 21, 99].map(minute => nearestStop(scale, minute * MINUTE))).toEqual([0, 0, 1, 1, 2, 2])
})

test('the busy seconds of a case keep their distances', () => {
  const { places } = timeScale([0, 2000, 8000, 9000])
  expect(places).toEqual([0, 2000, 8000, 9000])
})

test('a case of one step has a place', () => {
  expect(timeScale([7]).places).toEqual([0])
  expect(nearestStop(timeScale([7]), 3)).toBe(0)
})

test('the next move by hand is found once, by entry and by change, and its elements are marked from then on', () => {
  const entries = [
    entry('start', [activated('a')]),
    entry('modify', [{ type: 'element.terminated', key: 2, element: 'a' } as Event, activated('c')]),
    entry('complete', [activated('d')]),
  ]
  for (const grain of ['entry', 'event'] as const) {
    const stops = stopsOf(entries, grain)
    const byHand = (from: number) => findStop(stops, from, 1, stop => isLandmark.deviation(stop, entries))
    expect(byHand(0)).toBe(1)
    expect(byHand(1)).toBeNull()
    expect([...deviationsUntil(entries, stops[0]!)]).toEqual([])
    expect([...deviationsUntil(entries, stops.at(-1)!)]).toEqual(['a', 'c'])
  }
})

test('who hears that a step was cancelled makes no pass of it', () => {
  const heard = {
    type: 'element.activated',
    key: 3,
    element: 'a',
    elementType: 'cancelListener',
    index: null,
  }
  const ended = (type: string, key: number) => ({ type: `element.${type}`, key, element: 'a' })
  const events = [activated('a'), ended('terminated', 2), heard, ended('completed', 3)] as Event[]
  expect(passesOf([entry('trigger', events)]).get('a')).toMatchObject([{ key: 2, how: 'left' }])
})

test('nobody tells the state of a case from a step on that cannot be read', () => {
  const erased = { ...entry('start', []), command: {}, erased: true } as unknown as Entry
  const replay = new Replay([erased, entry('complete', [activated('a')])])
  expect([replay.stateAt(0, 0), replay.stateAt(1, 1)]).toEqual([null, null])
})

test('ways that a choice did not take are left aside until they are taken, and at the end all that was not reached', () => {
  const node = (id: string, outgoing: string[] = []) => [id, { id, outgoing }] as const
  const drawing = {
    nodes: new Map([node('g', ['yes', 'no']), node('a'), node('b'), node('c')]),
    flows: new Map(['yes', 'no', 'on'].map(id => [id, { id }] as const)),
  } as unknown as Drawing
  const decided = { type: 'gateway.decided', element: 'g', flows: ['yes'] } as unknown as Event
  const taken = (flow: string) => ({ type: 'flow.taken', flow }) as unknown as Event
  const once = [activated('g'), decided, taken('yes'), activated('a')]
  expect(leftAside(drawing, once)).toEqual(['no'])
  expect(leftAside(drawing, [...once, taken('no'), activated('b')])).toEqual([])
  const ended = { type: 'process.completed' } as unknown as Event
  expect(leftAside(drawing, [...once, ended])).toEqual(['no', 'b', 'c', 'on'])
})

const activated = (element: string) =>
  ({ type: 'element.activated', key: 2, element, scope: 1, index: null }) as unknown as Event

const entry = (type: string, events: readonly Event[]) => ({ command: { type }, events }) as unknown as Entry
