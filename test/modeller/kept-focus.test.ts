// A case is worked with the keyboard alone: whatever leaves the page with a key, the focus stays in the page and on something that has a name.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

const PATIENCE = { timeout: 60_000 }
const TASK = 'Register the signal with minimum data'

let linkspan: Linkspan
let page: Page

beforeAll(async () => {
  linkspan = await openLinkspan()
  page = await linkspan.as('Cleo Coordinator', { width: 1440 })
  const key = await page.evaluate(async () => {
    const report = { what_was_seen: 'A post that worries me.', reporter_role: 'resident', danger: 'no' }
    await fetch('/api/v1/online-signals', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report),
    })
    return (await (await fetch('/api/v1/process-instances')).json()).items[0].key as string
  })
  await page.goto(`${linkspan.url}/cases/${key}`)
  await page.getByRole('heading', { level: 2, name: TASK }).waitFor()
})

afterAll(() => linkspan?.close())

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const press = (locator: Locator, key = 'Enter') => locator.press(key)

/** What has the focus, in words: its label or its text; null where it is nothing within the page or has no name. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element.closest('main') === null || element.tagName === 'MAIN') return null
    const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent
    return (label ?? element.textContent ?? '').trim() || null
  })

/** The sentence says that it was done; then the focus has a place. */
async function keepsFocusAfter(done: Locator, on: RegExp | string): Promise<void> {
  await done.first().waitFor()
  await expect.poll(() => dialog().count(), PATIENCE).toBe(0)
  await expect.poll(focused, PATIENCE).toMatch(on)
}

test('a task is taken on, and the case is put on hold, put off and resumed', {
  timeout: 240_000,
}, async () => {
  await press(button('Take on'))
  await keepsFocusAfter(button('Give back'), TASK)

  await press(button('Put on hold'))
  await dialog().getByLabel('Reason').fill('The school answers this afternoon.')
  await dialog().getByLabel('Reason').press('Tab')
  await press(dialog().getByRole('button', { name: 'Put on hold' }))
  await keepsFocusAfter(page.getByText('The case is on hold.', { exact: true }), /^Case 1/)

  await press(button('Another day…'))
  await press(dialog().getByRole('button', { name: 'Another day' }))
  await keepsFocusAfter(page.getByText('The case stays on hold until the day you chose.'), 'Another day…')

  await press(button('Resume'))
  await keepsFocusAfter(button('Put on hold'), /^Case 1/)
})

test('a note is added, and the task is handed over', {
  timeout: 240_000,
}, async () => {
  await page.getByLabel('New note').fill('Call the school first.')
  await press(button('Add note'))
  await keepsFocusAfter(page.getByText('Call the school first.'), 'Add note')

  await press(button('Give to…'))
  await dialog().getByLabel('To whom?').selectOption('Ines Intake')
  await press(dialog().getByRole('button', { name: /^Give 1 to/ }))
  await keepsFocusAfter(page.getByText(/^ines has taken this task on/), 'Give to…')
  expect(linkspan.errors).toEqual([])
})
