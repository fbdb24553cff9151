// Building blocks: each is a sound process by itself, and once it is placed the check finds no error that was not there.

import { glob, readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../engine/graph/compile.ts'
import { lint } from '../../engine/lint/index.ts'
import { blockNames, isBlock } from '../../modeller/blocks/index.ts'
import { withForm, withoutForm } from '../../modeller/desks/design/block-form.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

const files = (await Array.fromAsync(glob('modeller/blocks/*.bpmn'))).sort()
const nameOf = (file: string) => file.replace(/.*\/|\.bpmn$/g, '')

test('every block is in the table, and the table has no other', () => {
  expect(files.map(nameOf)).toEqual([...blockNames].sort())
})

describe.each(files)('%s', file => {
  test('has nothing that could be found', async () => {
    const { problems, definitions } = await compile(await readFile(file, 'utf8'))
    expect([...problems, ...lint(definitions!)]).toEqual([])
  })

  test('says of each step where it comes from, and speaks three languages', async () => {
    const xml = await readFile(file, 'utf8')
    const marks = [...xml.matchAll(/ block="([^"]+)"/g)].map(found => found[1]!)
    expect(marks.length).toBeGreaterThan(0)
    expect(marks.every(mark => isBlock(mark) && mark === nameOf(file))).toBe(true)
    const named = xml.match(/<bpmn:(?!process|message)\w+ id="[^"]*" name="/g)!.length
    expect(xml.match(/<gov:translation lang="nl"/g)).toHaveLength(named)
    expect(xml.match(/<gov:translation lang="fr"/g)).toHaveLength(named)
  })
})

describe('the form of a block among the files of a draft', () => {
  const form = { name: 'F-legal-gate.form.json', content: '{"id":"F-legal-gate"}' }
  const own = { name: 'F-intake.form.json', content: '{}' }
  const changed = { ...form, content: '{"id":"F-legal-gate","components":[]}' }

  test('comes and goes, and the other files stay', () => {
    expect(withForm([own], form)).toEqual([own, form])
    expect(withoutForm([own, form], form)).toEqual([own])
  })

  test('is neither overwritten nor taken away once a person has changed it', () => {
    const files = [own, changed]
    expect(withForm(files, form)).toBe(files)
    expect(withoutForm(files, form)).toBe(files)
  })
})

describe('on the drawing board', () => {
  let linkspan: Linkspan
  let page: Page

  beforeAll(async () => {
    linkspan = await openLinkspan()
    page = await linkspan.as('Dora Designer', { width: 1440 })
  })

  afterAll(() => linkspan?.close())

  const xmlOf = (id: string) =>
    page.evaluate(
      async draft => ((await (await fetch(`/api/v1/drafts/${draft}`)).json()) as { xml: string }).xml,
      id,
    )
  const filesOf = (id: string) =>
    page.evaluate(
      async draft =>
        (await (await fetch(`/api/v1/drafts/${draft}`)).json()).resources.map(
          ({ name }: { name: string }) => name,
        ),
      id,
    )
  const draftOf = () => new URL(page.url()).pathname.split('/')[3]!
  const check = () => page.getByRole('tab', { name: /^Check/ })
  const outline = () => page.getByRole('tab', { name: 'Outline in words' })

  async function place(title: string, after: string): Promise<void> {
    await outline().click()
    await page.getByRole('button', { name: `Add a step after “${after}”` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What kind of step').selectOption({ label: `Building blocks: ${title}` })
    await dialog.getByRole('button', { name: 'Add' }).click()
    await page.getByText(`Building block “${title}” stands after “${after}”.`).first().waitFor()
  }

  async function newProcess(name: string): Promise<void> {
    await page.goto(`${linkspan.url}/design`)
    await page.getByRole('button', { name: 'New process' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill(name)
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
    await page.locator('.djs-element[data-element-id="first_task"]').waitFor({ state: 'attached' })
  }

  test('the append and the create menu offer the blocks before the single elements', async () => {
    await newProcess('Menus')
    const entries = () => page.locator('.djs-popup .entry .djs-popup-label').allTextContents()
    const titles = [
      'Ask a partner',
      'Decide with a reason',
      'Legal gate',
      'Feedback to the reporter',
      'Erase',
    ]
    await page.locator('.djs-element[data-element-id="first_task"] .djs-hit').first().click()
    await page.getByTitle('Append element').click()
    await expect.poll(async () => (await entries()).slice(0, 5).map(text => text.trim())).toEqual(titles)
    await expect.poll(async () => (await entries()).length).toBeGreaterThan(25)
    await page.keyboard.press('Escape')
    await page.locator('.djs-popup').waitFor({ state: 'detached' })
    await page.locator('.djs-palette [data-action="create"]').click()
    await expect.poll(async () => (await entries()).slice(0, 5).map(text => text.trim())).toEqual(titles)
    await page.locator('.djs-popup .entry', { hasText: 'Feedback to the reporter' }).click()
    await page.locator('.djs-shape', { hasText: 'Tell the reporter' }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('a legal gate brings its task, choice, ways, role, time and form, and undo takes all of it back', async () => {
    await newProcess('Gate')
    const before = await xmlOf(draftOf())
    await place('Legal gate', 'First step')
    const panel = page.getByRole('complementary', { name: 'Properties' })
    await panel.getByText('From the building block “Legal gate”').waitFor()
    await panel.getByText('Nothing is left to be filled in.').waitFor()
    await panel.getByLabel('Form', { exact: true }).fill('')
    await panel.getByLabel('Form', { exact: true }).press('Tab')
    await panel.getByRole('listitem').filter({ hasText: 'Form' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await panel.getByText('Nothing is left to be filled in.').waitFor()
    for (const written of [
      'mandate="mandated-official"',
      'gate="legal proportionality"',
      'formId="F-legal-gate"',
    ])
      await expect.poll(() => xmlOf(draftOf())).toContain(written)
    await check().click()
    await page.getByText('Nothing found: the drawing can be deployed.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('.djs-shape', { hasText: 'Decide: lawful' }).waitFor({ state: 'detached' })
    const steps = (xml: string) => xml.match(/<bpmn:(?:\w+Task|\w+Event|\w+Gateway|sequenceFlow) id="[^"]+"/g)
    await expect.poll(async () => steps(await xmlOf(draftOf()))).toEqual(steps(before))
    await expect.poll(() => filesOf(draftOf())).toEqual([])
    await page.getByRole('button', { name: 'Redo' }).click()
    await page.locator('.djs-shape', { hasText: 'Decide: lawful' }).waitFor()
    await expect.poll(() => filesOf(draftOf())).toEqual(['F-legal-gate.form.json'])
  })

  describe('of a governed process', () => {
    let draft: string

    beforeAll(async () => {
      const { items } = await linkspan.ask<{ items: { id: string; name: string }[] }>(
        'Dora Designer',
        'GET',
        '/drafts',
      )
      draft = items.find(({ name }) => name === 'From online signal to offline support')!.id
      await page.goto(`${linkspan.url}/design/drafts/${draft}`)
      await page.locator('.djs-element[data-element-id="B_t16"]').waitFor({ state: 'attached' })
    })

    test.each([
      ['Legal gate', 'Register the signal with minimum data', 'legal-gate'],
      ['Ask a partner', 'Register the signal with minimum data', 'ask-partner'],
      ['Decide with a reason', 'Decide support mode and partner', 'decide-with-reason'],
      ['Feedback to the reporter', 'Confirm receipt and explain next steps', 'feedback'],
      ['Erase', 'Confirm receipt and explain next steps', 'erase'],
    ])('“%s” after “%s” breaks no rule, and is taken back', async (title, after, block) => {
      await place(title, after)
      await check().click()
      await expect.poll(() => xmlOf(draft)).toContain(` block="${block}"`)
      await page.getByText('Nothing found: the drawing can be deployed.').waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
    })

    test('once all are taken back, nothing of them is left', async () => {
      await expect.poll(() => xmlOf(draft)).not.toContain(' block="')
    })
  })

  test('a block speaks the language of the page, and keeps the others beside it', async () => {
    await newProcess('Taal')
    await page.evaluate(() => localStorage.setItem('linkspan.language', 'nl'))
    await page.reload()
    await page.locator('.djs-element[data-element-id="first_task"]').waitFor({ state: 'attached' })
    await page.getByRole('tab', { name: 'Overzicht in woorden' }).click()
    await page.getByRole('button', { name: 'Stap toevoegen na “First step”' }).click()
    await page.getByLabel('Welke soort stap').selectOption({ label: 'Bouwstenen: Wissen' })
    await page.getByRole('dialog').getByRole('button', { name: 'Toevoegen' }).click()
    await page.locator('.djs-shape', { hasText: 'Bewaren voor' }).waitFor()
    await expect
      .poll(() => xmlOf(draftOf()))
      .toContain('<gov:translation lang="en" text="Keep for the set time, then erase"')
    expect(linkspan.errors).toEqual([])
  })
})
