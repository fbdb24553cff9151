// What a person sees where a part of the pages does not arrive, as after a new version or on a bad line, or does not
// run in their browser: never an empty page, always what to do.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings } from '../support/axe.ts'
import { goWithin, type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let page: Page

beforeAll(async () => {
  linkspan = await openLinkspan()
  page = await linkspan.as('Dora Designer')
})

afterAll(() => linkspan?.close())

const lost = 'abort'
const faulty = 'throw new Error("It does not run here.")'

async function breaking(part: string, how: string): Promise<() => Promise<void>> {
  const files = `**/assets/${part}*.js`
  await page.route(files, route =>
    how === lost ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: how }),
  )
  return () => page.unroute(files)
}

const broken = () => page.getByRole('heading', { level: 1, name: 'Something went wrong on this page' })

test.each([
  ['a page that cannot be loaded', 'processes-page', lost],
  ['a page that cannot be evaluated', 'processes-page', faulty],
  ['words that cannot be loaded', 'en-design', lost],
])('%s says so, and loading it again mends it', async (_, part, how) => {
  const mend = await breaking(part, how)
  await page.goto(`${linkspan.url}/design`)
  await broken().waitFor()
  expect(await findings(page)).toEqual([])
  await mend()
  await page.getByRole('button', { name: 'Load the page again' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Processes' }).waitFor()
})

test('a part that is opened later and does not arrive says so in its place', async () => {
  const mend = await breaking('dialog-window', lost)
  await page.goto(`${linkspan.url}/design`)
  await page.getByRole('button', { name: 'New process' }).click()
  await broken().waitFor()
  await mend()
  await page.getByRole('button', { name: 'Load the page again' }).click()
  await page.getByRole('button', { name: 'New process' }).click()
  await page.getByRole('dialog').waitFor()
})

test('a picture whose canvas does not arrive says so in its place', async () => {
  const [version] = (
    await linkspan.ask<{ items: { key: string }[] }>('Dora Designer', 'GET', '/process-definitions?limit=1')
  ).items
  const mend = await breaking('diagram', lost)
  await page.goto(`${linkspan.url}/design/versions/${version!.key}`)
  await broken().waitFor()
  await mend()
  await page.getByRole('button', { name: 'Load the page again' }).click()
  await page.locator('.djs-element').first().waitFor()
})

test('a page from before the pages were built anew loads itself again, once', async () => {
  const mend = await breaking('processes-page', lost)
  await page.goto(`${linkspan.url}/account`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const other = async () => {
    const first = await (await page.request.get(linkspan.url)).text()
    return first.replace(/assets\/index-[\w-]+\.js/, 'assets/index-another.js')
  }
  const body = await other()
  await page.route(`${linkspan.url}/`, route => route.fulfill({ contentType: 'text/html', body }))
  let loads = 0
  page.on('load', () => loads++)
  await goWithin(page, '/design')
  await expect.poll(() => loads).toBe(1)
  // What it needs is still not there: it says so, and does not go on loading.
  await broken().waitFor()
  await page.waitForLoadState('networkidle')
  expect(loads).toBe(1)
  await mend()
  await page.unroute(`${linkspan.url}/`)
  await page.getByRole('button', { name: 'Load the page again' }).click()
  await page.getByRole('heading', { level: 1, name: 'Processes' }).waitFor()
})

test('a page that was never opened says that there is no connection, and comes by itself once it is back', async () => {
  await page.goto(`${linkspan.url}/account`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.context().setOffline(true)
  await goWithin(page, '/design/compare')
  await page.getByRole('heading', { level: 1, name: 'No connection' }).waitFor()
  await page.getByText('This page comes by itself once it is back.').waitFor()
  expect(await findings(page)).toEqual([])
  await page.context().setOffline(false)
  await page.getByRole('heading', { level: 1, name: 'Compare' }).waitFor()

  // What it shows is asked for as well, also where the page itself is there.
  await goWithin(page, '/design')
  await page.getByRole('heading', { level: 1, name: 'Processes' }).waitFor()
  const version = await page.locator('a[href^="/design/versions/"]').first().getAttribute('href')
  await page.goto(`${linkspan.url}${version}`)
  await page.locator('.djs-shape').first().waitFor()
  await goWithin(page, '/design')
  const other = await page.locator('a[href^="/design/versions/"]').nth(1).getAttribute('href')
  await page.context().setOffline(true)
  await goWithin(page, other!)
  await page.getByText('This page comes by itself once it is back.').first().waitFor()
  await page.context().setOffline(false)
  await page.locator('.djs-shape').first().waitFor()
})

test('where nothing of it runs, the page still tells to load it again', async () => {
  const mend = await breaking('index', faulty)
  await page.goto(`${linkspan.url}/design`)
  await page.getByText('If nothing else appears, load it again.').waitFor()
  await mend()
  await page.getByRole('link', { name: 'Linkspan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Processes' }).waitFor()
})

test('words of a language that do not arrive are said in English', async () => {
  await page.evaluate(() => localStorage.setItem('linkspan.language', 'fr'))
  const mend = await breaking('fr-', lost)
  await page.goto(`${linkspan.url}/design`)
  await page.getByRole('heading', { level: 1, name: 'Processes' }).waitFor()
  await mend()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Processus' }).waitFor()
  expect(
    linkspan.errors.filter(
      error => !/ERR_FAILED|ERR_INTERNET_DISCONNECTED|It does not run here|dynamically imported/.test(error),
    ),
  ).toEqual([])
})
