// A case is worked with the keyboard alone: whatever leaves the page with a key, the focus stays in the page and on something that has a name.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'
import { type MailSink, openMailSink } from '../support/mail-sink.ts'

const PATIENCE = { timeout: 60_000 }
const TASK = 'Register the signal with minimum data'

const asked = bpmn(
  `asked(pool) { s(start) > help(user groups='="partner-contact:club"') > done(user groups=coordinator) > e(end) }`,
).replace('<zeebe:userTask/>', '<zeebe:userTask/><zeebe:formDefinition formId="answer"/>')
const form = {
  id: 'answer',
  type: 'default',
  components: [{ type: 'textfield', key: 'offer', label: 'Offer', validate: { required: true } }],
}

let linkspan: Linkspan
let post: MailSink
let page: Page

beforeAll(async () => {
  post = await openMailSink()
  linkspan = await openLinkspan({ LINKSPAN_PUBLIC_URL: 'http://linkspan.city.example' })
  await linkspan.ask('Dora Designer', 'POST', '/deployments', {
    resources: [
      { name: 'asked.bpmn', content: asked },
      { name: 'answer.form', content: JSON.stringify(form) },
    ],
  })
  const club = {
    name: 'The club',
    contact: null,
    email: 'an@club.example',
    language: 'en',
    onLinkspan: false,
  }
  await linkspan.ask('Ada Admin', 'PUT', '/organisations/club', club)
  const key = await reportWorry(linkspan)
  page = await linkspan.as('Cleo Coordinator', { width: 1440, at: `/cases/${key}` })
  await page.getByRole('heading', { level: 2, name: TASK }).waitFor()
})

afterAll(async () => {
  await linkspan?.close()
  await post.close()
})

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
  await press(dialog().getByRole('button', { name: 'Give', exact: true }))
  await keepsFocusAfter(page.getByText(/^Ines Intake has taken this task on/), 'Give to…')
})

test('a task gets another due time, a link is sent and withdrawn, the form is sent, and the case is canceled', {
  timeout: 240_000,
}, async () => {
  const { instance } = await linkspan.ask<{ instance: { key: string } }>(
    'Cleo Coordinator',
    'POST',
    '/process-instances',
    { processId: 'asked', variables: {} },
  )
  await page.goto(`${linkspan.url}/cases/${instance.key}`)

  await press(button('Another due time…'))
  await dialog().getByLabel('Day').fill('2031-05-01')
  await press(dialog().getByRole('button', { name: 'Save' }))
  await keepsFocusAfter(page.getByText(/is due .*2031/), 'Another due time…')

  await press(button('Send a link…'))
  await press(dialog().getByRole('button', { name: 'Send a link' }))
  await keepsFocusAfter(page.getByText(/open until/), /^Send a/)
  await press(button('Withdraw'))
  await keepsFocusAfter(
    page.getByText(/, sent .* by Cleo Coordinator: *withdrawn/),
    'Answer by a one-time link',
  )

  await press(button('Take on'))
  await button('Give back').waitFor()
  await page.getByLabel('Offer').fill('A hall on Mondays')
  await press(button('Complete'))
  await keepsFocusAfter(page.getByText('“help” is completed.'), /^(done|Case \d)/)

  await press(button('Cancel the case'))
  await dialog().getByLabel('Reason').fill('It was asked twice.')
  await press(dialog().getByRole('button', { name: 'Cancel the case' }))
  await keepsFocusAfter(page.getByText('The case is canceled.', { exact: true }), /^Case \d/)
  expect(linkspan.errors).toEqual([])
})
