// Every page, as the person whose page it is: axe finds nothing, in light and in dark, and nothing runs off the side
// of a small screen.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { matchRoutes } from 'react-router'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults, moved, SMALL } from '../support/axe.ts'
import { goWithin, type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

let linkspan: Linkspan
let instance: string
let draft: string
let version: string

beforeAll(async () => {
  linkspan = await openLinkspan()
  instance = await reportWorry(linkspan)
  const all = async (path: string) =>
    (await linkspan.ask<{ items: Record<string, string>[] }>('Ines Intake', 'GET', path)).items
  const drafts = await all('/drafts')
  const versions = await all('/process-definitions?latest=true')
  draft = drafts.find(({ name }) => name?.startsWith('From online signal'))!.id!
  version = versions.find(({ processId }) => processId === 'signal_to_support')!.key!
})

afterAll(async () => {
  await linkspan?.close()
})

/** Who opens what, nobody where it is empty, and what shows that the page is there. */
const pages: readonly (readonly [who: string, path: () => string, ready: string])[] = [
  ['', () => '/about', 'a'],
  ['', () => '/about/signal_to_support', 'h2'],
  ['', () => '/link', 'h1'],
  ['Ines Intake', () => '/cases/tasks?view=team', 'table'],
  ['Ines Intake', () => '/cases/all', 'table'],
  ['Ines Intake', () => '/cases/report', 'form'],
  ['Ines Intake', () => `/cases/${instance}`, '.task-panel form'],
  ['Ines Intake', () => `/cases/open/${instance}`, '.task-panel form'],
  ['Cleo Coordinator', () => '/cases/problems', '.empty'],
  ['Cleo Coordinator', () => '/cases/notices', '.empty'],
  ['Cleo Coordinator', () => '/cases/absences', 'form'],
  ['Cleo Coordinator', () => '/cases/migrate', '.empty'],
  ['Cleo Coordinator', () => `/cases/${instance}/modify`, '.djs-shape'],
  ['Dora Designer', () => '/design', 'table'],
  ['Dora Designer', () => `/design/drafts/${draft}`, '.djs-shape'],
  ['Dora Designer', () => `/design/drafts/${draft}/forms`, '.task-form'],
  ['Dora Designer', () => `/design/drafts/${draft}/decisions`, '.rules'],
  ['Dora Designer', () => `/design/drafts/${draft}/try`, '.djs-shape'],
  ['Dora Designer', () => `/design/drafts/${draft}/versions`, '.versions, .empty'],
  ['Dora Designer', () => `/design/drafts/${draft}/gaps`, 'h2'],
  ['Dora Designer', () => `/design/versions/${version}`, '.djs-shape'],
  ['Dora Designer', () => `/design/compare?from=draft:${draft}&to=${version}`, '.compare-list'],
  ['Axel Auditor', () => '/audit', 'table'],
  ['Axel Auditor', () => `/audit/cases/${instance}`, '.step-list button'],
  ['Axel Auditor', () => `/audit/picture?version=${version}`, '.picture-table'],
  ['Axel Auditor', () => '/audit/log', 'table'],
  ['Ada Admin', () => '/admin/people', 'table'],
  ['Ada Admin', () => '/admin/organisations', '.empty'],
  ['Ada Admin', () => '/admin/tokens', '.empty'],
  ['Ada Admin', () => '/admin/frameworks', 'table'],
  ['Ada Admin', () => '/account', 'form'],
  ['Ada Admin', () => '/nowhere', 'main a'],
]

/** Addresses that name no page of their own, as people type or shorten them, and where they lead. */
const shortened: readonly (readonly [who: string, path: string, page: string])[] = [
  ['Cleo Coordinator', '/cases', '/cases/tasks'],
  ['Cleo Coordinator', '/cases/open', '/cases/all'],
  ['Dora Designer', '/design/drafts', '/design'],
  ['Dora Designer', '/design/versions', '/design'],
  ['Axel Auditor', '/audit/cases', '/audit'],
  ['Ada Admin', '/admin', '/admin/people'],
  // Who has no page there is led to their own.
  ['Dora Designer', '/admin', '/design'],
]

/** What opens on a page when it is asked for: who opens it, where, how, and what shows then. */
const states: readonly (readonly [
  what: string,
  who: string,
  path: () => string,
  open: (page: Page) => Promise<Locator>,
])[] = [
  [
    'a form with its errors',
    'Ines Intake',
    () => '/cases/report',
    async page => {
      await page.getByRole('button', { name: 'Send the signal' }).click()
      return page.getByRole('alert').first()
    },
  ],
  [
    'a dialog with its errors',
    'Cleo Coordinator',
    () => `/cases/${instance}`,
    async page => {
      await page.getByRole('button', { name: 'Put on hold' }).click()
      const dialog = page.getByRole('dialog', { name: 'Put on hold' })
      await dialog.getByRole('button', { name: 'Put on hold' }).click()
      return dialog.getByText('Say why; the trail keeps it.')
    },
  ],
  [
    'the box that leads anywhere',
    'Cleo Coordinator',
    () => '/cases/all',
    async page => {
      await page.getByRole('button', { name: /^Go to…/ }).click()
      return page.getByRole('dialog').getByRole('textbox')
    },
  ],
  [
    'the menu of an account',
    'Cleo Coordinator',
    () => '/cases/all',
    async page => {
      await page.getByRole('button', { name: 'Cleo Coordinator' }).click()
      return page.getByRole('menu')
    },
  ],
  [
    'the report on a file from elsewhere',
    'Dora Designer',
    () => '/design',
    async page => {
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles(fileURLToPath(new URL('../engine/import/order.camunda7.bpmn', import.meta.url)))
      return page.getByRole('dialog').getByText('refused', { exact: true }).first()
    },
  ],
  [
    'an export without a reason',
    'Axel Auditor',
    () => `/audit/cases/${instance}`,
    async page => {
      await page.getByRole('button', { name: 'Export the trail' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Export the trail' }).click()
      return dialog.getByText('Say why; the trail keeps it.')
    },
  ],
]

const people = new Map<string, Promise<Page>>()
const pageOf = (who: string) => {
  const page = people.get(who) ?? (who === '' ? linkspan.visit(SMALL) : linkspan.as(who, SMALL))
  people.set(who, page)
  return page
}

test('the sign-in page stands where the page will be that was asked for', async () => {
  const page = await linkspan.visit({ ...SMALL, at: '/cases/report' })
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Sign in as Ines Intake' }).click()
  await page.getByRole('heading', { name: 'Report a signal' }).waitFor()
})

test.each(
  pages.map(([who, path, ready]) => ({
    who,
    path,
    ready,
    title: path.toString().replace(/^\(\) => /, ''),
  })),
)('$title', async ({ who, path, ready }) => {
  const page = await pageOf(who)
  await page.goto(`${linkspan.url}${path()}`)
  await page
    .locator(`main ${ready.replace(/^main /, '')}`)
    .first()
    .waitFor({ state: 'attached' })
  expect(await faults(page)).toEqual([])
})

/** Pages whose parts come one after the other, and what comes last of what stands above something else. */
const gathered: readonly (readonly [who: string, path: () => string, last: string])[] = [
  ['Axel Auditor', () => '/audit', 'option[value="signal_to_support"]'],
  ['Axel Auditor', () => `/audit/cases/${instance}`, '.djs-shape'],
  ['Axel Auditor', () => `/audit/picture?version=${version}`, '.djs-shape'],
  ['Axel Auditor', () => '/audit/log', 'table'],
  ['Cleo Coordinator', () => '/cases/all', 'option[value="signal_to_support"]'],
  ['Ines Intake', () => '/cases/tasks?view=team', 'table'],
  ['Dora Designer', () => '/design', 'table'],
  ['Dora Designer', () => `/design/versions/${version}`, '.djs-shape'],
]

test.each([
  ['a wide screen', 1440],
  ['a telephone', 390],
])('nothing jumps on %s while a page gathers its parts', async (_, width) => {
  for (const [who, path, last] of gathered) {
    const page = await linkspan.as(who, { width, at: path() })
    await page.locator(`main ${last}`).first().waitFor({ state: 'attached' })
    await page.locator('main table, main .djs-shape').first().waitFor()
    await page.waitForLoadState('networkidle')
    // Half of what those who measure the web call good.
    expect(await moved(page), path()).toBeLessThan(0.05)
    await page.context().close()
  }
})

test.each(shortened)('%s is led from %s to %s', async (who, path, leadsTo) => {
  const page = await pageOf(who)
  await goWithin(page, path)
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 60_000 }).toBe(leadsTo)
})

test.each(states)('%s', async (_, who, path, open) => {
  const page = await pageOf(who)
  await page.goto(`${linkspan.url}${path()}`)
  const opened = await open(page)
  await opened.waitFor()
  expect(await faults(page)).toEqual([])
  // Nothing has closed while it was looked at.
  await opened.waitFor()
})

test('every route is among these pages', async () => {
  const source = await readFile(new URL('../../modeller/routes.tsx', import.meta.url), 'utf8')
  const routes = [...source.matchAll(/path: '([^']+)'/g)]
    .map(([, path]) => path!)
    // The pages below /about are written below it.
    .map(path => ({ path: path.startsWith(':') ? `/about/${path}` : `/${path.replace(/^\//, '')}` }))
    .filter(({ path }) => path !== '/')
  expect(routes.length).toBeGreaterThan(25)
  const paths = [...pages.map(([, path]) => path()), ...shortened.map(([, path]) => path)]
  const opened = paths.map(path => matchRoutes(routes, path.replace(/\?.*/, ''))?.at(-1)?.route.path)
  expect(routes.map(({ path }) => path).filter(path => !opened.includes(path))).toEqual([])
})

test('the first load of Cases is at most 180 kB of script as it travels', async () => {
  const page = await linkspan.as('Ines Intake', { at: '/cases/tasks' })
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  const sizes = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ encodedBodySize }) => encodedBodySize),
  )
  expect(sizes.length).toBeGreaterThan(10)
  expect(sizes).not.toContain(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(180_000)
})

test('pages run nothing but files of the server, and what breaks that would be among their errors', async () => {
  const policy = (await fetch(linkspan.url)).headers.get('content-security-policy')
  expect(policy).toMatch(/^default-src 'self'; script-src 'self'; style-src 'self'; /)
  expect(policy).not.toMatch(/unsafe-(inline|eval)/)
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
