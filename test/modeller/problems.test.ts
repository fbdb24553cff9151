// Many steps have failed: a coordinator tries them again at once and reads what became of each.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let cleo: Page

type Wish = { readonly path: string; readonly body?: object; readonly token?: string }

/** Asks the server as whoever is signed in on the page, or with a token. */
const ask = async <Answer>(page: Page, path: string, body: object, token?: string): Promise<Answer> =>
  (await page.evaluate(
    async ({ path, body, token }: Wish) => {
      const response = await fetch(`/api/v1/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        credentials: token === undefined ? 'same-origin' : 'omit',
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(await response.text())
      return response.json()
    },
    { path, body, token } as Wish,
  )) as Answer

const failJobs = async (token: string) => {
  const { jobs } = await ask<{ jobs: { key: string; lease: number }[] }>(
    cleo,
    'jobs/activation',
    { type: 'never', worker: 'w', maxJobs: 100, requestTimeout: 0 },
    token,
  )
  for (const { key, lease } of jobs)
    await ask(
      cleo,
      `jobs/${key}/failure`,
      { message: 'The printer is out of paper.', retries: 0, lease },
      token,
    )
  return jobs.length
}

let token: string

beforeAll(async () => {
  linkspan = await openLinkspan()
  const dora = await linkspan.as('Dora Designer')
  const drawing = bpmn('works(pool) { s(start) > j(service job=never) > e(end) }')
  await ask(dora, 'deployments', { resources: [{ name: 'works.bpmn', content: drawing }] })
  const ada = await linkspan.as('Ada Admin')
  token = (
    await ask<{ secret: string }>(ada, 'api-tokens', { name: 'w', roles: ['worker'], expiresAt: null })
  ).secret
  cleo = await linkspan.as('Cleo Coordinator', { width: 1440 })
  for (let count = 0; count < 3; count += 1) await ask(cleo, 'process-instances', { processId: 'works' })
  expect(await failJobs(token)).toBe(3)
})

afterAll(async () => {
  await linkspan?.close()
})

test('chosen problems are tried again with the keyboard alone, and each result stands in words', async () => {
  await cleo.goto(`${linkspan.url}/cases/problems`)
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
  expect(await failJobs(token)).toBe(2)
  await cleo.goto(`${linkspan.url}/cases/problems`)
  await cleo.getByRole('button', { name: 'Try all again' }).click()
  await cleo.getByText('3 of 3 done.', { exact: true }).waitFor()
  await cleo.getByText('No problems.').waitFor()
})

test.each([
  [1440, false],
  [390, true],
] as const)('nothing stands in the way of anybody at %i px', async (width, dark) => {
  await failJobs(token)
  const page = await linkspan.as('Cleo Coordinator', { width, dark })
  await page.goto(`${linkspan.url}/cases/problems`)
  await page.getByLabel('Choose all shown').check()
  await page.getByText('What became of each').first().click()
  await page.locator('.batch-items li').first().waitFor()
  expect(await findings(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
