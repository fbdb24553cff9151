// The link of a mail leads each reader where they may go: the case, or the list where their task stands.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

const PATIENCE = { timeout: 60_000 }
let linkspan: Linkspan
let key: string

beforeAll(async () => {
  linkspan = await openLinkspan()
  const ines = await linkspan.as('Ines Intake', { width: 1440 })
  key = await ines.evaluate(async () => {
    await fetch('/api/v1/online-signals', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ what_was_seen: 'A post.', reporter_role: 'resident', danger: 'no' }),
    })
    const list = await fetch('/api/v1/process-instances')
    return (await list.json()).items[0].key
  })
})

afterAll(async () => {
  await linkspan?.close()
})

test.each([
  ['Ines Intake', () => `/cases/${key}`],
  ['Pia Partner', () => '/cases/tasks'],
])('%s is led to where they may go', PATIENCE, async (person, place) => {
  const page = await linkspan.as(person, { width: 1440 })
  await page.goto(`${linkspan.url}/cases/open/${key}`)
  await expect.poll(() => new URL(page.url()).pathname).toBe(place())
  await page.getByRole('heading', { level: 1 }).waitFor()
})
