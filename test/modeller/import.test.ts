// Drawings from other tools come in whole and go out whole: what had to be converted is told before anything is kept, a
// drawing without a picture gets one, and the editor keeps what it does not show.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compare } from '../../engine/diff/index.ts'
import { correct } from '../../engine/graph/metamodel.ts'
import { moddle } from '../../modeller/drawing/moddle.ts'
import { findings } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'
import { treeOf } from '../support/xml-tree.ts'

let linkspan: Linkspan
let page: Page

beforeAll(async () => {
  linkspan = await openLinkspan()
  page = await linkspan.as('Dora Designer')
})

afterAll(() => linkspan.close())

const shape = (id: string) => page.locator(`.djs-element[data-element-id="${id}"]`).first()
const upload = async (file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) => {
  await page.goto(`${linkspan.url}/design`)
  await page.locator('input[type=file]').first().setInputFiles(file)
}

test('a drawing for Camunda 7 is taken over with a report of each thing', async () => {
  await upload(fileURLToPath(new URL('../engine/import/order.camunda7.bpmn', import.meta.url)))
  const dialog = page.getByRole('dialog', { name: 'What was done to the file' })
  await dialog.getByText('refused', { exact: true }).first().waitFor()
  await expect.poll(() => dialog.getByText('converted', { exact: true }).count()).toBeGreaterThan(10)
  expect(await findings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Take it over' }).click()
  await shape('charge').waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { xml } = await page.evaluate(async draft => (await fetch(`/api/v1/drafts/${draft}`)).json(), id)
  expect(xml).toContain('zeebe:taskDefinition')
})

test('a drawing without a picture is laid out, with all its pools, lanes and message flows', async () => {
  const xml = bpmn(`order(pool) {
    s(start) > a(user) > x(exclusive) >[n > 1] b(send) > sp(sub) { s1(start) > c(user) > e1(end) } > j(exclusive) > e(end)
    x >[default] k(user) > r(catch message=m) > j
    t(boundary on=a timer=PT1H) > late(user) > e2(end)
    one(lane of='s a x b e') two(lane of='sp k r j late e2') b ..> d(data)
  }
  shop(pool) { s2(start message=m1) > w(task) > g(parallel) > w1(service) > g2(parallel) > e3(end) ; g > w2(service) > g2 }
  third(pool) { s3(start message=m3) > z(task) > z2(send) > e4(end) }
  b ~> s2 ; w2 ~> r ; z2 ~> k ; w1 ~> s3`)
  expect(xml).not.toContain('BPMNShape')
  await upload({ name: 'plain.bpmn', mimeType: 'application/xml', buffer: Buffer.from(xml) })
  await page.getByText('Most of the file had no picture, so one was laid out.', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Take it over' }).click()
  for (const id of ['pool_order', 'one', 'sp', 'c', 't']) await shape(id).waitFor({ state: 'attached' })
})

test('a step whose id is of other letters is on the drawing board', async () => {
  await upload(fileURLToPath(new URL('foreign/aris.bpmn', import.meta.url)))
  for (const id of ['ObjOcc.größe-1', 'ObjOcc.2', 'CxnOcc.ä']) await shape(id).waitFor({ state: 'attached' })
})

/** Gives an element of the outline another name, and waits until the draft is saved with it. */
async function rename(from: string, to: string): Promise<string> {
  await page.getByRole('tab', { name: 'Outline in words' }).click()
  await page.getByRole('button', { name: `Rename “${from}”` }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(to)
  await page.keyboard.press('Enter')
  await page.getByText(`It is now called “${to}”.`).first().waitFor()
  await expect.poll(saved, { timeout: 60_000 }).toContain(`name="${to}"`)
  return saved()
}

const saved = () =>
  page.evaluate(
    async draft => ((await (await fetch(`/api/v1/drafts/${draft}`)).json()) as { xml: string }).xml,
    new URL(page.url()).pathname.split('/')[3]!,
  )

async function exported(): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export BPMN' }).click(),
  ])
  return readFile(await file.path(), 'utf8')
}

const fileAt = (name: string) => fileURLToPath(new URL(name, import.meta.url))

test('of a file with two diagrams the second is changed, and both are kept', {
  timeout: 120_000,
}, async () => {
  await upload(fileAt('foreign/two-diagrams.bpmn'))
  await page.getByText('The file holds 2 diagrams.', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Take it over' }).click()
  await shape('Task_lend').waitFor({ state: 'attached' })
  const picker = page.getByLabel('Diagram in this file')
  await picker.selectOption({ label: 'Repairing' })
  await shape('Task_repair').waitFor({ state: 'attached' })
  await shape('Task_lend').waitFor({ state: 'detached' })

  const after = treeOf(
    (await readFile(fileAt('foreign/two-diagrams.bpmn'), 'utf8')).replace('"Repair it"', '"Repair it well"'),
  )
  expect(treeOf(await rename('Repair it', 'Repair it well'))).toEqual(after)
  // The outline tells what is shown; what the check found in the other diagram leads there.
  await page.getByRole('button', { name: 'Rename “Hand over the key”' }).waitFor({ state: 'detached' })
  expect(await findings(page)).toEqual([])
  await page.getByRole('tab', { name: /^Check/ }).click()
  await page.getByRole('tabpanel').getByRole('button', { name: 'Hand over the key' }).first().click()
  await shape('Task_lend').waitFor({ state: 'attached' })
  await expect.poll(() => picker.inputValue()).toBe('Diagram_lend')
  expect(treeOf(await exported())).toEqual(after)
})

test('what is found of a pool or of the whole drawing is said of it by name', async () => {
  await upload(fileAt('foreign/signavio.bpmn'))
  const found = page.locator('.findings')
  await found.getByRole('button', { name: 'Bürgeramt' }).first().waitFor()
  await found.getByRole('button', { name: 'whole drawing' }).waitFor()
  expect(await found.getByRole('button', { name: /^sid-/ }).count()).toBe(0)
})

test('a drawing of Camunda 8 Modeler goes through the editor without loss', {
  timeout: 120_000,
}, async () => {
  const xml = await readFile(fileAt('foreign/camunda8.bpmn'), 'utf8')
  await upload(fileAt('foreign/camunda8.bpmn'))
  await shape('Adhoc_help').waitFor({ state: 'attached' })
  expect(treeOf(await exported())).toEqual(treeOf(xml))
  const changed = treeOf(xml.replace('name="Talk to the person"', 'name="Talk with them"'))
  expect(treeOf(await rename('Talk to the person', 'Talk with them'))).toEqual(changed)
})

test('a drawing that holds every element of BPMN goes through the editor without loss', {
  timeout: 120_000,
}, async () => {
  const xml = await readFile(fileAt('../support/drawings/every-element.bpmn'), 'utf8')
  await upload(fileAt('../support/drawings/every-element.bpmn'))
  await page.getByRole('button', { name: 'Take it over' }).click()
  await shape('process_main').or(shape('pool_town')).first().waitFor({ state: 'attached' })
  const read = async (text: string) => (await correct(moddle()).fromXML(text)).rootElement
  const { changes } = compare(await read(xml), await read(await exported()))
  expect(changes.filter(({ kind }) => kind !== 'moved')).toEqual([])
})

test('nothing is kept of a drawing that is left', async () => {
  const drafts = () => page.evaluate(async () => (await (await fetch('/api/v1/drafts')).json()).items.length)
  const before = await drafts()
  await upload(fileURLToPath(new URL('../engine/import/order.camunda7.bpmn', import.meta.url)))
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  expect(await drafts()).toBe(before)
  expect(linkspan.errors).toEqual([])
})
