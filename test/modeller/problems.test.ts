// Many steps have failed: a coordinator tries them again at once and reads what became of each.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOperation } from '../../server/store/batch-operations.ts'
import { findings, tooWide } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let cleo: Page
let token: string

/** A worker asks with its token. */
const asWorker = async <Answer>(path: string, body: object): Promise<Answer> => {
  const response = await fetch(`${linkspan.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}

const failJobs = async () => {
  const { jobs } = await asWorker<{ jobs: { key: string; lease: number }[] }>('jobs/activation', {
    type: 'never',
    worker: 'w',
    maxJobs: 100,
    requestTimeout: 0,
  })
  for (const { key, lease } of jobs)
    await asWorker(`jobs/${key}/failure`, { message: 'The printer is out of paper.', retries: 0, lease })
  return jobs.length
}

const begin = async (many: number) => {
  for (let count = 0; count < many; count += 1)
    await linkspan.ask('Cleo Coordinator', 'POST', '/process-instances', { processId: 'works' })
}

beforeAll(async () => {
  linkspan = await openLinkspan()
  const drawing = bpmn('works(pool) { s(start) > j(service job=never) > e(end) }')
  const resources = [{ name: 'works.bpmn', content: drawing }]
  await linkspan.ask('Dora Designer', 'POST', '/deployments', { resources })
  const wish = { name: 'w', roles: ['worker'], expiresAt: null }
  token = (await linkspan.ask<{ secret: string }>('Ada Admin', 'POST', '/api-tokens', wish)).secret
  await begin(3)
  expect(await failJobs()).toBe(3)
  cleo = await linkspan.as('Cleo Coordinator', { width: 1440, at: '/cases/problems' })
})

afterAll(async () => {
  await linkspan?.close()
})

test('chosen problems are tried again with the keyboard alone, and each result stands in words', async () => {
  const boxes = cleo.getByRole('checkbox', { name: /^Choose j, case/ })
  await boxes.nth(2).waitFor()
  await boxes.nth(0).focus()
  await cleo.keyboard.press('Space')
  await boxes.nth(1).focus()
  await cleo.keyboard.press('Space')
  await cleo.getByRole('button', { name: 'Try 2 again' }).focus()
  await cleo.keyboard.press('Enter')
  await cleo.getByText('2 problems are tried again. The results stand below.').waitFor()
  await cleo.getByText('2 of 2 done.', { exact: true }).waitFor()
  await expect.poll(() => boxes.count()).toBe(1)
  await cleo.getByText('What became of each').click()
  await expect
    .poll(() => cleo.locator('.batch-items li').allTextContents())
    .toEqual([expect.stringMatching(/^Case \d+: done$/), expect.stringMatching(/^Case \d+: done$/)])
})

test('everything is tried again by one button', async () => {
  expect(await failJobs()).toBe(2)
  await cleo.goto(`${linkspan.url}/cases/problems`)
  await cleo.getByRole('button', { name: 'Try all again' }).click()
  await cleo.getByText('3 of 3 done.', { exact: true }).waitFor()
  await cleo.getByText('No problems.').waitFor()
})

test.each([
  [1440, false],
  [390, true],
] as const)('nothing stands in the way of anybody at %i px', async (width, dark) => {
  await failJobs()
  const page = await linkspan.as('Cleo Coordinator', { width, dark, at: '/cases/problems' })
  await page.getByLabel('Choose all shown').check()
  await page.getByText('What became of each').first().click()
  await page.locator('.batch-items li').first().waitFor()
  expect(await findings(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
})

test('a problem of a case on hold says that it rests, before anything is pressed', async () => {
  await begin(2)
  await failJobs()
  const { items } = await linkspan.ask<{ items: { instanceKey: string; instanceNumber: number }[] }>(
    'Cleo Coordinator',
    'GET',
    '/incidents',
  )
  const { instanceKey, instanceNumber: number } = items[0]!
  await linkspan.ask('Cleo Coordinator', 'POST', `/process-instances/${instanceKey}/suspension`, {
    reason: 'x',
  })
  await cleo.goto(`${linkspan.url}/cases/problems`)
  const row = cleo.getByRole('row').filter({ hasText: `Case ${number}` })
  const retry = row.getByRole('button', { name: `Try again: j, case ${number}` })
  await retry.and(cleo.locator('[aria-disabled=true]')).waitFor()
  await row.getByText('The case is on hold. Once it is resumed, the step can be tried again.').waitFor()
  expect(await findings(cleo)).toEqual([])

  await row.getByRole('checkbox').press('Space')
  const many = cleo.getByRole('button', { name: 'Try 0 again' })
  await many.and(cleo.locator('[aria-disabled=true]')).waitFor()
  await cleo.getByText(/^All of these cases are on hold\./).waitFor()
  await cleo.getByLabel('Choose all shown').check()
  await cleo.getByRole('button', { name: `Try ${items.length - 1} again` }).waitFor()
  await cleo.getByText('1 of those chosen is in a case on hold and stays as it is.').waitFor()
  expect(await findings(cleo)).toEqual([])

  await cleo.getByRole('button', { name: 'Try all again' }).press('Enter')
  const others = items.length - 1
  await cleo.getByText(`${others} of ${others} done.`, { exact: true }).first().waitFor()
  await expect.poll(() => cleo.getByRole('checkbox', { name: /^Choose j, case/ }).count()).toBe(1)
  await retry.waitFor()
})

test('an operation whose carrier may not carry it on is paused and says so; whoever resumes it does so in their own name', async () => {
  await begin(2)
  const { kysely, keyring } = linkspan.database
  const filter = { processId: 'works', status: 'active' } as const
  const key = await kysely
    .transaction()
    .execute(trx => createOperation(trx, keyring, { type: 'suspend', filter, reason: 'A pause.' }, 'lars'))
  const page = await linkspan.as('Cleo Coordinator', { width: 390, dark: true, at: '/cases/problems' })
  const operation = page.getByRole('listitem').filter({ has: page.locator(`#batch-${key}`) })
  await operation.getByText('Paused', { exact: true }).waitFor()
  await operation.getByText(/^Lars Legal may not change many cases any more, so this was paused\./).waitFor()
  expect(await findings(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
  await operation.getByRole('button', { name: /^Go on: / }).press('Enter')
  await operation.getByText('It goes on in the name of Cleo Coordinator.').waitFor()
  await operation.getByText('Ended', { exact: true }).waitFor()
  expect(await operation.getByText(/may not change many cases/).count()).toBe(0)
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
