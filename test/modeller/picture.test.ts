// A drawing leaves as a file of each kind, from the editor and from a deployed version, and each is whole.

import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageFor } from '../../modeller/canvas/printed.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let page: Page

beforeAll(async () => {
  linkspan = await openLinkspan()
  const { items } = await linkspan.ask<{ items: { id: string }[] }>('Dora Designer', 'GET', '/drafts')
  page = await linkspan.as('Dora Designer', { at: `/design/drafts/${items[0]!.id}` })
  await page.locator('.djs-shape').first().waitFor()
})

afterAll(() => linkspan.close())

async function taken(button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await file.path())
}

test('as BPMN, SVG and in words', async () => {
  expect((await taken('Export BPMN')).toString()).toContain('<bpmn:definitions')
  expect((await taken('Export picture as SVG')).toString()).toContain('</svg>')
  expect((await taken('Export in words (TXT)')).toString()).toMatch(/^# .+\n[\s\S]*\n *1\.? /)
})

test('as PNG of twice its size', async () => {
  const png = await taken('Export picture as PNG')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000)
  expect(png.length).toBeGreaterThan(20_000)
})

test('as PDF with its words', async () => {
  const pdf = (await taken('Export PDF')).toString('latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf).toContain('/Title')
  expect(pdf.match(/ Tj$/gm)?.length ?? 0).toBeGreaterThan(20)
  expect(linkspan.errors).toEqual([])
})

test('a large drawing is turned phase by phase, and its PDF has a page for each', async () => {
  await page.goto(`${linkspan.url}/design`)
  await page.getByRole('link', { name: 'From online signal to offline support' }).first().click()
  const phases = page.getByLabel('Phase')
  await expect
    .poll(() => phases.locator('option').allTextContents())
    .toEqual([
      'All phases',
      '1 intake and triage',
      '2 gates',
      '3 reach',
      '4 support',
      '5 close',
      'at any time',
    ])
  await phases.selectOption('2 gates')
  await expect(seen('B_t16')).resolves.toBe(true)
  await expect(seen('B_t1')).resolves.toBe(false)
  await phases.selectOption('All phases')
  await expect(seen('B_t1')).resolves.toBe(true)
  const pdf = await taken('Export PDF')
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(7)
})

test('paper has the whole drawing, and the screen its part again', async () => {
  const { items } = await linkspan.ask<{ items: { key: string; processId: string }[] }>(
    'Dora Designer',
    'GET',
    '/process-definitions?latest=true',
  )
  const { key } = items.find(({ processId }) => processId === 'signal_to_support')!
  await page.goto(`${linkspan.url}/design/versions/${key}`)
  await page.locator('.djs-shape[data-element-id="B_t16"]').waitFor({ state: 'attached' })
  const part = () => page.locator('.djs-container g.viewport').first().getAttribute('transform')
  const before = await part()
  await expect(seen('B_t16')).resolves.toBe(false)
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect.poll(() => seen('B_t16')).toBe(true)
  await expect(seen('B_t1')).resolves.toBe(true)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect.poll(part).toBe(before)
})

test('a wide drawing goes on a page that lies, a small one has no more of it than it needs', () => {
  expect(pageFor({ width: 6000, height: 2000 })).toEqual({ lies: true, width: 1020, height: 364 })
  expect(pageFor({ width: 300, height: 900 })).toEqual({ lies: false, width: 700, height: 924 })
  expect(pageFor({ width: 100, height: 9000 })).toMatchObject({ lies: false, height: 960 })
})

/** Whether an element lies wholly within the canvas. */
async function seen(id: string): Promise<boolean> {
  const canvas = (await page.locator('.djs-container').first().boundingBox())!
  const step = (await page.locator(`.djs-shape[data-element-id="${id}"]`).boundingBox())!
  return (
    step.x >= canvas.x &&
    step.y >= canvas.y &&
    step.x + step.width <= canvas.x + canvas.width &&
    step.y + step.height <= canvas.y + canvas.height
  )
}
