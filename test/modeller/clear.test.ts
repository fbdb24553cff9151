// What is chosen in the editor is brought where nothing lies over it.

import { expect, test } from 'vitest'
import { paddingOf } from '../../modeller/canvas/clear.ts'

const PALETTE = 120
const minimap = { width: 322, height: 182 }

test('a chosen step stands right of the palette, with room for its buttons', () => {
  expect(paddingOf({ width: 834, height: 556 }, PALETTE, null)).toEqual({
    top: 100,
    right: 160,
    bottom: 100,
    left: 160,
  })
})

test('it stands left of an open minimap with its buttons', () => {
  const { right, top } = paddingOf({ width: 834, height: 556 }, PALETTE, minimap)
  expect(right).toBeGreaterThan(minimap.width + 100)
  expect(top).toBe(100)
})

test('where the canvas is too narrow for that, it stands below the minimap', () => {
  const { right, top } = paddingOf({ width: 560, height: 469 }, PALETTE, minimap)
  expect(right).toBe(160)
  expect(top).toBeGreaterThan(minimap.height + 20)
})
