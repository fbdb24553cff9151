// A coordinator asks a partner from the case, by keyboard: who is asked now and how they are reached, where else the process asks
// one, and what stands in the way.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'
import { type MailSink, openMailSink } from '../support/mail-sink.ts'

const PATIENCE = { timeout: 90_000 }

const drawing = bpmn(
  `asks(pool) { s(start) > look(user groups=intake) > help(user groups='="partner-contact:" + partner') > done(user groups=coordinator) > e(end) }`,
)

let linkspan: Linkspan
let post: MailSink

beforeAll(async () => {
  post = await openMailSink()
  linkspan = await openLinkspan({ LINKSPAN_PUBLIC_URL: 'http://linkspan.city.example' })
  const resources = [{ name: 'asks.bpmn', content: drawing }]
  await linkspan.ask('Dora Designer', 'POST', '/deployments', { resources })
  await linkspan.ask('Ada Admin', 'PUT', '/organisations/club', {
    ...{ name: 'The club', contact: 'The desk', email: 'an@club.example', language: 'nl', onLinkspan: false },
  })
})

afterAll(async () => {
  await linkspan?.close()
  await post.close()
})

const begin = async (partner: string, done = true) => {
  const { instance } = await linkspan.ask<{ instance: { key: string } }>(
    'Cleo Coordinator',
    'POST',
    '/process-instances',
    { processId: 'asks', variables: { partner } },
  )
  const path = `/user-tasks?instanceKey=${instance.key}`
  const { items } = await linkspan.ask<{ items: { key: string }[] }>('Cleo Coordinator', 'GET', path)
  if (done) await linkspan.ask('Ines Intake', 'POST', `/user-tasks/${items[0]!.key}/completion`, {})
  return instance.key
}

const fits = async (page: Page) => {
  expect(await findings(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
}

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'Ask a partner…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Ask a partner' })
  await dialog.waitFor()
  return dialog
}

test.each([
  [1440, false],
  [390, true],
] as const)(
  'an organisation that is not on Linkspan gets a link, at %i px',
  PATIENCE,
  async (width, dark) => {
    const key = await begin('club')
    const cleo = await linkspan.as('Cleo Coordinator', { width, dark, at: `/cases/${key}` })
    const dialog = await openDialog(cleo)
    await dialog.getByRole('heading', { name: 'Asked now' }).waitFor()
    await dialog.getByText('A mail without anything of the case goes to The club, an@club.example.').waitFor()
    await fits(cleo)
    const sent = post.mails.length
    await dialog.getByRole('button', { name: 'Send a link to The club: help' }).focus()
    await cleo.keyboard.press('Enter')
    await cleo.getByText('The link is sent to The club.').waitFor()
    await expect.poll(() => dialog.count()).toBe(0)
    await expect.poll(() => cleo.evaluate(() => document.activeElement?.textContent)).toBe('Ask a partner…')
    await cleo.getByText(/open until/).waitFor()
    // What the case knows of it is told by the name in the register too.
    await cleo.locator('.data-list').getByText('The club', { exact: true }).waitFor()
    expect(post.mails.length).toBe(sent + 1)
  },
)

test('one that is on Linkspan finds the task, and it is given to one of its people', PATIENCE, async () => {
  const key = await begin('school')
  const cleo = await linkspan.as('Cleo Coordinator', { at: `/cases/${key}` })
  const dialog = await openDialog(cleo)
  await dialog.getByText(/^Staff of .* find it in their list of tasks\.$/).waitFor()
  await dialog.getByRole('button', { name: 'Give to…: help' }).press('Enter')
  await dialog.getByLabel('To whom?').selectOption('Pia Partner')
  await dialog.getByText(/^A partner sees no notes of the case\./).waitFor()
  expect(await dialog.getByLabel('A note with it').count()).toBe(0)
  await fits(cleo)
  await dialog.getByRole('button', { name: 'Give', exact: true }).press('Enter')
  await cleo.getByText('“help” is with Pia Partner.').waitFor()
  await openDialog(cleo)
  await dialog.getByText(/Pia Partner is on it/).waitFor()
  const pia = await linkspan.as('Pia Partner', { at: `/cases/${key}` })
  await pia.getByText(/^given by Cleo Coordinator /).waitFor()
})

test('where nobody is asked yet, a way leads to moving the case with the step chosen', PATIENCE, async () => {
  const key = await begin('club', false)
  const cleo = await linkspan.as('Cleo Coordinator', { width: 390, dark: true, at: `/cases/${key}` })
  const dialog = await openDialog(cleo)
  await dialog.getByRole('heading', { name: 'Where this process asks a partner' }).waitFor()
  expect(await dialog.getByRole('heading', { name: 'Asked now' }).count()).toBe(0)
  await fits(cleo)
  await dialog.getByRole('link', { name: 'Move the case to “help”…' }).press('Enter')
  await cleo.getByRole('button', { name: /help/ }).and(cleo.getByText('Remove')).waitFor()
})

test('before the gate nothing is shared, and it says so; on hold nobody is asked', PATIENCE, async () => {
  const key = await reportWorry(linkspan)
  const cleo = await linkspan.as('Cleo Coordinator', { at: `/cases/${key}` })
  const dialog = await openDialog(cleo)
  const place = dialog.getByRole('listitem').filter({ hasText: 'Send referral package' })
  await place.getByText(/Not yet: it lies behind a decision/).waitFor()
  await place.getByText('Legal basis: agreement of the person.', { exact: false }).waitFor()
  expect(await place.getByRole('link').count()).toBe(0)
  await fits(cleo)
  await cleo.keyboard.press('Escape')
  await expect.poll(() => dialog.count()).toBe(0)
  await linkspan.ask('Cleo Coordinator', 'POST', `/process-instances/${key}/suspension`, { reason: 'x' })
  await cleo.getByText('The case is on hold. Once it is resumed, a partner can be asked.').waitFor()
  await cleo
    .getByRole('button', { name: 'Ask a partner…' })
    .and(cleo.locator('[aria-disabled=true]'))
    .waitFor()
  await fits(cleo)
  expect(linkspan.errors).toEqual([])
})
