// A coordinator sends a link to an organisation that is not on Linkspan; whoever opens it sees one form in the language
// of the organisation, answers by keyboard, and the coordinator reads who answered.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { goWithin, type Linkspan, openLinkspan } from '../support/browser.ts'
import { type MailSink, openMailSink } from '../support/mail-sink.ts'

const PATIENCE = { timeout: 90_000 }
const PUBLIC = 'http://linkspan.city.example'

const drawing = bpmn(
  `asked(pool) { s(start) > help(user groups='="partner-contact:" + partner') > done(user groups=coordinator) > e(end) }`,
).replace('<zeebe:userTask/>', '<zeebe:userTask/><zeebe:formDefinition formId="answer"/>')

const form = {
  id: 'answer',
  type: 'default',
  components: [
    { type: 'text', text: '# To the club\nNo names, please.' },
    { type: 'textfield', key: 'need', label: 'Need', readonly: true },
    { type: 'textfield', key: 'offer', label: 'Offer', validate: { required: true } },
  ],
}

let linkspan: Linkspan
let post: MailSink

beforeAll(async () => {
  post = await openMailSink()
  linkspan = await openLinkspan({ LINKSPAN_PUBLIC_URL: PUBLIC })
  const resources = [
    { name: 'asked.bpmn', content: drawing },
    { name: 'answer.form', content: JSON.stringify(form) },
  ]
  await linkspan.ask('Dora Designer', 'POST', '/deployments', { resources })
})

afterAll(async () => {
  await linkspan?.close()
  await post.close()
})

const fits = async (page: Page) => {
  expect(await findings(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
}

test.each([
  [1440, false],
  [390, true],
] as const)(
  'an organisation without an account is asked and answers, at %i px',
  PATIENCE,
  async (width, dark) => {
    const club = `club-${width}`
    const ada = await linkspan.as('Ada Admin', { width, dark, at: '/admin/organisations' })
    await ada.getByRole('button', { name: 'New organisation' }).click()
    await ada.getByLabel('Short name').fill(club)
    await ada.getByLabel('Name', { exact: true }).fill(`The ${club}`)
    await ada.keyboard.press('Enter')
    await ada.getByText('An address is needed').waitFor()
    await ada.getByLabel('E-mail address').fill('an@club.example')
    await fits(ada)
    await ada.keyboard.press('Enter')
    await ada.getByRole('row').filter({ hasText: 'by one-time link' }).filter({ hasText: club }).waitFor()
    await fits(ada)

    const { instance } = await linkspan.ask<{ instance: { key: string } }>(
      'Cleo Coordinator',
      'POST',
      '/process-instances',
      { processId: 'asked', variables: { partner: club, need: 'Somewhere to play' } },
    )
    const cleo = await linkspan.as('Cleo Coordinator', { width, dark, at: `/cases/${instance.key}` })
    await cleo.getByRole('button', { name: 'Send a link' }).focus()
    await cleo.keyboard.press('Enter')
    const dialog = cleo.getByRole('dialog')
    await dialog.getByText('an@club.example').waitFor()
    await fits(cleo)
    await dialog.getByRole('button', { name: 'Send a link' }).click()
    await cleo.getByText(/open until/).waitFor()
    await fits(cleo)
    await goWithin(cleo, '/cases/tasks?view=all')
    await cleo.getByText(/^1 waiting for a partner, \d open tasks?\.$/).waitFor()
    await goWithin(cleo, `/cases/${instance.key}`)
    await cleo.getByText(/open until/).waitFor()

    const address = post.mails.at(-1)!.match(/http:\/\/linkspan\.city\.example\/link#\S+/)![0]
    const club1 = await linkspan.visit({ width, dark })
    await club1.goto(address.replace(PUBLIC, linkspan.url))
    const offer = club1.getByLabel('Offer')
    await offer.waitFor()
    await club1.getByText('stelt een vraag aan').waitFor()
    expect(club1.url()).toBe(`${linkspan.url}/link`)
    await club1.getByText('Somewhere to play').waitFor()
    await club1.getByRole('heading', { name: 'To the club', level: 2 }).waitFor()
    await club1.getByText('No names, please.').waitFor()
    await fits(club1)
    await club1.getByLabel('Nieuw bestand').setInputFiles({
      name: 'hours.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\nHours.'),
    })
    await club1
      .getByLabel('Wat is het en waarom heeft het dossier het nodig?')
      .fill('When the pitch is free.')
    await club1.keyboard.press('Enter')
    await club1.getByText('Door u toegevoegd.').waitFor()
    const coming = club1.waitForEvent('download')
    await club1.getByRole('button', { name: '“hours.pdf” openen' }).press('Enter')
    expect((await coming).suggestedFilename()).toBe('hours.pdf')
    await fits(club1)
    await offer.fill('A football team')
    const rest = (turn: string) =>
      linkspan.ask('Cleo Coordinator', 'POST', `/process-instances/${instance.key}/${turn}`, {})
    await rest('suspension')
    const resting = await linkspan.visit({ width, dark })
    await resting.goto(address.replace(PUBLIC, linkspan.url))
    await resting.getByText(/Your link stays good/).waitFor()
    await fits(resting)
    await cleo.getByText('The case is on hold. Once it is resumed, a link can be sent.').waitFor()
    await rest('resumption')
    await club1.keyboard.press('Enter')
    await club1.getByText('Uw antwoord is aangekomen').waitFor()
    await fits(club1)

    const again = await linkspan.visit({ width, dark })
    await again.goto(address.replace(PUBLIC, linkspan.url))
    await again.getByText('This link does not work').waitFor()
    await fits(again)
    await again.reload()
    await again.getByText('There is nothing to open here').waitFor()

    await cleo.goto(`${linkspan.url}/cases/${instance.key}`)
    await cleo.getByText(`${club}, through a one-time link`).first().waitFor()
    await cleo.getByRole('link', { name: 'hours.pdf' }).waitFor()
    await cleo.getByRole('button', { name: /^Notices, / }).press('Enter')
    const told = cleo.getByRole('dialog', { name: 'Notices' })
    await told.getByRole('link', { name: new RegExp(`^The ${club} `) }).waitFor()
    expect(linkspan.errors).toEqual([])
  },
)
