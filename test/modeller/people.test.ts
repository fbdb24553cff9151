// Accounts as an admin keeps them, by keyboard: whose tasks a partner sees hangs on the organisation that stands there.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

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

test(
  'a name that is given on one page stands on the others; who is gone or has none is called by the user name',
  PATIENCE,
  async () => {
    const instance = await reportWorry(linkspan)
    const { items } = await linkspan.ask<{ items: { key: string }[] }>(
      'Ines Intake',
      'GET',
      `/user-tasks?instanceKey=${instance}`,
    )
    await linkspan.ask('Ines Intake', 'POST', `/user-tasks/${items[0]!.key}/assignment`, {})
    const cleo = await linkspan.as('Cleo Coordinator', { at: '/cases/tasks?view=all' })
    await cleo.getByText('Ines Intake is on it').waitFor()

    const ada = await linkspan.as('Ada Admin', { at: '/admin/people' })
    const rename = async (from: string, to: string) => {
      await ada.getByRole('button', { name: `Edit ${from}` }).press('Enter')
      await ada.getByLabel('Name', { exact: true }).fill(to)
      await ada.keyboard.press('Enter')
    }
    await rename('Ines Intake', 'Ines Janssens')
    await ada.getByText('Ines Janssens is saved').waitFor()
    await cleo.reload()
    await cleo.getByText('Ines Janssens is on it').waitFor()
    await rename('Ines Janssens', '')
    await ada.getByText('ines is saved').waitFor()
    await cleo.reload()
    await cleo.getByText('ines is on it').waitFor()
    await linkspan.database.kysely
      .updateTable('user_task')
      .set({ assignee: 'k.gone' })
      .where('assignee', '=', 'ines')
      .execute()
    await cleo.reload()
    await cleo.getByText('k.gone is on it').waitFor()
    expect(linkspan.errors).toEqual([])
  },
)
