// The link of a mail leads each reader where they may go: the case, or the list where their task stands.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

const PATIENCE = { timeout: 60_000 }
let linkspan: Linkspan
let key: string

beforeAll(async () => {
  linkspan = await openLinkspan()
  key = await reportWorry(linkspan)
})

afterAll(async () => {
  await linkspan?.close()
})

test.each([
  ['Ines Intake', () => `/cases/${key}`],
  ['Pia Partner', () => '/cases/tasks'],
])('%s is led to where they may go', PATIENCE, async (person, place) => {
  const page = await linkspan.as(person, { width: 1440, at: `/cases/open/${key}` })
  await expect.poll(() => new URL(page.url()).pathname).toBe(place())
  await page.getByRole('heading', { level: 1 }).waitFor()
})
