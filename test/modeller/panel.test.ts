// The panel of the drawing board in its two tabs: what is written there stands in the file, and what it does not know
// of other tools stays in it.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newProcess } from '../../modeller/desks/design/template.ts'
import { findings } from '../support/axe.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let page: Page
let draft: string

const drawing = () =>
  newProcess('Weighing', 'to-be', { start: 'It begins', task: 'Weigh the signal', end: 'Done' })
    .replace(
      '<zeebe:userTask />',
      '<zeebe:userTask /><acme:costing centre="12"><acme:rate>45</acme:rate></acme:costing>',
    )
    .replace('<bpmn:userTask id="first_task"', '<bpmn:userTask id="first_task" acme:reviewed="yes"')
    .replace('xmlns:zeebe', 'xmlns:acme="http://acme.example" xmlns:zeebe')

beforeAll(async () => {
  linkspan = await openLinkspan()
  const wish = { name: 'Weighing', variant: 'to-be', xml: drawing(), resources: [] }
  draft = (await linkspan.ask<{ id: string }>('Dora Designer', 'POST', '/drafts', wish)).id
  page = await linkspan.as('Dora Designer', { at: `/design/drafts/${draft}` })
  await page.locator('.djs-element[data-element-id="first_task"] .djs-hit').first().click()
  await tab('What it means').waitFor()
})

afterAll(async () => {
  await linkspan?.close()
})

const panel = () => page.getByRole('complementary', { name: 'Properties' })
const tab = (name: string) => panel().getByRole('tab', { name })
const section = (name: string) =>
  panel()
    .locator('details')
    .filter({ has: page.getByText(name, { exact: true }) })
const saved = async () =>
  (await linkspan.ask<{ xml: string }>('Dora Designer', 'GET', `/drafts/${draft}`)).xml

test('the arrow keys go from tab to tab, and both are without findings', async () => {
  expect(await findings(page)).toEqual([])
  await tab('What it means').focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => tab('Technical').getAttribute('aria-selected')).toBe('true')
  await panel().getByLabel('Technical name').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Technical')
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => tab('What it means').getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('End')
  await expect.poll(() => tab('Technical').getAttribute('aria-selected')).toBe('true')
})

test('what another tool wrote is shown as it stands', async () => {
  await expect
    .poll(() => section('From other tools').locator('pre').textContent())
    .toBe('acme:reviewed="yes"\n<acme:costing centre="12">\n  <acme:rate>45</acme:rate>\n</acme:costing>')
})

test('headers, listeners, people and dates arrive in the file', async () => {
  await panel().getByLabel('People (expression)').fill('dora, carla')
  await panel().getByLabel('Look at it again (expression)').fill('=now() + duration("P1D")')
  await section('Headers for the program').locator('summary').click()
  await panel().getByRole('button', { name: 'Add: Headers for the program' }).click()
  await section('Headers for the program').getByLabel('Name 1').fill('template')
  await section('Headers for the program').getByLabel('Value of 1').fill('letter')
  await section('Task listeners').locator('summary').click()
  await panel().getByRole('button', { name: 'Add: Task listeners' }).click()
  await section('Task listeners').getByLabel('When 1').selectOption('completing')
  await section('Task listeners').getByLabel('Kind of work 1').fill('audit')
  await section('Task listeners').getByLabel('Kind of work 1').press('Tab')
  for (const written of [
    'candidateUsers="dora, carla"',
    'followUpDate="=now() + duration(&#34;P1D&#34;)"',
    'key="template"',
    'value="letter"',
    'eventType="completing"',
    'type="audit"',
    '<acme:rate>45</acme:rate>',
    'acme:reviewed="yes"',
  ])
    await expect.poll(saved).toContain(written)
})

test('undo takes a listener back whole, and removing the last one leaves nothing behind', async () => {
  await section('Execution listeners').locator('summary').click()
  await panel().getByRole('button', { name: 'Add: Execution listeners' }).click()
  await section('Execution listeners').getByLabel('When 1').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await section('Execution listeners').getByLabel('When 1').waitFor({ state: 'detached' })
  await section('Task listeners').getByRole('button', { name: 'Remove audit' }).click()
  await expect.poll(saved).not.toContain('taskListener')
})

test('a task of a partner names the organisation, what it costs, on which ground, how long data are kept and why it is done', async () => {
  await tab('What it means').click()
  await panel().getByLabel('Who', { exact: true }).fill('partner-contact')
  await panel().getByLabel('Who', { exact: true }).press('Enter')
  await panel().getByLabel('Partner', { exact: true }).fill('school')
  await panel().getByLabel('Partner', { exact: true }).press('Enter')
  await section('Governance').locator('summary').click()
  await panel().getByLabel('Cost each time (euro)').fill('45,50')
  await panel().getByLabel('Cost each time (euro)').press('Tab')
  await expect.poll(saved).toContain('candidateGroups="partner-contact:school"')
  await expect.poll(saved).toContain('cost="45.50"')
  await section('Data').locator('summary').click()
  await panel().getByLabel('Legal basis').selectOption({ label: 'agreement' })
  await panel().getByLabel('Kept for').fill('P30D')
  await panel().getByLabel('Kept for').press('Tab')
  await panel().getByLabel('Explanation').fill('Call before five.')
  await panel().getByLabel('Explanation').press('Tab')
  await expect.poll(saved).toMatch(/<gov:privacy [^>]*basis="consent"[^>]*retention="P30D"/)
  await expect.poll(saved).toContain('<bpmn:documentation>Call before five.</bpmn:documentation>')
  expect(linkspan.errors).toEqual([])
})

test('a script is written in FEEL with its result, or in JavaScript as BPMN itself writes it', async () => {
  const xml = newProcess('Counting', 'to-be', { start: 'It begins', task: 'Count', end: 'Done' })
    .replaceAll('bpmn:userTask', 'bpmn:scriptTask')
    .replace('<zeebe:userTask />', '<zeebe:script expression="=1 + 1" resultVariable="two" />')
  const wish = { name: 'Counting', variant: 'to-be', xml, resources: [] }
  const { id } = await linkspan.ask<{ id: string }>('Dora Designer', 'POST', '/drafts', wish)
  const now = async () => (await linkspan.ask<{ xml: string }>('Dora Designer', 'GET', `/drafts/${id}`)).xml
  const other = await linkspan.as('Dora Designer', { at: `/design/drafts/${id}` })
  await other.locator('.djs-element[data-element-id="first_task"] .djs-hit').first().click()
  await other.getByRole('tab', { name: 'Technical' }).click()
  await other.getByLabel('Language', { exact: true }).selectOption('JavaScript')
  await other.getByLabel('Script', { exact: true }).fill('({ two: 1 + 1 })')
  await other.getByLabel('Script', { exact: true }).press('Tab')
  await expect.poll(now).toContain('<bpmn:script>({ two: 1 + 1 })</bpmn:script>')
  expect(await now()).toContain('scriptFormat="javascript"')
  expect(await now()).not.toContain('zeebe:script')
  await other.getByLabel('Language', { exact: true }).selectOption('FEEL')
  await expect.poll(now).not.toContain('scriptFormat')
  await other.getByLabel('Keep the result as').waitFor()
})

test('on a small screen the chosen part of a draft is in sight', async () => {
  const small = await linkspan.as('Dora Designer', { at: `/design/drafts/${draft}/versions`, width: 390 })
  const chosen = small.locator('nav.tabs [aria-current="page"]')
  await expect
    .poll(async () => {
      const box = await chosen.boundingBox()
      return box !== null && box.x >= 0 && box.x + box.width <= 390
    })
    .toBe(true)
})
