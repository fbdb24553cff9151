// Drawings from other tools come in whole: what had to be converted is told before anything is kept, and a drawing
// without a picture gets one.

import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

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

test('nothing is kept of a drawing that is left', async () => {
  const drafts = () => page.evaluate(async () => (await (await fetch('/api/v1/drafts')).json()).items.length)
  const before = await drafts()
  await upload(fileURLToPath(new URL('../engine/import/order.camunda7.bpmn', import.meta.url)))
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  expect(await drafts()).toBe(before)
  expect(linkspan.errors).toEqual([])
})
