// Somebody wrote into the database past Linkspan: the audit page says what does not fit, where, what that may mean and
// what to do. Nothing else on the page breaks.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

let linkspan: Linkspan
let axel: Page
let keys: string[]

beforeAll(async () => {
  linkspan = await openLinkspan()
  keys = [await reportWorry(linkspan), await reportWorry(linkspan)]
  axel = await linkspan.as('Axel Auditor')
})

afterAll(() => linkspan?.close())

/** What no application may do and a holder of the database can. */
async function pastLinkspan(text: string, values: unknown[]): Promise<void> {
  const { pool } = linkspan.database
  await pool.query('alter table trail disable trigger all')
  try {
    await pool.query(text, values)
  } finally {
    await pool.query('alter table trail enable trigger all')
  }
}

test('an intact case says so', async () => {
  await axel.goto(`${linkspan.url}/audit/cases/${keys[0]}`)
  await axel.getByRole('button', { name: 'Verify this case' }).click()
  await axel.getByRole('status').getByText('The trail is intact.').waitFor()
})

test('a changed entry is named with its case, its meaning and what to do', async () => {
  await pastLinkspan(
    `update trail set bytes = overlay(bytes placing '\\x00' from 30) where instance_id = $1`,
    [keys[0]],
  )
  await axel.goto(`${linkspan.url}/audit`)
  await axel.getByRole('button', { name: 'Verify all cases' }).click()
  const alert = axel.getByRole('alert')
  await alert.getByRole('heading', { name: /^The trail is not intact/ }).waitFor()
  await alert.getByText('The entry was changed').waitFor()
  await alert.getByRole('heading', { name: 'What it may mean, and what to do' }).waitFor()
  await alert.getByText(/Something was written into the database past Linkspan/).waitFor()
  const place = alert.getByRole('link', { name: 'Case 1, Entry 1' }).first()
  expect(await place.getAttribute('href')).toContain(`/audit/cases/${keys[0]}`)
})

test('the case beside it stays intact', async () => {
  await axel.goto(`${linkspan.url}/audit/cases/${keys[1]}`)
  await axel.getByRole('button', { name: 'Verify this case' }).click()
  await axel.getByRole('status').getByText('The trail is intact.').waitFor()
})

test('its replay opens all the same and says which step cannot be read', async () => {
  await axel.goto(`${linkspan.url}/audit/cases/${keys[0]}`)
  const steps = axel.getByRole('region', { name: 'Steps' })
  await steps.getByRole('button', { name: /This entry cannot be read/ }).waitFor()
})

test('a case whose key was destroyed keeps its steps, and says that they were erased', async () => {
  await linkspan.database.pool.query(
    'update data_key set wrapped = null, destroyed_at = now() where case_id = $1',
    [keys[1]],
  )
  await axel.goto(`${linkspan.url}/audit/cases/${keys[1]}`)
  await axel.getByText(/^The data of this case were erased\./).waitFor()
  const steps = axel.getByRole('region', { name: 'Steps' })
  await steps.getByRole('button', { name: /What was done here was erased.*Ines Intake/ }).waitFor()
})

test('a case whose entries are gone is told of', async () => {
  await pastLinkspan('delete from trail where instance_id = $1', [keys[1]])
  await axel.goto(`${linkspan.url}/audit`)
  await axel.getByRole('button', { name: 'Verify all cases' }).click()
  const alert = axel.getByRole('alert')
  await alert.getByText('An entry is missing').first().waitFor()
  await alert.getByText(/Something was taken out of the database/).waitFor()
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
