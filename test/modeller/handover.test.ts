// A coordinator hands a task over with a note; the next person is told, and reads the note with the task.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

const TASK = 'Register the signal with minimum data'

let linkspan: Linkspan

beforeAll(async () => {
  linkspan = await openLinkspan()
})

afterAll(async () => {
  await linkspan?.close()
})

test('handed over with a note, told, read and gone', async () => {
  await reportWorry(linkspan)
  const ines = await linkspan.as('Ines Intake', { width: 390, dark: true, at: '/cases/tasks' })
  const cleo = await linkspan.as('Cleo Coordinator', { at: '/cases/tasks?view=all' })
  await cleo.getByRole('checkbox', { name: `Choose: ${TASK}, case 1` }).check()
  await cleo.getByRole('button', { name: 'Give 1 to…' }).click()
  await cleo.getByLabel('To whom?').selectOption('Ines Intake')
  await cleo.getByLabel('A note with it').fill('Call the school first.')
  expect(await findings(cleo)).toEqual([])
  await cleo.getByRole('button', { name: 'Give', exact: true }).click()
  await cleo.getByText('Tasks changed: 1 of 1.').waitFor()

  await ines.getByRole('button', { name: 'Notices, 1 unread' }).focus()
  await ines.keyboard.press('Enter')
  const bell = ines.getByRole('dialog', { name: 'Notices' })
  await bell.getByRole('link', { name: `cleo gave you “${TASK}”` }).waitFor()
  await bell.getByText(/^Case 1, /).waitFor()
  expect(await findings(ines)).toEqual([])
  expect(await tooWide(ines)).toBe(0)
  await ines.keyboard.press('Escape')
  await expect.poll(() => bell.count()).toBe(0)
  await expect
    .poll(() => ines.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Notices, 1 unread')
  await ines.keyboard.press('Enter')
  await bell.getByRole('link', { name: `cleo gave you “${TASK}”` }).click()
  await ines.getByText('cleo handed this over: Call the school first.').waitFor()
  await cleo.getByRole('link', { name: TASK }).click()
  await cleo.getByRole('button', { name: 'Give to…' }).focus()
  await cleo.keyboard.press('Enter')
  await cleo.getByLabel('To whom?').selectOption('Cleo Coordinator')
  await cleo.getByRole('button', { name: 'Give', exact: true }).click()
  await cleo.getByText(`“${TASK}” is with cleo.`).waitFor()
  // What was given is over, and what was opened is read: one is left.
  await ines.getByRole('button', { name: 'Notices, 1 unread' }).click()
  await bell.getByText(`cleo took “${TASK}” off you`).waitFor()
  await bell.getByRole('button', { name: `Mark as read: cleo took “${TASK}” off you` }).click()
  await bell.getByText('You have read everything.').waitFor()
  await bell.getByRole('link', { name: 'All notices' }).click()
  await ines.getByRole('heading', { name: 'Notices', level: 1 }).waitFor()
  await ines
    .getByRole('row', { name: /cleo took/ })
    .getByText('read', { exact: true })
    .waitFor()
  expect(await findings(ines)).toEqual([])
  expect(await tooWide(ines)).toBe(0)
  expect(linkspan.errors).toEqual([])
})
