// Somebody is away: the deputy sees those tasks, takes one on, and everybody reads in whose place.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

const PATIENCE = { timeout: 60_000 }
const TASK = 'Register the signal with minimum data'

let linkspan: Linkspan
let ines: Page
let cleo: Page

beforeAll(async () => {
  linkspan = await openLinkspan()
  const { roles } = await linkspan.ask<{ roles: string[] }>('Ines Intake', 'GET', '/me')
  await linkspan.ask('Ada Admin', 'PATCH', '/users/cleo', { roles: ['coordinator', ...roles] })
  await reportWorry(linkspan)
  ines = await linkspan.as('Ines Intake', { width: 1440, at: '/cases/tasks?view=team' })
  await ines.getByRole('button', { name: `Take on: ${TASK}, case 1` }).click()
  await ines.getByText('no longer in this list').waitFor()
  cleo = await linkspan.as('Cleo Coordinator', { width: 1440 })
})

afterAll(async () => {
  await linkspan?.close()
})

test('she says with the keyboard alone that she is away, and who stands in', PATIENCE, async () => {
  await ines.goto(`${linkspan.url}/cases/absences`)
  await ines.getByText('Nobody is away.').waitFor()
  await ines.getByRole('button', { name: 'Save the absence' }).focus()
  await ines.keyboard.press('Enter')
  await ines.getByText('Choose who stands in.').waitFor()
  expect(await findings(ines)).toEqual([])
  const deputy = ines.getByLabel('Deputy')
  await expect.poll(() => deputy.locator('option').allTextContents()).toEqual(['Choose…', 'Cleo Coordinator'])
  await deputy.focus()
  await ines.keyboard.type('Cleo')
  await ines.keyboard.press('Enter')
  await ines.getByRole('button', { name: 'Save the absence' }).focus()
  await ines.keyboard.press('Enter')
  await ines.getByText('Cleo Coordinator stands in for Ines Intake.').waitFor()
  const row = ines.getByRole('row').filter({ hasText: 'Ines Intake' })
  await row.getByText('away now').waitFor()
})

test('the deputy is told, takes the task on, and the case says in whose place', PATIENCE, async () => {
  await cleo.goto(`${linkspan.url}/cases/tasks?view=team`)
  await cleo.getByText(/^You stand in for Ines Intake until /).waitFor()
  const row = cleo.getByRole('row').filter({ hasText: 'Case 1' })
  await row.getByText('as deputy of Ines Intake').waitFor()
  expect(await findings(cleo)).toEqual([])
  await row.getByRole('link', { name: TASK }).click()
  await cleo
    .getByText('Ines Intake is away, and you stand in. If you take this task on, the trail says so.')
    .waitFor()
  await cleo.getByRole('button', { name: 'Take on', exact: true }).click()
  await cleo.getByRole('button', { name: 'Give back', exact: true }).waitFor()
  await cleo.getByText('as deputy of ines').first().waitFor()
  await cleo.getByRole('link', { name: 'Replay' }).click()
  await cleo
    .getByText(/is with Cleo Coordinator \(as deputy of Ines Intake\)/)
    .first()
    .waitFor()
})

test('a coordinator ends it for somebody', PATIENCE, async () => {
  await cleo.goto(`${linkspan.url}/cases/absences`)
  await cleo.getByRole('button', { name: 'Back again: Ines Intake' }).click()
  await cleo.getByText('Ines Intake is back.').waitFor()
  await cleo.getByText('Nobody is away.').waitFor()
  await cleo.getByLabel('Who is away').selectOption('Dora Designer')
  expect(await findings(cleo)).toEqual([])
})

test.each([
  [390, true],
  [1440, false],
] as const)('nothing stands in the way of anybody at %i px', PATIENCE, async (width, dark) => {
  const page = await linkspan.as('Cleo Coordinator', { width, dark, at: '/cases/absences' })
  await page.getByRole('button', { name: 'Save the absence' }).waitFor()
  expect(await findings(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
