// What those who answer for the work see, and what everybody may read: public pages, frameworks, gap reports, notices
// and figures; each by the person whose page it is, in light and dark, wide and small.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults, SMALL } from '../support/axe.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let asIs: string
let version: string

beforeAll(async () => {
  linkspan = await openLinkspan()
  const all = async (path: string) =>
    (await linkspan.ask<{ items: Record<string, string>[] }>('Dora Designer', 'GET', path)).items
  const drafts = await all('/drafts')
  const versions = await all('/process-definitions?latest=true')
  asIs = drafts.find(({ variant }) => variant === 'as-is')!.id!
  version = versions.find(({ processId }) => processId === 'rights_request')!.key!
}, 180_000)

afterAll(async () => {
  await linkspan?.close()
})

describe('what everybody may read', () => {
  test('from the sign-in page’s side of the door to every step of a process, in three languages', async () => {
    const page = await linkspan.visit()
    await page.goto(`${linkspan.url}/about`)
    await page.getByRole('heading', { name: 'What we do, in plain words' }).waitFor()
    await page.getByText(/is in force and will be reviewed/).waitFor()
    await page.getByRole('link', { name: 'From online signal to offline support' }).click()
    await page.getByRole('heading', { level: 1, name: 'From online signal to offline support' }).waitFor()
    for (const heading of ['What we do', 'What we never do', 'Who decides', 'Your rights'])
      await page.getByRole('heading', { name: heading, exact: true }).waitFor()
    await page.getByRole('heading', { name: 'In short, for young people' }).waitFor()
    const steps = page.getByRole('region', { name: 'Step by step, in words' })
    await expect.poll(() => steps.getByRole('listitem').count()).toBeGreaterThan(50)
    for (const [language, heading] of [
      ['Nederlands', 'Wat we nooit doen'],
      ['Français', 'Ce que nous ne faisons jamais'],
    ] as const) {
      await page.getByRole('button', { name: /^(EN|NL)/ }).click()
      await page.getByRole('menuitemradio', { name: language }).click()
      await page.getByRole('heading', { name: heading }).waitFor()
    }
  })

  test('a process that does not run has no page, and the list is offered', async () => {
    const page = await linkspan.visit()
    await page.goto(`${linkspan.url}/about/nothing_of_the_kind`)
    await page.getByRole('heading', { name: 'There is no public page for this process' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'All processes' }).click()
    await page.getByRole('heading', { name: 'What we do, in plain words' }).waitFor()
  })
})

test('a framework is proposed, approved with a reason, paused and resumed', async () => {
  const ada = await linkspan.as('Ada Admin', { at: '/admin/frameworks' })
  await ada.getByRole('button', { name: 'Propose a version' }).click()
  const propose = ada.getByRole('dialog', { name: 'Propose a version' })
  await propose.getByRole('button', { name: 'Propose a version' }).click()
  await expect.poll(() => propose.locator('[aria-invalid="true"]').count()).toBe(4)
  await propose.getByLabel('Version').fill('2027')
  await propose.getByLabel('Title').fill('Framework of the city')
  await propose.getByLabel('Purpose').fill('Early help, in the open.')
  await propose.getByLabel('To be reviewed by').fill('2099-01-01')
  await propose.getByRole('button', { name: 'Propose a version' }).click()
  await ada.getByText('Version 2027: proposed.').waitFor()

  const decide = async (what: string, state: string) => {
    await ada.getByRole('button', { name: `${what} version 2027` }).click()
    const dialog = ada.getByRole('dialog', { name: `${what} version 2027` })
    await dialog.getByRole('button', { name: what }).click()
    await expect.poll(() => dialog.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true')
    await dialog.getByLabel('Reason').fill('The college met.')
    await dialog.getByRole('button', { name: what }).click()
    await ada.getByText(`Version 2027: ${state}.`).waitFor()
  }
  await decide('Approve', 'in force')
  await decide('Pause', 'paused')

  const dora = await linkspan.as('Dora Designer', { at: `/design/drafts/${asIs}` })
  await dora.getByRole('button', { name: 'Deploy…' }).click()
  await dora.getByText('No framework is in force.').waitFor()

  await decide('Resume', 'in force')
  await expect(ada.getByRole('row', { name: /^demo-1.*replaced/ }).count()).resolves.toBe(1)
})

test('today’s practice has a gap report: each rule it breaks, why, and what is done instead', async () => {
  const dora = await linkspan.as('Dora Designer', { at: '/design' })
  await dora.getByRole('link', { name: 'Gap report' }).click()
  await dora.getByText(/It breaks \d+ of 31 rules/).waitFor()
  const rule = dora.getByRole('region', { name: /^GOV-02/ })
  await rule.getByText('Why', { exact: true }).waitFor()
  await rule.getByText('What “From online signal to offline support” does').waitFor()
  await dora.getByLabel('Beside the process to be').selectOption({ label: 'nothing' })
  await rule.getByText('What to do', { exact: true }).waitFor()
  await dora.getByRole('heading', { name: 'Rules it keeps' }).waitFor()
})

test('figures over few cases are hidden, in words', async () => {
  const axel = await linkspan.as('Axel Auditor', { at: '/audit/picture?process=signal_to_support' })
  await axel.getByText('Cases in this period: fewer than 10*.').waitFor()
  const steps = axel.getByRole('table', { name: /Steps: the same as a table/ })
  // Lines that say no more than that stand behind a button, and of many the first ten.
  const press = (name: RegExp) => axel.locator('.picture-table').getByRole('button', { name }).click()
  const rows = steps.getByRole('row')
  await press(/^\d+ lines with fewer than 10 cases/)
  await expect.poll(() => rows.count()).toBe(11)
  const row = steps.getByRole('row', { name: /Register the signal with minimum data/ })
  await expect.poll(() => row.getByText('fewer than 10*').count()).toBe(3)
  await press(/^Show all \d+ lines/)
  await expect.poll(() => rows.count()).toBeGreaterThan(30)
  await axel.getByLabel('Version').selectOption({ label: 'Version 1' })
  await expect.poll(() => new URL(axel.url()).searchParams.get('version')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a mandated official finds notices in the navigation, with how many are open', async () => {
  const milo = await linkspan.as('Milo Mandated', { at: '/cases/tasks' })
  await milo.getByRole('link', { name: /^Notices\s*0$/ }).click()
  await milo.getByText('No notice.').waitFor()
})

const pages: readonly (readonly [
  who: string | null,
  path: () => string,
  ready: string,
  /** What is closed on a small page, and is opened to be looked at. */
  closed?: string,
])[] = [
  [null, () => '/about', '.about-list'],
  [null, () => '/about/rights_request', '.twin-steps'],
  [null, () => '/about/nothing', '.empty'],
  ['Ada Admin', () => '/admin/frameworks', 'table'],
  ['Milo Mandated', () => '/cases/notices', '.empty'],
  ['Dora Designer', () => `/design/drafts/${asIs}/gaps`, '.gap-facts'],
  ['Dora Designer', () => `/design/versions/${version}`, '.twin-steps', 'Step by step, in words'],
  ['Axel Auditor', () => `/audit/picture?version=${version}`, '.picture-table'],
]

describe('axe finds nothing and nothing runs off the side, wide and small', () => {
  const opened = new Map<string | null, Promise<Page>>()
  const pageOf = (who: string | null) => {
    const page = opened.get(who) ?? (who === null ? linkspan.visit(SMALL) : linkspan.as(who, SMALL))
    opened.set(who, page)
    return page
  }

  test.each(
    pages.map(([who, path, ready, closed]) => ({
      who,
      path,
      ready,
      closed,
      title: path.toString().replace(/^\(\) => /, ''),
    })),
  )('$title', async ({ who, path, ready, closed }) => {
    const page = await pageOf(who)
    await page.goto(`${linkspan.url}${path()}`)
    if (closed !== undefined) await page.locator('summary').getByText(closed, { exact: true }).click()
    await page.locator(`main ${ready}`).first().waitFor({ state: 'attached' })
    expect(await faults(page, 1440)).toEqual([])
  })
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
