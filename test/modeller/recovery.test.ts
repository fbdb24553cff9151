// Nothing that was drawn is lost: a page that dies while somebody types gives the work back, and a version can be taken
// back whole.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan

beforeAll(async () => {
  linkspan = await openLinkspan()
})

afterAll(() => linkspan.close())

const task = (page: Page) => page.locator('.board .djs-element[data-element-id="first_task"]')
const drawn = (page: Page, name: string) => task(page).filter({ hasText: name }).waitFor()

async function newProcess(page: Page, name: string): Promise<void> {
  await page.goto(`${linkspan.url}/design`)
  await page.getByRole('button', { name: 'New process' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await task(page).waitFor()
}

async function rename(page: Page, name: string): Promise<void> {
  await task(page).locator('.djs-hit').first().click()
  const field = page.getByRole('complementary', { name: 'Properties' }).getByLabel('Name', { exact: true })
  await field.fill(name)
  await field.press('Tab')
  await drawn(page, name)
}

const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('linkspan.draft.')).length)

test('a page that dies while somebody draws offers the work when the draft is opened again', async () => {
  const page = await linkspan.as('Dora Designer')
  await newProcess(page, 'Cut short')
  const { pathname } = new URL(page.url())
  // The connection is gone before the page is: what was drawn reached no server.
  await page.route('**/api/v1/drafts/*', route =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await rename(page, 'Drawn before the crash')
  await expect.poll(() => kept(page)).toBe(1)
  const next = await page.context().newPage()
  next.setDefaultTimeout(30_000)
  await page.close({ runBeforeUnload: false })

  await next.goto(`${linkspan.url}${pathname}`)
  await next.getByText('changes from an earlier visit', { exact: false }).waitFor()
  await task(next).waitFor()
  await next.getByRole('button', { name: 'Take them' }).click()
  await drawn(next, 'Drawn before the crash')
  await next.getByText('All changes are saved (revision 2).').waitFor()
  await expect.poll(() => kept(next)).toBe(0)
  await next.reload()
  await drawn(next, 'Drawn before the crash')
})

test('work that is not wanted any more is let go, and the draft stays as it was saved', async () => {
  const page = await linkspan.as('Dora Designer')
  await newProcess(page, 'Let go')
  const { pathname } = new URL(page.url())
  await page.route('**/api/v1/drafts/*', route =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await rename(page, 'Not wanted')
  await expect.poll(() => kept(page)).toBe(1)
  const next = await page.context().newPage()
  next.setDefaultTimeout(30_000)
  await page.close({ runBeforeUnload: false })

  await next.goto(`${linkspan.url}${pathname}`)
  await next.getByRole('button', { name: 'Leave them' }).click()
  await expect.poll(() => kept(next)).toBe(0)
  await next.reload()
  await task(next).waitFor()
  await next.getByText('All changes are saved (revision 1).').waitFor()
  await expect.poll(() => next.getByText('changes from an earlier visit', { exact: false }).count()).toBe(0)
})

test('work from before somebody else saved the draft is offered as a draft of its own', async () => {
  const page = await linkspan.as('Dora Designer')
  await newProcess(page, 'Went on')
  const { pathname } = new URL(page.url())
  await page.route('**/api/v1/drafts/*', route =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await rename(page, 'Drawn on the train')
  await expect.poll(() => kept(page)).toBe(1)
  const next = await page.context().newPage()
  next.setDefaultTimeout(30_000)
  await page.close({ runBeforeUnload: false })
  const elsewhere = await linkspan.as('Dora Designer')
  await elsewhere.goto(`${linkspan.url}${pathname}`)
  await task(elsewhere).waitFor()
  await rename(elsewhere, 'Drawn at the office')
  await elsewhere.getByText('All changes are saved (revision 2).').waitFor()

  await next.goto(`${linkspan.url}${pathname}/no-such-part`)
  await next.waitForURL(`${linkspan.url}${pathname}`)
  await next.getByText('the draft was saved again since', { exact: false }).waitFor()
  await drawn(next, 'Drawn at the office')
  await next.getByRole('button', { name: 'Keep mine as a new draft' }).click()
  await next.getByRole('heading', { name: /Went on/, level: 1 }).waitFor()
  await drawn(next, 'Drawn on the train')
  await expect.poll(() => kept(next)).toBe(0)
})

test('an earlier version is looked at with who, when, why and its checksum, and taken back', async () => {
  const page = await linkspan.as('Dora Designer')
  await newProcess(page, 'Taken back')
  const deploy = async (note: string) => {
    await page.getByRole('button', { name: 'Deploy…' }).click()
    await page.getByLabel('Note').fill(note)
    await page.getByRole('dialog').getByRole('button', { name: 'Deploy' }).click()
    await page.getByText(/^Deployed: Taken back \d/).waitFor()
  }
  await rename(page, 'First way')
  await deploy('How we began')
  await rename(page, 'Second way')
  await page.getByText(/All changes are saved/).waitFor()
  await deploy('How it went on')
  await page.getByRole('link', { name: 'Versions', exact: true }).click()
  const versions = page.getByRole('listitem').filter({ hasText: 'How we began' })
  const compare = versions.getByRole('link', { name: 'Compare with this draft' })
  const between = new URL((await compare.first().getAttribute('href'))!, page.url()).searchParams
  expect(between.get('from')).toMatch(/^[0-9a-f-]{36}$/)
  expect(between.get('to')).toMatch(/^draft:[0-9a-f-]{36}$/)
  await versions.getByRole('button', { name: 'Take back into the draft' }).click()
  await page.getByRole('link', { name: 'Draw', exact: true }).click()
  await drawn(page, 'First way')
  await page.getByText(/All changes are saved/).waitFor()
  await page.getByRole('link', { name: 'Versions', exact: true }).click()
  await page.getByRole('link', { name: 'Version 1' }).click()
  const facts = page.locator('.facts')
  await facts.getByText('How we began').waitFor()
  await facts.getByText(/, Dora Designer/).waitFor()
  await facts.getByText(/^[0-9a-f]{64}$/).waitFor()
  expect(linkspan.errors.filter(error => !/ERR_FAILED/.test(error))).toEqual([])
})
