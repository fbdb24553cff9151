// Files of a case as people add, share and remove them, and a partner who sees their own task and no more.

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

const PATIENCE = { timeout: 120_000 }
const drawing = bpmn(
  `asks(pool) { s(start) > help(user groups='="partner-contact:school"') > done(user groups=coordinator) > e(end) }`,
).replace('id="help"', 'id="help" name="Say what the school can do"')

let linkspan: Linkspan
let key: string

/** A virus check that finds something, gives no answer, or says clean, as the file itself tells. */
const CHECK = `read=$(cat)
case "$read" in
  *harmful*) echo Test-Finding; exit 1 ;;
  *unanswered*) exit 2 ;;
esac`

beforeAll(async () => {
  const check = join(await mkdtemp(join(tmpdir(), 'linkspan-')), 'check.sh')
  await writeFile(check, CHECK)
  linkspan = await openLinkspan({ LINKSPAN_VIRUS_CHECK: `/bin/sh ${check}` })
  const resources = [{ name: 'asks.bpmn', content: drawing }]
  await linkspan.ask('Dora Designer', 'POST', '/deployments', { resources })
  const { instance } = await linkspan.ask<{ instance: { key: string } }>(
    'Cleo Coordinator',
    'POST',
    '/process-instances',
    { processId: 'asks' },
  )
  key = instance.key
})

afterAll(async () => {
  await linkspan?.close()
})

const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nA letter.') }

/** Chooses a file, says what it is, and sends it with Enter. */
async function add(page: Page, file: typeof letter, about: string): Promise<void> {
  await page.getByLabel('New file').setInputFiles(file)
  await page.getByLabel('What is it, and why does the case need it?').fill(about)
  await page.keyboard.press('Enter')
}

const SHOTS = process.env.SHOTS
async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return
  await mkdir(SHOTS, { recursive: true })
  await writeFile(`${SHOTS}/${name}.png`, await page.screenshot({ fullPage: true }))
}

test(
  'a file is added with what it is, and what cannot be taken is told before it is sent',
  PATIENCE,
  async () => {
    const cleo = await linkspan.as('Cleo Coordinator', { width: 390, dark: true, at: `/cases/${key}` })
    const form = cleo.getByRole('button', { name: 'Add the file' })
    await form.click()
    await cleo.getByText('Choose a file first.').waitFor()
    await cleo.getByText('Say what it is and why the case needs it.').waitFor()
    expect(await findings(cleo)).toEqual([])
    await cleo.getByLabel('New file').setInputFiles({ ...letter, name: 'page.html' })
    await cleo.getByText(/This kind of file is not taken\. Save it as one of these: \.pdf/).waitFor()
    await cleo.getByLabel('New file').setInputFiles({ ...letter, buffer: Buffer.alloc(11_000_000, 'x') })
    await cleo.getByText('The file has 11 MB; 10 MB are taken at most.').waitFor()
    await shot(cleo, 'refused-390-dark')
    // The name fits, but the content does not: that the server tells.
    await add(cleo, { ...letter, buffer: Buffer.from('GIF89a\0') }, 'A letter.')
    await cleo.getByText(/This kind of file is not taken, or its name says another kind/).waitFor()
    await add(cleo, letter, 'Letter of the school about Monday.')
    await cleo.getByText('“letter.pdf” is added.').waitFor()
    const item = cleo.getByRole('listitem').filter({ hasText: 'Letter of the school about Monday.' })
    await item.getByText(/Added by Cleo Coordinator, /).waitFor()
    const coming = cleo.waitForEvent('download')
    await item.getByRole('link', { name: 'letter.pdf' }).click()
    expect((await coming).suggestedFilename()).toBe('letter.pdf')
    await expect.poll(() => findings(cleo), PATIENCE).toEqual([])
    expect(await tooWide(cleo)).toBe(0)
    await shot(cleo, 'case-390-dark')
    expect(linkspan.errors).toEqual([])
  },
)

test('a file that is dropped is sent like one that is chosen', PATIENCE, async () => {
  const cleo = await linkspan.as('Cleo Coordinator', { width: 1440, at: `/cases/${key}` })
  await cleo.getByLabel('New file').waitFor()
  const dropped = await cleo.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['What was said on the phone.'], 'phone.txt', { type: 'text/plain' }))
    return data
  })
  await cleo.locator('.file-form').dispatchEvent('drop', { dataTransfer: dropped })
  await cleo.keyboard.type('Minutes of the call.')
  await cleo.keyboard.press('Enter')
  await cleo.getByText('“phone.txt” is added.').waitFor()
  await cleo.getByRole('listitem').filter({ hasText: 'Minutes of the call.' }).waitFor()
  expect(linkspan.errors).toEqual([])
})

test(
  'a file in which the virus check finds something is not kept; one without an answer waits',
  PATIENCE,
  async () => {
    const cleo = await linkspan.as('Cleo Coordinator', { at: `/cases/${key}` })
    const holding = (what: string) => Buffer.from(`%PDF-1.7\n${what}`)
    await add(cleo, { ...letter, name: 'bad.pdf', buffer: holding('harmful') }, 'It came by mail.')
    await cleo.getByText('The virus check found something in this file. It was not kept.').waitFor()
    await add(cleo, { ...letter, name: 'slow.pdf', buffer: holding('unanswered') }, 'It came later.')
    await cleo.getByText('“slow.pdf” is added and can be opened once the virus check has answered.').waitFor()
    const item = cleo.getByRole('listitem').filter({ hasText: 'It came later.' })
    await item.getByText('waits for the virus check').waitFor()
    await expect.poll(() => cleo.getByRole('link', { name: 'bad.pdf' }).count()).toBe(0)
  },
)

test('an upload that breaks off says so, and is sent again as it stands', PATIENCE, async () => {
  const cleo = await linkspan.as('Cleo Coordinator', { at: `/cases/${key}` })
  await cleo.getByLabel('New file').waitFor()
  await cleo.context().setOffline(true)
  await add(cleo, { ...letter, name: 'later.pdf' }, 'Sent in a tunnel.')
  await cleo
    .getByText(/^The server cannot be reached\./)
    .first()
    .waitFor()
  await cleo.context().setOffline(false)
  await cleo.getByRole('button', { name: 'Add the file' }).click()
  await cleo.getByText('“later.pdf” is added.').waitFor()
})

test(
  'a coordinator shares a file with an organisation that is asked, which then sees it and nothing else',
  PATIENCE,
  async () => {
    const pia = await linkspan.as('Pia Partner', { width: 390, at: '/cases/tasks?view=team' })
    await pia.getByRole('link', { name: 'Say what the school can do' }).click()
    await pia.getByText('No file is shared with you for this task.').waitFor()
    const cleo = await linkspan.as('Cleo Coordinator', { width: 1440, at: `/cases/${key}` })
    await cleo.getByRole('button', { name: 'Share “letter.pdf”' }).click()
    const dialog = cleo.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Share…' }).click()
    await dialog.getByText('Say why; the trail keeps it.').waitFor()
    expect(await findings(cleo)).toEqual([])
    await dialog.getByLabel('With whom, for which task?').selectOption({ index: 1 })
    await dialog.getByLabel('Legal basis').selectOption({ label: 'agreement of the person' })
    await dialog.getByLabel('Reason').fill('They prepare the talk.')
    await shot(cleo, 'share-1440')
    await dialog.getByRole('button', { name: 'Share…' }).click()
    await cleo.getByText('“letter.pdf” is shared.').waitFor()
    await cleo.getByText(/They prepare the talk\. \(agreement of the person\)/).waitFor()
    const partners = cleo.getByRole('region', { name: 'Partners' })
    await partners.getByText('Files shared: letter.pdf.').waitFor()
    await partners.getByText('answer expected').waitFor()
    await partners.getByText(/^A partner sees the form of its task/).waitFor()
    expect(await findings(cleo)).toEqual([])
    await shot(cleo, 'case-1440')
    await cleo.emulateMedia({ media: 'print' })
    await partners.getByText('Files shared: letter.pdf.').waitFor()
    expect(await cleo.locator('button:visible, input:visible').count()).toBe(0)
    await shot(cleo, 'print')
    await cleo.emulateMedia({ media: 'screen' })
    await pia.reload()
    await pia.getByRole('link', { name: 'letter.pdf' }).waitFor()
    expect(await pia.getByText('phone.txt').count()).toBe(0)
    await pia.getByRole('button', { name: 'Take on', exact: true }).click()
    await pia.getByRole('button', { name: 'Give back', exact: true }).waitFor()
    await add(pia, { ...letter, name: 'timetable.pdf' }, 'When there is time to talk.')
    await pia.getByText('“timetable.pdf” is added.').waitFor()
    await expect.poll(() => findings(pia), PATIENCE).toEqual([])
    expect(await tooWide(pia)).toBe(0)
    await shot(pia, 'partner-390')
    await cleo.getByText(/To the task “Say what the school can do”\./).waitFor()
    await cleo.getByRole('button', { name: 'Remove “later.pdf”' }).click()
    await cleo.getByRole('dialog').getByLabel('Reason').fill('Added twice.')
    await cleo.getByRole('dialog').getByRole('button', { name: 'Remove…' }).click()
    await cleo.getByText('“later.pdf” is removed.').waitFor()
    await expect.poll(() => cleo.getByRole('link', { name: 'later.pdf' }).count(), PATIENCE).toBe(0)
    // Being offline is told as an error of the network.
    expect(linkspan.errors.filter(error => !error.includes('INTERNET_DISCONNECTED'))).toEqual([])
  },
)
