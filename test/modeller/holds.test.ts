// A coordinator puts a case on hold with the keyboard alone, says why and when to look again, and reads it in the lists.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

const PATIENCE = { timeout: 60_000 }

let linkspan: Linkspan
let cleo: Page
let key: string

beforeAll(async () => {
  linkspan = await openLinkspan()
  key = await reportWorry(linkspan)
  cleo = await linkspan.as('Cleo Coordinator', { width: 390, dark: true, at: `/cases/${key}` })
})

afterAll(async () => {
  await linkspan?.close()
})

test('on hold with a reason and a day', PATIENCE, async () => {
  await cleo.getByRole('button', { name: 'Put on hold' }).focus()
  await cleo.keyboard.press('Enter')
  const dialog = cleo.getByRole('dialog', { name: 'Put on hold' })
  await dialog.getByLabel('Reason').waitFor()
  await dialog.getByLabel('Look at it again on').fill('2020-01-01')
  await cleo.keyboard.press('Enter')
  await dialog.getByText('Say why; the trail keeps it.').waitFor()
  await dialog.getByText('Choose today or a later day.').waitFor()
  expect(await findings(cleo)).toEqual([])
  await dialog.getByLabel('Reason').fill('The school answers this afternoon.')
  const today = await cleo.evaluate(() => {
    const day = new Date()
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
      .map(part => String(part).padStart(2, '0'))
      .join('-')
  })
  await dialog.getByLabel('Look at it again on').fill(today)
  await cleo.keyboard.press('Enter')
  await cleo.getByText('The case is on hold.', { exact: true }).first().waitFor()
  await cleo.getByText('hold ends today').first().waitFor()
  await cleo.getByText('On hold: The school answers this afternoon.').waitFor()
  expect(await findings(cleo)).toEqual([])
  expect(await tooWide(cleo)).toBe(0)
})

test(
  'its task may change hands meanwhile, without a note, and what may not be done says why',
  PATIENCE,
  async () => {
    await cleo.getByText('The case is on hold. Once it is resumed, notes can be added.').waitFor()
    await cleo.getByRole('button', { name: 'Give to…' }).press('Enter')
    const dialog = cleo.getByRole('dialog', { name: 'Give this task to somebody' })
    await dialog
      .getByText(/^The case is on hold\. Whoever gets the task can begin once it is resumed/)
      .waitFor()
    await expect.poll(() => dialog.getByLabel('A note with it').count()).toBe(0)
    expect(await findings(cleo)).toEqual([])
    await dialog.getByLabel('To whom?').selectOption('Cleo Coordinator')
    await dialog.getByRole('button', { name: 'Give', exact: true }).press('Enter')
    await cleo.getByText(/is with Cleo Coordinator\.$/).waitFor()
    const withNote = cleo.getByRole('button', { name: 'Give back with a note…' })
    await withNote.and(cleo.locator('[aria-disabled=true]')).waitFor()
    const complete = cleo.getByRole('button', { name: 'Complete' })
    await complete.and(cleo.locator('[aria-disabled=true]')).waitFor()
    await cleo.getByRole('button', { name: 'Give back', exact: true }).press('Enter')
    await cleo.getByRole('button', { name: 'Take on', exact: true }).waitFor()
  },
)

test('it stands in what is due today, and in the list of cases', PATIENCE, async () => {
  const ines = await linkspan.as('Ines Intake', { at: '/cases/tasks?view=ours&due=today' })
  await ines.getByText('hold ends today').waitFor()
  await cleo.goto(`${linkspan.url}/cases/all`)
  await cleo.getByText('hold ends today').waitFor()
  expect(linkspan.errors).toEqual([])
})
