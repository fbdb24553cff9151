// Views of the lists: what is mine, free, due, late and on hold with how many there are; and the views that somebody keeps.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

const PATIENCE = { timeout: 60_000 }
const TASK = 'Register the signal with minimum data'

let linkspan: Linkspan
let ines: Page
let cleo: Page

const inViews = (page: Page, of = 'Views of tasks') => page.getByRole('navigation', { name: of })
const counts = async (page: Page) =>
  (await inViews(page).getByRole('link').allTextContents()).map(text => text.trim())
const marked = (page: Page, navigation: string) =>
  page.getByRole('navigation', { name: navigation }).locator('[aria-current=page]').allTextContents()

beforeAll(async () => {
  linkspan = await openLinkspan()
  for (let count = 0; count < 3; count += 1) await reportWorry(linkspan)
  ines = await linkspan.as('Ines Intake', { width: 1440 })
  cleo = await linkspan.as('Cleo Coordinator', { width: 1440 })
})

afterAll(async () => {
  await linkspan?.close()
})

test('each view tells how much it holds, and leads there', PATIENCE, async () => {
  await ines.goto(`${linkspan.url}/cases/tasks?view=team`)
  await ines.getByRole('button', { name: `Take on: ${TASK}, case 1` }).click()
  const { items } = await linkspan.ask<{ items: { key: string }[] }>(
    'Cleo Coordinator',
    'GET',
    '/process-instances',
  )
  await linkspan.ask('Cleo Coordinator', 'POST', `/process-instances/${items[0]!.key}/suspension`, {
    reason: 'The school is closed.',
  })
  await expect
    .poll(() => counts(ines))
    .toEqual(['My work 1', 'Free for the team 2', 'Up to today 3', 'Late 0', 'On hold 1', 'All tasks 3'])
  await inViews(ines).getByRole('link', { name: 'On hold 1' }).click()
  await ines.getByRole('heading', { name: 'On hold', level: 1 }).waitFor()
  await ines.getByRole('link', { name: TASK }).waitFor()
  await expect.poll(() => ines.getByRole('link', { name: TASK }).count()).toBe(1)
  expect(await findings(ines)).toEqual([])
})

test('among the tasks of everybody the same views tell of everybody’s', PATIENCE, async () => {
  await cleo.goto(`${linkspan.url}/cases/tasks`)
  await expect.poll(() => counts(cleo)).toContain('Up to today 0')
  await inViews(cleo).getByRole('link', { name: 'All tasks 3' }).press('Enter')
  await expect
    .poll(() => counts(cleo))
    .toEqual(['My work 0', 'Free for the team 0', 'Up to today 3', 'Late 0', 'On hold 1', 'All tasks 3'])
  await inViews(cleo).getByRole('link', { name: 'Up to today 3' }).press('Enter')
  await cleo.getByRole('heading', { name: 'Up to today, of everybody', level: 1 }).waitFor()
  await expect.poll(() => cleo.getByRole('link', { name: TASK }).count()).toBe(3)
  expect(await marked(cleo, 'Views of tasks')).toEqual(['Up to today 3'])
  expect(await findings(cleo)).toEqual([])
})

test('the menu marks the list that is looked at', PATIENCE, async () => {
  for (const [address, link] of [
    ['', 'My work'],
    ['?view=team', 'Team'],
    ['?view=all', 'All tasks'],
    ['?view=ours&due=today', 'My work'],
  ] as const) {
    await ines.goto(`${linkspan.url}/cases/tasks${address}`)
    await inViews(ines).locator('[aria-current=page]').waitFor()
    expect([address, await marked(ines, 'Pages of this desk')]).toEqual([
      address,
      [expect.stringMatching(new RegExp(`^${link}\\d+$`))],
    ])
  }
})

test(
  'a view is kept, renamed and removed with the keyboard alone, and found again elsewhere',
  PATIENCE,
  async () => {
    await ines.goto(`${linkspan.url}/cases/tasks?view=all`)
    await ines.getByLabel('Search in this list').focus()
    await ines.keyboard.type('register 2')
    await ines.getByRole('button', { name: 'Keep this view…' }).focus()
    await ines.keyboard.press('Enter')
    const dialog = ines.getByRole('dialog', { name: 'Keep this view' })
    await dialog.getByText('No names of people').waitFor()
    await ines.keyboard.press('Enter')
    await dialog.getByText('Give it a name.').waitFor()
    expect(await findings(ines)).toEqual([])
    await ines.keyboard.type('The second')
    await ines.keyboard.press('Enter')
    await ines.getByText('The view “The second” is kept.').waitFor()
    await ines.getByRole('heading', { name: 'The second', level: 1 }).waitFor()

    const elsewhere = await linkspan.as('Ines Intake', { at: '/cases/tasks' })
    await inViews(elsewhere)
      .getByRole('link', { name: /^The second \d$/ })
      .click()
    expect(new URL(elsewhere.url()).search).toBe('?view=all&q=register+2')

    await ines.getByRole('button', { name: 'Rename…' }).focus()
    await ines.keyboard.press('Enter')
    await ines.getByRole('dialog', { name: 'Rename this view' }).getByLabel('Name').waitFor()
    await ines.keyboard.press('Control+a')
    await ines.keyboard.type('Second one')
    await ines.keyboard.press('Enter')
    await inViews(ines)
      .getByRole('link', { name: /^Second one/ })
      .waitFor()
    await ines.getByRole('button', { name: 'Remove…' }).focus()
    await ines.keyboard.press('Enter')
    const asked = ines.getByRole('dialog', { name: 'Remove “Second one”?' })
    await asked.getByRole('button', { name: 'Remove' }).focus()
    await ines.keyboard.press('Enter')
    await ines.getByText('The view “Second one” is removed.').waitFor()
    await expect
      .poll(() =>
        inViews(ines)
          .getByRole('link', { name: /^Second one/ })
          .count(),
      )
      .toBe(0)
  },
)

test('back from a case, the view is as it was', PATIENCE, async () => {
  await ines.goto(`${linkspan.url}/cases/tasks?view=ours&due=today&q=register`)
  await ines.getByRole('link', { name: TASK }).first().click()
  await ines
    .getByRole('button', { name: 'Take on', exact: true })
    .or(ines.getByRole('button', { name: 'Give back', exact: true }))
    .first()
    .waitFor()
  await ines.goBack()
  await expect.poll(() => ines.getByLabel('Search in this list').inputValue()).toBe('register')
  await expect
    .poll(() => ines.getByRole('button', { name: 'Up to today' }).getAttribute('aria-pressed'))
    .toBe('true')
})

test('cases have views too', PATIENCE, async () => {
  await cleo.goto(`${linkspan.url}/cases/all`)
  const views = inViews(cleo, 'Views of cases')
  await views.getByRole('link', { name: 'All cases 3' }).waitFor()
  await views.getByRole('link', { name: 'On hold 1' }).click()
  await expect.poll(() => cleo.getByRole('row').count()).toBe(2)
  await expect.poll(() => cleo.getByLabel('State').inputValue()).toBe('suspended')
  await cleo.getByLabel('Process').selectOption({ index: 1 })
  await cleo.getByRole('button', { name: 'Keep this view…' }).click()
  await cleo.getByLabel('Name').fill('Held')
  await cleo.getByRole('button', { name: 'Save' }).click()
  await views.getByRole('link', { name: /^Held \d/ }).waitFor()
  expect(await findings(cleo)).toEqual([])
})

test.each([
  [390, true],
  [1440, false],
] as const)('nothing stands in the way of anybody at %i px', PATIENCE, async (width, dark) => {
  const page = await linkspan.as('Cleo Coordinator', { width, dark })
  for (const path of ['cases/tasks?view=all', 'cases/all']) {
    await page.goto(`${linkspan.url}/${path}`)
    await page.getByRole('row').first().waitFor()
    expect(await findings(page)).toEqual([])
    expect(await tooWide(page)).toBe(0)
  }
})

test(
  'on a telephone the first task is in sight at once, and the search opens when asked for',
  PATIENCE,
  async () => {
    const page = await linkspan.as('Cleo Coordinator', { width: 390, at: '/cases/tasks?view=all' })
    const first = page.getByRole('link', { name: TASK }).first()
    await expect
      .poll(() => first.evaluate(link => link.getBoundingClientRect().top), PATIENCE)
      .toBeLessThan(620)
    const search = page.getByLabel('Search in this list')
    await expect.poll(() => search.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Search and narrow down' }).press('Enter')
    await search.fill('register')
    await expect.poll(() => new URL(page.url()).searchParams.get('q'), PATIENCE).toBe('register')
    await search.waitFor()
  },
)

test(
  'what comes while a list is read is counted, and the list stays where it is until it is asked for',
  PATIENCE,
  async () => {
    await ines.goto(`${linkspan.url}/cases/tasks?view=team`)
    const tasks = ines.getByRole('link', { name: TASK })
    await tasks.first().waitFor()
    await expect.poll(async () => (await counts(ines)).length).toBe(6)
    const before = await tasks.count()
    const news = ines.getByRole('button', { name: '1 new task, show it' })
    const place = () => tasks.first().evaluate(link => link.getBoundingClientRect().top + scrollY)
    const stood = await place()
    await reportWorry(linkspan)
    await news.waitFor()
    expect(await place()).toBe(stood)
    await news.press('Enter')
    await expect.poll(() => tasks.count()).toBe(before + 1)
  },
)

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
