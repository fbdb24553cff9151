// Alt and an arrow on plain shapes: along a way, and from one way of a fork to the others.

import { expect, test } from 'vitest'
import { type Along, Trail } from '../../modeller/canvas/along.ts'

type Shape = { readonly id: string; readonly outgoing: Way[]; readonly incoming: Way[] }
type Way = { readonly id: string; readonly source: Shape; readonly target: Shape }

/** Shapes joined by ways such as `ask>yes`. */
function drawn(...ways: string[]) {
  const shapes = new Map<string, Shape>()
  const shape = (id: string) => {
    if (!shapes.has(id)) shapes.set(id, { id, outgoing: [], incoming: [] })
    return shapes.get(id)!
  }
  for (const id of ways) {
    const [source, target] = id.split('>').map(end => shape(end)) as [Shape, Shape]
    const way = { id, source, target }
    source.outgoing.push(way)
    target.incoming.push(way)
  }
  return shape
}

/** Where the keys lead, one after another; a key that leads nowhere leaves one where one is. */
function walk(from: Shape | Way, ...keys: Along[]): string[] {
  const trail = new Trail()
  let at = from
  return keys.map(key => {
    at = trail.go(at, key) ?? at
    return at.id
  })
}

const shape = drawn('ask>yes', 'ask>no', 'ask>later', 'other>no', 'yes>end', 'no>end', 'later>ask')

test('down and up go through all ways of a fork, round and round', () => {
  expect(walk(shape('ask'), 'next', 'below', 'below', 'below', 'above')).toEqual([
    'yes',
    'no',
    'later',
    'yes',
    'later',
  ])
})

test('where ways meet, down goes through those they come from', () => {
  expect(walk(shape('end'), 'previous', 'below', 'below')).toEqual(['yes', 'no', 'yes'])
})

test('a step that several lead to keeps the fork it was reached from', () => {
  expect(walk(shape('other'), 'next', 'below')).toEqual(['no', 'no'])
  expect(walk(shape('ask'), 'next', 'below', 'below')).toEqual(['yes', 'no', 'later'])
})

test('without having come from anywhere, the fork is the one that leads there first', () => {
  expect(walk(shape('no'), 'below')).toEqual(['later'])
})

test('from a way, right and left lead to its ends', () => {
  const [way] = shape('yes').outgoing
  expect(walk(way!, 'next')).toEqual(['end'])
  expect(walk(way!, 'previous')).toEqual(['yes'])
})

test('where nothing lies in a direction, one stays', () => {
  expect(walk(shape('end'), 'next')).toEqual(['end'])
  expect(walk(shape('other'), 'previous', 'below')).toEqual(['other', 'other'])
})
