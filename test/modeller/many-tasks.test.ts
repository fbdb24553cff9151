// Many tasks at once: taken on, given to somebody, given back; what could not be done is told task by task. And the
// list is as it was when somebody comes back to it.

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
  for (let count = 0; count < 3; count += 1) await reportWorry(linkspan)
  ines = await linkspan.as('Ines Intake', { width: 1440 })
  cleo = await linkspan.as('Cleo Coordinator', { width: 1440 })
})

afterAll(async () => {
  await linkspan?.close()
})

const open = async (page: Page, view: string) => {
  await page.goto(`${linkspan.url}/cases/tasks?view=${view}`)
  await page.getByRole('checkbox', { name: `Choose: ${TASK}, case 1` }).waitFor()
}

test('several tasks are taken on with the keyboard alone', PATIENCE, async () => {
  await open(ines, 'team')
  for (const number of [1, 2]) {
    await ines.getByRole('checkbox', { name: `Choose: ${TASK}, case ${number}` }).focus()
    await ines.keyboard.press('Space')
  }
  await ines.getByRole('button', { name: 'Take on 2' }).focus()
  await ines.keyboard.press('Enter')
  await ines.getByText('Tasks changed: 2 of 2.').waitFor()
  await ines.goto(`${linkspan.url}/cases/tasks`)
  await expect.poll(() => ines.getByRole('link', { name: TASK }).count()).toBe(2)
})

test(
  'a coordinator gives them to a colleague whose role fits, and is told who held them',
  PATIENCE,
  async () => {
    await open(cleo, 'all')
    const first = cleo.getByRole('row').filter({ hasText: 'Case 1' })
    await first.getByText(/^taken on /).waitFor()
    for (const number of [1, 3])
      await cleo.getByRole('checkbox', { name: `Choose: ${TASK}, case ${number}` }).check()
    await cleo.getByRole('button', { name: 'Give 2 to…' }).click()
    const dialog = cleo.getByRole('dialog', { name: 'Give the chosen tasks to somebody' })
    await dialog.getByText(/^Ines Intake has taken on some of these tasks/).waitFor()
    expect(await findings(cleo)).toEqual([])
    await dialog.getByRole('button', { name: 'Give 2', exact: true }).click()
    await dialog.getByText('Please choose an answer.').waitFor()
    const offered = await dialog.getByLabel('To whom?').locator('option').allTextContents()
    expect(offered).not.toContain('Dora Designer')
    await dialog.getByLabel('To whom?').selectOption('Cleo Coordinator')
    await dialog.getByRole('button', { name: 'Give 2', exact: true }).click()
    await cleo.getByText('Tasks changed: 2 of 2.').waitFor()
    await expect.poll(() => cleo.getByRole('row').filter({ hasText: 'You' }).count()).toBe(2)
  },
)

test('what may not be given back is told task by task', PATIENCE, async () => {
  await open(ines, 'all')
  const first = ines.getByRole('row').filter({ hasText: 'Case 1' })
  await first.getByText('Cleo Coordinator is on it').waitFor()
  await ines.getByLabel('Choose all shown').check()
  await ines.getByRole('button', { name: 'Give back 3' }).click()
  await ines.getByText('Tasks changed: 1 of 3.').waitFor()
  const told = ines.getByRole('alert').filter({ hasText: '2 tasks could not be changed:' })
  const lines = [1, 3].map(number => `${TASK}, Case ${number}: Somebody else has taken this task on.`)
  await expect.poll(() => told.getByRole('listitem').allTextContents(), PATIENCE).toEqual(lines)
})

test('a button that does not fit the choice says why', PATIENCE, async () => {
  await open(cleo, 'all')
  await cleo.getByRole('checkbox', { name: `Choose: ${TASK}, case 2` }).check()
  await cleo.getByText('Nobody has taken the chosen tasks on.').waitFor()
})

test(
  'back from a case the filters are kept, and the focus is on the row that was opened',
  PATIENCE,
  async () => {
    await cleo.goto(`${linkspan.url}/cases/tasks?view=all&q=register`)
    const second = cleo.getByRole('link', { name: TASK }).nth(1)
    await second.click()
    await cleo.locator('.task-panel').waitFor()
    await cleo.goBack()
    await expect.poll(() => second.evaluate(link => link === document.activeElement)).toBe(true)
    expect(new URL(cleo.url()).search).toBe('?view=all&q=register')
  },
)

test.each([
  [1440, false],
  [390, true],
] as const)('nothing stands in the way of anybody at %i px', PATIENCE, async (width, dark) => {
  const page = await linkspan.as('Cleo Coordinator', { width, dark })
  await open(page, 'all')
  await page.getByLabel('Choose all shown').check()
  await page.getByRole('button', { name: 'Give 3 to…' }).waitFor()
  expect(await findings(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
