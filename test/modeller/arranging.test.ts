// What is done with what is chosen on the drawing board: copied to another tab, put in line, coloured; the grid, and the
// keys that the board tells of.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardKeys } from '../../modeller/canvas/keys.ts'
import { layOut } from '../../modeller/drawing/lay-out.ts'
import { findings } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let page: Page

beforeAll(async () => {
  linkspan = await openLinkspan()
  page = await linkspan.as('Dora Designer', { width: 1440 })
  await newProcess(page, 'First drawing')
})

afterAll(() => linkspan?.close())

async function newProcess(at: Page, name: string): Promise<void> {
  await at.goto(`${linkspan.url}/design`)
  await at.getByRole('button', { name: 'New process' }).click()
  await at.getByRole('dialog').getByLabel('Name').fill(name)
  await at.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
  await at.locator('.djs-element[data-element-id="first_task"]').waitFor({ state: 'attached' })
}

/** A click on what alone is chosen already would let it go. */
async function click(at: Page, id: string): Promise<void> {
  const element = at.locator(`.djs-element[data-element-id="${id}"]`)
  const isChosen = await element.evaluate(
    shape =>
      shape.classList.contains('selected') && document.querySelectorAll('.djs-element.selected').length === 1,
  )
  if (isChosen) await at.locator('.djs-container > svg').first().focus()
  else await element.locator('.djs-hit').first().click()
}
const saved = (at: Page) =>
  at.evaluate(
    async id => ((await (await fetch(`/api/v1/drafts/${id}`)).json()) as { xml: string }).xml,
    new URL(at.url()).pathname.split('/')[3]!,
  )
const button = (at: Page, name: string) => at.getByRole('button', { name, exact: true })
const chosen = (at: Page) =>
  at.locator('.djs-element.selected').evaluateAll(all => all.map(one => one.getAttribute('data-element-id')))

test('"?" shows every key of the board', async () => {
  await click(page, 'first_task')
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys of the drawing board' })
  await expect.poll(() => dialog.getByRole('row').count()).toBe(boardKeys.length + 1)
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('Alt and an arrow go along the flow', async () => {
  await click(page, 'first_task')
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => chosen(page)).toEqual(['end'])
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => chosen(page)).toEqual(['start'])
})

test('a step is found by its name, by button and by key, and becomes one of another kind', async () => {
  const search = page.getByRole('textbox', { name: 'Search in diagram' })
  await button(page, 'Find').click()
  await search.waitFor()
  await page.keyboard.type('first')
  await page.locator('.djs-search-results .djs-search-result', { hasText: 'First step' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => chosen(page)).toEqual(['first_task'])
  await onBoard()
  await page.keyboard.press('Control+f')
  await search.waitFor()
  await page.keyboard.press('Escape')
  await search.waitFor({ state: 'hidden' })
  await onBoard()
  // A menu that is left gives the keys back to the board.
  const menu = page.getByRole('combobox', { name: 'Change element' })
  await page.keyboard.press('r')
  await menu.waitFor()
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  await onBoard()
  await page.keyboard.press('r')
  await menu.waitFor()
  await page.keyboard.type('manual')
  await page.locator('.djs-popup .entry', { hasText: 'Manual task' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => saved(page)).toContain('<bpmn:manualTask id="first_task"')
  await button(page, 'Undo').click()
  await expect.poll(() => saved(page)).toContain('<bpmn:userTask id="first_task"')
})

test('what is drawn is checked while it is drawn, beside the page, in plain words and on the canvas', async () => {
  const check = page.getByRole('tabpanel', { name: /^Check/ })
  await check.getByText('Nothing found: the drawing can be deployed.').waitFor()
  await click(page, 'end')
  await page.keyboard.press('Delete')
  await check.getByText('Nothing follows. Draw a flow on, or an end event behind it.').waitFor()
  // It calls things by their names, not by their ids.
  await check.getByText('“First drawing” has a start event but no end event.').waitFor()
  const badge = page
    .getByRole('button', { name: '!', exact: true })
    .and(page.locator('[title^="Nothing follows."]'))
  await badge.waitFor()
  expect(page.workers().some(worker => worker.url().includes('check.worker'))).toBe(true)
  await badge.click()
  await expect.poll(() => chosen(page)).toEqual(['first_task'])
  await button(page, 'Undo').click()
  await expect.poll(() => saved(page)).toContain('<bpmn:endEvent id="end"')
  await check.getByText('Nothing found: the drawing can be deployed.').waitFor()
  await badge.waitFor({ state: 'detached' })
})

/** Waits until the board has the keyboard. */
const onBoard = () =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.matches('.board .djs-container > svg')))
    .toBe(true)

test('the small map opens, shows the whole drawing, and moves the view', async () => {
  const map = page.locator('.djs-minimap')
  const view = () => page.locator('.board .djs-container g.viewport').first().getAttribute('transform')
  const before = await view()
  await map.locator('.toggle').click()
  await map.locator('.map').waitFor()
  await expect.poll(() => map.locator('.map .djs-visual').count()).toBeGreaterThan(2)
  await map.locator('.map').click({ position: { x: 20, y: 150 } })
  await expect.poll(view).not.toBe(before)
  const moved = await view()
  await map.locator('.toggle').click()
  await map.locator('.map').waitFor({ state: 'hidden' })
  await button(page, 'Whole diagram').click()
  await expect.poll(view).not.toBe(moved)
})

test('the grid is switched by its key and by its box', async () => {
  await page.getByText('Arrange and colour').click()
  const box = page.getByLabel('Grid')
  expect(await box.isChecked()).toBe(false)
  await click(page, 'first_task')
  await page.keyboard.press('g')
  await expect.poll(() => box.isChecked()).toBe(true)
  await page.locator('.grid-dot').waitFor({ state: 'attached' })
  await expect.poll(() => page.locator('.layer-linkspan-grid').getAttribute('style')).not.toContain('none')
  await box.uncheck()
  await expect.poll(() => page.locator('.layer-linkspan-grid').getAttribute('style')).toContain('none')
})

test('a colour is given and taken back, and what is chosen is put in line', async () => {
  expect(await findings(page)).toEqual([])
  await click(page, 'first_task')
  await button(page, 'Blue').press('Enter')
  await expect.poll(() => saved(page)).toContain('#dbe9fb')
  await button(page, 'None').press('Enter')
  await expect.poll(() => saved(page)).not.toContain('#dbe9fb')
  await expect.poll(() => button(page, 'Left').isDisabled()).toBe(true)
  await button(page, 'Choose all').press('Enter')
  await button(page, 'Top').press('Enter')
  await expect.poll(() => saved(page)).toMatch(/id="end_di"[\s\S]*?y="140"/)
  await button(page, 'Undo').click()
})

test('what is copied in one tab is pasted in another, by button and by key', async () => {
  const other = await page.context().newPage()
  other.setDefaultTimeout(30_000)
  await newProcess(other, 'Second drawing')
  await click(page, 'first_task')
  const panel = page.getByRole('complementary', { name: 'Properties' })
  await panel.getByLabel('Time for it').fill('3')
  await panel.getByLabel('Time for it').press('Tab')
  await page.bringToFront()
  await click(page, 'first_task')
  await page.keyboard.press('Control+c')
  await other.bringToFront()
  await other.getByText('Arrange and colour').click()
  await button(other, 'Paste into the middle').press('Enter')
  await other.getByText('Pasted into the middle of the view.').waitFor()
  await expect.poll(() => other.locator('.djs-shape', { hasText: 'First step' }).count()).toBe(2)
  await click(other, 'start')
  await other.keyboard.press('Control+v')
  const canvas = (await other.locator('.djs-container').boundingBox())!
  const [x, y] = [canvas.x + 650, canvas.y + 200]
  await other.mouse.move(x - 20, y - 10)
  await other.mouse.move(x, y)
  await other.mouse.click(x, y)
  await expect.poll(() => other.locator('.djs-shape', { hasText: 'First step' }).count()).toBe(3)
  await expect.poll(async () => (await saved(other)).match(/ due="P3D"/g)?.length).toBe(2)
  // What hangs on the mouse is a copy that the canvas makes of its own texts with their styles, which the page refuses.
  expect(linkspan.errors.filter(error => !error.includes('Applying inline style'))).toEqual([])
})

/** Two lanes side by side in a pool that stands upright, a step in each. */
const UPRIGHT = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="upright" targetNamespace="urn:upright">
  <bpmn:collaboration id="c"><bpmn:participant id="pool" name="Workshop" processRef="p" /></bpmn:collaboration>
  <bpmn:process id="p" isExecutable="false">
    <bpmn:laneSet id="lanes">
      <bpmn:lane id="left" name="Left"><bpmn:flowNodeRef>one</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="right" name="Right"><bpmn:flowNodeRef>two</bpmn:flowNodeRef></bpmn:lane>
    </bpmn:laneSet>
    <bpmn:task id="one" name="One" /><bpmn:task id="two" name="Two" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="plane" bpmnElement="c">
    <bpmndi:BPMNShape id="pool_di" bpmnElement="pool" isHorizontal="false"><dc:Bounds x="100" y="100" width="450" height="330" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="left_di" bpmnElement="left" isHorizontal="false"><dc:Bounds x="100" y="130" width="200" height="300" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="right_di" bpmnElement="right" isHorizontal="false"><dc:Bounds x="300" y="130" width="250" height="300" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="one_di" bpmnElement="one"><dc:Bounds x="150" y="200" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="two_di" bpmnElement="two"><dc:Bounds x="350" y="300" width="100" height="80" /></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`

test('lanes that stand upright change places from left to right, with what stands in them', async () => {
  const wish = { name: 'Upright', variant: 'to-be', xml: UPRIGHT, resources: [] }
  const { id } = await linkspan.ask<{ id: string }>('Dora Designer', 'POST', '/drafts', wish)
  await page.goto(`${linkspan.url}/design/drafts/${id}`)
  await page.getByRole('tab', { name: 'Outline in words' }).click()
  await page.getByRole('button', { name: 'Move “Right” up' }).click()
  await page.getByText('“Right” and “Left” have changed places.').first().waitFor()
  const saved = async () => (await linkspan.ask<{ xml: string }>('Dora Designer', 'GET', `/drafts/${id}`)).xml
  const left = async (of: string) =>
    Number((await saved()).match(new RegExp(`bpmnElement="${of}"[^>]*>\\s*<dc:Bounds x="(\\d+)"`))?.[1])
  await expect.poll(() => left('right')).toBe(100)
  expect([await left('left'), await left('one'), await left('two')]).toEqual([350, 400, 150])
  expect([...(await saved()).matchAll(/<bpmn:lane id="(\w+)"/g)].map(([, lane]) => lane)).toEqual([
    'right',
    'left',
  ])
})

test('a problem of a drawing says by the keyboard what to do about it', async () => {
  const works = bpmn('works(pool) { s(start) > j(service job=never) > e(end) }')
  const xml = await layOut(works.replace('type="never"', 'type="=1 +"'))
  const wish = { name: 'With a problem', variant: 'to-be', xml, resources: [] }
  const { id } = await linkspan.ask<{ id: string }>('Dora Designer', 'POST', '/drafts', wish)
  await page.goto(`${linkspan.url}/design/drafts/${id}`)
  const found = page.locator('li').filter({ has: page.getByText('EXPRESSION_INVALID') })
  const more = found.locator('summary').filter({ hasText: 'What to do' })
  await more.focus()
  await page.keyboard.press('Enter')
  await found.locator('details[open] p').filter({ hasText: /\.$/ }).waitFor()
  expect(await findings(page)).toEqual([])
})

test('in a window that grows, the drawing makes room for the palette that comes', async () => {
  const small = await linkspan.as('Dora Designer', { width: 640 })
  await newProcess(small, 'In a small window')
  const edge = async (of: string) => (await small.locator(of).first().boundingBox())!
  const start = '.djs-shape[data-element-id="start"]'
  await small.locator(start).waitFor()
  await expect.poll(() => small.locator('.djs-palette').isVisible()).toBe(false)
  // Moved to the left edge, which is where the palette will stand.
  const left = async () => (await edge(start)).x - (await edge('.djs-container')).x
  const canvas = await edge('.djs-container')
  await small.mouse.move(canvas.x + canvas.width - 100, canvas.y + canvas.height - 100)
  await small.mouse.wheel((await left()) - 30, 0)
  await expect.poll(left).toBeLessThan(60)
  await small.setViewportSize({ width: 900, height: 900 })
  await small.locator('.djs-palette').waitFor()
  await expect
    .poll(async () => {
      const palette = await edge('.djs-palette')
      return (await edge(start)).x - palette.x - palette.width
    })
    .toBeGreaterThanOrEqual(0)
})
