// Expressions are written in the panel of the drawing board by keyboard alone, with help, and nobody is kept in the field.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newProcess } from '../../modeller/desks/design/template.ts'
import { findings } from '../support/axe.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let page: Page
let draft: string

const form = {
  name: 'weigh.form',
  content: JSON.stringify({
    type: 'default',
    components: [{ type: 'textfield', key: 'danger', label: 'Danger' }],
    id: 'weigh',
  }),
}

const drawing = () =>
  newProcess('Weighing', 'to-be', { start: 'It begins', task: 'Weigh the signal', end: 'Done' }).replace(
    '<zeebe:userTask />',
    '<zeebe:userTask /><zeebe:formDefinition formId="weigh" />',
  )

beforeAll(async () => {
  linkspan = await openLinkspan()
  const wish = { name: 'Weighing', variant: 'to-be', xml: drawing(), resources: [form] }
  draft = (await linkspan.ask<{ id: string }>('Dora Designer', 'POST', '/drafts', wish)).id
  page = await linkspan.as('Dora Designer', { at: `/design/drafts/${draft}` })
  await page.locator('.djs-element[data-element-id="to_end"] .djs-hit').first().click({ force: true })
})

afterAll(async () => {
  await linkspan?.close()
})

const condition = () => page.getByRole('textbox', { name: 'Condition', exact: true })
const offers = () => page.getByRole('listbox', { name: 'Names to go on with' })

test('a field of the form before it is offered and taken with the arrow keys', async () => {
  await condition().focus()
  await condition().pressSequentially('=')
  await condition().press('Control+Space')
  await expect
    .poll(() => offers().getByRole('option').allInnerTexts())
    .toEqual(['danger from Weigh the signal'])
  await condition().pressSequentially('dan')
  await condition().press('ArrowDown')
  const panel = (await page.getByRole('complementary', { name: 'Properties' }).boundingBox())!
  const list = (await offers().boundingBox())!
  expect(list.y + list.height).toBeLessThanOrEqual(panel.y + panel.height)
  expect(await findings(page)).toEqual([])
  await condition().press('Enter')
  await offers().waitFor({ state: 'hidden' })
  await expect.poll(() => condition().inputValue()).toBe('=danger')
})

test('what cannot be read is told with its place, and how a function is called', async () => {
  await condition().fill('=contains(danger, ')
  await page.getByText('contains(string: string, match: string)').waitFor()
  await page.getByText('The expression is not finished at line 1, character 19.').waitFor()
  await condition().fill('=danger = )')
  await page.getByText('Line 1, character 11: “)” does not fit here.').waitFor()
  await expect.poll(() => condition().getAttribute('aria-invalid')).toBe('true')
  await condition().fill('=danger == "yes"')
  await page.getByText('“==” compares nothing; equality is written =.').waitFor()
  await condition().fill('=danger = "yes"')
  await expect.poll(() => condition().getAttribute('aria-invalid')).toBe('false')
})

test('Tab leaves the field even while names are offered, and one undo takes the text back', async () => {
  await condition().pressSequentially(' and up')
  await offers().waitFor()
  await condition().press('Tab')
  await offers().waitFor({ state: 'hidden' })
  await expect.poll(() => condition().evaluate(area => area === document.activeElement)).toBe(false)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => condition().inputValue()).toBe('')
  expect(linkspan.errors).toEqual([])
})

test('what a step leaves behind is said in the panel and stands in the file', async () => {
  await page.locator('.djs-element[data-element-id="first_task"] .djs-hit').first().click()
  const panel = page.getByRole('complementary', { name: 'Properties' })
  await panel.getByRole('tab', { name: 'Technical' }).click()
  await panel.getByText('Data in and out').click()
  await panel.getByRole('button', { name: 'Add: What it leaves behind' }).click()
  await panel.getByLabel('Name 1').fill('loud')
  await panel.getByLabel('Name 1').press('Tab')
  await panel.getByLabel('Value of 1').fill('=upper case(danger)')
  await panel.getByLabel('Value of 1').press('Tab')
  const saved = () =>
    page.evaluate(
      async id => ((await (await fetch(`/api/v1/drafts/${id}`)).json()) as { xml: string }).xml,
      draft,
    )
  await expect
    .poll(saved, { timeout: 60_000 })
    .toContain('<zeebe:output source="=upper case(danger)" target="loud" />')
  expect(await findings(page)).toEqual([])
  await panel.getByRole('button', { name: 'Remove loud' }).click()
  await expect.poll(saved, { timeout: 60_000 }).not.toContain('zeebe:ioMapping')
  expect(linkspan.errors).toEqual([])
})

test('a version is tagged in the panel of its process', async () => {
  await page
    .locator('.djs-container svg')
    .first()
    .click({ position: { x: 300, y: 60 } })
  const tag = page.getByRole('complementary', { name: 'Properties' }).getByLabel('Version tag')
  await tag.fill('spring')
  await tag.press('Tab')
  await expect
    .poll(
      () =>
        page.evaluate(
          async id => ((await (await fetch(`/api/v1/drafts/${id}`)).json()) as { xml: string }).xml,
          draft,
        ),
      { timeout: 60_000 },
    )
    .toContain('<zeebe:versionTag value="spring" />')
})
