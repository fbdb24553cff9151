// The outline offers what the menus of the canvas offer, so that no kind of step needs a mouse.

import { PopupEntries } from 'bpmn-js/lib/features/popup-menu/PopupEntries.js'
import { expect, test } from 'vitest'
import {
  addable,
  besideSteps,
  firstSteps,
  type Kind,
  kindFrom,
  kindValue,
  shapeOf,
} from '../../modeller/desks/design/kinds.ts'

const offered: readonly Kind[] = [...addable(true), ...besideSteps, ...firstSteps(false), ...firstSteps(true)]

/** What sets one entry of a menu apart from all others. */
const told = (shape: Record<string, unknown>) =>
  [
    shape.type,
    shape.eventDefinitionType ?? 'none',
    shape.isExpanded === false && 'closed',
    shape.triggeredByEvent === true && 'event',
    (shape.cancelActivity === false || shape.isInterrupting === false) && 'goes on',
  ]
    .filter(Boolean)
    .join(' ')

test('every step, event, choice and thing that the canvas can draw is in the outline too', () => {
  const inOutline = new Set(offered.map(kind => told(shapeOf(kind))))
  const entries = Object.values(PopupEntries as Record<string, { target: Record<string, unknown> }>)
  expect(entries.length).toBeGreaterThan(60)
  const missing = entries.map(({ target }) => told(target)).filter(entry => !inOutline.has(entry))
  // Pools have a question of their own, which asks whether there are steps in it.
  expect(missing).toEqual(['bpmn:Participant none', 'bpmn:Participant none closed'])
})

test('a kind is read back from the choice it is written into', () => {
  for (const kind of offered) expect(kindFrom(kindValue(kind))).toEqual(kind)
  expect(new Set(offered.map(kindValue)).size).toBeGreaterThan(60)
})

test('where nothing can happen meanwhile, no event of a border is offered', () => {
  expect(addable(false).filter(({ type }) => type === 'bpmn:BoundaryEvent')).toEqual([])
})
