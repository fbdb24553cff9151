// Accounts as an admin keeps them, by keyboard: whose tasks a partner sees hangs on the organisation that stands there.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

const PATIENCE = { timeout: 60_000 }
let linkspan: Linkspan

beforeAll(async () => {
  linkspan = await openLinkspan()
})

afterAll(async () => {
  await linkspan?.close()
})

test.each([1440, 390])('an admin gives an account another organisation, at %i px', PATIENCE, async width => {
  const ada = await linkspan.as('Ada Admin', { width, at: '/admin/people' })
  const row = ada.getByRole('row').filter({ hasText: 'Pia Partner' })
  // In words, as the register or the drawings call it.
  await ada
    .locator('td')
    .filter({ hasText: /^Youth work/ })
    .waitFor()
  await row.getByRole('button', { name: /Pia Partner/ }).focus()
  await ada.keyboard.press('Enter')
  const organisation = ada.getByLabel('Organisation')
  await organisation.waitFor()
  expect(await findings(ada)).toEqual([])
  expect(await tooWide(ada)).toBe(0)
  await organisation.fill(`school ${width}`)
  await ada.keyboard.press('Enter')
  await ada.getByText('Pia Partner is saved').waitFor()
  await row.getByText(`school ${width}`).first().waitFor()
  expect(linkspan.errors).toEqual([])
})
