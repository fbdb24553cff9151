// The design desk in a browser: a process is drawn, checked, tried and deployed; two people never overwrite each other.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan

beforeAll(async () => {
  linkspan = await openLinkspan()
})

afterAll(async () => {
  await linkspan?.close()
})

const shape = (page: Page, id: string) =>
  page.locator(`.djs-element[data-element-id="${id}"] .djs-hit`).first()

const inSight = (locator: Locator) =>
  locator.evaluate(element => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

async function newProcess(page: Page, name: string): Promise<void> {
  await page.goto(`${linkspan.url}/design`)
  await page.getByRole('button', { name: 'New process' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await shape(page, 'first_task').waitFor()
}

test('a process is drawn, named in the panel, tried on the engine and deployed', async () => {
  const dora = await linkspan.as('Dora Designer')
  await newProcess(dora, 'Lend a bicycle')

  // What may be appended is read in the dark too, and lies over nothing that is drawn.
  await shape(dora, 'first_task').click()
  const pad = dora.locator('.djs-context-pad.open')
  await pad.waitFor()
  const colours = () =>
    pad
      .locator('.entry')
      .first()
      .evaluate(entry => {
        const { color, backgroundColor } = getComputedStyle(entry)
        return [color, backgroundColor].map(one => Number(/\d+/.exec(one)) > 128)
      })
  expect(await colours()).toEqual([false, true])
  await dora.emulateMedia({ colorScheme: 'dark' })
  expect(await colours()).toEqual([true, false])
  await dora.emulateMedia({ colorScheme: 'light' })
  const entries = await pad
    .locator('.entry')
    .evaluateAll(all => all.map(one => one.getBoundingClientRect().right))
  expect(Math.max(...entries)).toBeLessThan((await shape(dora, 'end').boundingBox())!.x)

  // The append menu has entries: with two copies of its library it would open empty, without an error.
  await shape(dora, 'first_task').click()
  await dora.getByTitle('Append element').click()
  await expect.poll(() => dora.locator('.djs-popup .entry').count()).toBeGreaterThan(20)
  await dora.keyboard.press('Escape')
  await dora.locator('.djs-popup').waitFor({ state: 'hidden' })

  // The bpmn.io mark is whole and nothing lies over it.
  const mark = dora.locator('.bjs-powered-by').first()
  const box = (await mark.boundingBox())!
  const onTop = await dora.evaluate(
    ([x, y]) => document.elementFromPoint(x!, y!)?.closest('.bjs-powered-by') !== null,
    [box.x + box.width / 2, box.y + box.height / 2],
  )
  expect(onTop).toBe(true)
  expect(box.width).toBeGreaterThan(40)

  // The tools above it are one row of one height.
  const tools = dora.locator('.board-tools').first().locator('.button')
  const heights = await tools.evaluateAll(all => all.map(one => one.getBoundingClientRect().height))
  expect(heights.length).toBeGreaterThan(8)
  expect(new Set(heights).size).toBe(1)

  // Panel and canvas share one undo.
  await shape(dora, 'start').click()
  await shape(dora, 'first_task').click()
  const panel = dora.getByRole('complementary', { name: 'Properties' })
  await panel.getByLabel('Name', { exact: true }).fill('Hand over the key')
  await panel.getByLabel('Who', { exact: true }).fill('coordinator')
  await panel.getByLabel('Time for it').fill('3')
  await panel.getByLabel('Time for it').press('Tab')
  await dora.locator('.djs-element[data-element-id="first_task"]', { hasText: 'Hand over' }).waitFor()
  await dora.getByRole('button', { name: 'Undo' }).click()
  await dora.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => panel.getByLabel('Time for it').inputValue()).toBe('')
  await dora.getByRole('button', { name: 'Redo' }).click()
  await dora.getByRole('button', { name: 'Redo' }).click()
  await expect.poll(() => panel.getByLabel('Time for it').inputValue()).toBe('3')

  // The outline adds a step by the keyboard alone.
  await dora.getByRole('tab', { name: 'Outline in words' }).click()
  await dora.getByRole('button', { name: 'Add a step after “Hand over the key”' }).press('Enter')
  const dialog = dora.getByRole('dialog')
  await dialog.getByLabel('What kind of step').selectOption({ label: 'end' })
  await dialog.getByLabel('Name').fill('Not lent')
  await dialog.getByLabel('Name').press('Enter')
  await dora.getByText('“Not lent” stands after “Hand over the key”.').waitFor()
  await dora.getByRole('button', { name: 'Remove “Not lent”' }).click()
  await dora.getByText('“Not lent” is removed.').waitFor()
  await dora.getByText(/All changes are saved \(revision [2-9]/).waitFor()

  // It runs in the page, on the engine itself.
  await dora.getByRole('link', { name: 'Try' }).click()
  await dora.getByRole('button', { name: 'It begins (Lend a bicycle)' }).click()
  await dora.getByRole('button', { name: 'Hand over the key' }).waitFor()
  await dora.getByRole('button', { name: 'Complete' }).click()
  await dora.getByText('Nothing waits any more: Closed.').waitFor()

  await dora.getByRole('button', { name: 'Deploy…' }).click()
  await dora.getByLabel('Note').fill('First version')
  await dora.getByRole('dialog').getByRole('button', { name: 'Deploy' }).click()
  await dora.getByText('Deployed: Lend a bicycle 1.').waitFor()
  await dora.getByRole('link', { name: 'Versions', exact: true }).click()
  await dora.getByText('First version').waitFor()
  expect(linkspan.errors).toEqual([])
})

test('two people who change the same draft are told, and nothing is overwritten', async () => {
  const first = await linkspan.as('Dora Designer')
  await newProcess(first, 'Shared drawing')
  const second = await linkspan.as('Dora Designer')
  await second.goto(first.url())
  await shape(second, 'first_task').waitFor()

  const rename = async (page: Page, name: string) => {
    await shape(page, 'first_task').click()
    const field = page.getByRole('complementary', { name: 'Properties' }).getByLabel('Name', { exact: true })
    await field.fill(name)
    await field.press('Tab')
  }
  await rename(first, 'Drawn by the first')
  await first.getByText('All changes are saved (revision 2).').waitFor()
  await second.getByText(/has saved this draft/).waitFor()
  await rename(second, 'Drawn by the second')
  await second.getByText('Not saved: somebody else has saved this draft.').waitFor()
  await second.getByRole('button', { name: 'Keep mine as a new draft' }).click()
  await second.getByRole('heading', { name: 'Shared drawing (my copy)' }).waitFor()
  await second.locator('.djs-element[data-element-id="first_task"]', { hasText: 'Drawn by the' }).waitFor()
  await first.reload()
  await first.locator('.djs-element[data-element-id="first_task"]', { hasText: 'the first' }).waitFor()
})

test('two pictures begin with what both have at the same place, and so does each change that is looked at', async () => {
  const { items } = await linkspan.ask<{ items: { id: string; name: string }[] }>(
    'Dora Designer',
    'GET',
    '/drafts',
  )
  const known = items.find(({ name }) => name === 'From online signal to offline support')!.id
  const { xml } = await linkspan.ask<{ xml: string }>('Dora Designer', 'GET', `/drafts/${known}`)
  const by = (dx: number, dy: number) => (_: string, a: string, x: string, b: string, y: string) =>
    `${a}${Number(x) + dx}${b}${Number(y) + dy}`
  const at = /(<(?:dc:Bounds|di:waypoint) x=")([-\d.]+)(" y=")([-\d.]+)/g
  // All of it was moved, one step further than the rest and with another name.
  const moved = xml
    .replace(at, by(700, 450))
    .replace(/(bpmnElement="B_t1"[^>]*>\s*<dc:Bounds x=")([-\d.]+)(" y=")([-\d.]+)/, by(30, 40))
    .replace(/(<bpmn:userTask id="B_t1" name=")[^"]*/, '$1Called otherwise')
  expect(moved).toContain('Called otherwise')
  const after = await linkspan.ask<{ id: string }>('Dora Designer', 'POST', '/drafts', {
    name: 'Moved',
    variant: 'to-be',
    xml: moved,
    resources: [],
  })
  const dora = await linkspan.as('Dora Designer', {
    at: `/design/compare?from=draft:${known}&to=draft:${after.id}`,
  })
  /** How far a step stands from the corner of its picture, in both. */
  const places = (id: string) =>
    dora.locator('.compare-diagram').evaluateAll(
      (pictures, wanted) =>
        pictures.map(picture => {
          const corner = picture.querySelector('.djs-container')!.getBoundingClientRect()
          const step = picture
            .querySelector(`[data-element-id="${wanted}"] .djs-visual`)
            ?.getBoundingClientRect()
          return step === undefined ? null : [step.x - corner.x, step.y - corner.y].map(Math.round)
        }),
      id,
    )
  const bothAt = async (id: string) => {
    const [one, other] = await places(id)
    return one != null && other != null && one.every((value, at) => Math.abs(value - other[at]!) <= 1)
  }
  await expect.poll(() => bothAt('B_t2')).toBe(true)
  expect(await bothAt('B_t1')).toBe(false)
  await dora.getByRole('button', { name: /Changed: Called otherwise/ }).click()
  await expect.poll(() => bothAt('B_t1')).toBe(true)
  // The tie holds there, and a link to the change opens so.
  await dora.getByRole('button', { name: 'Larger' }).first().click()
  await expect.poll(() => bothAt('B_t1')).toBe(true)
  await dora.reload()
  await expect.poll(() => bothAt('B_t1')).toBe(true)
  expect(await bothAt('B_t2')).toBe(false)
})

test('as it is and as it shall be are compared in words and figures', async () => {
  const dora = await linkspan.as('Dora Designer', { at: '/design/compare' })
  await dora.getByLabel('Before').selectOption({ label: 'Offline referral as it works today, Draft (AS-IS)' })
  await dora
    .getByLabel('After')
    .selectOption({ label: 'From online signal to offline support, Draft (TO-BE)' })
  await dora.getByText(/Adds \d+ steps, removes \d+/).waitFor()
  // What is moved or enlarged in one picture is in the other too, until the tie is loosened.
  const views = () =>
    dora
      .locator('.compare-diagram .djs-container g.viewport')
      .evaluateAll(all => all.map(one => one.getAttribute('transform')!))
  /** How much the second is larger, further to the right and further down, in units of the drawing. */
  const apart = async () => {
    const [one, other] = (await views()).map(view => view.match(/-?[\d.]+/g)!.map(Number))
    const scale = one![0]!
    return [other![0]! / scale, (other![4]! - one![4]!) / scale, (other![5]! - one![5]!) / scale].map(
      Math.round,
    )
  }
  const larger = dora.getByRole('button', { name: 'Larger' })
  await expect.poll(() => larger.count()).toBe(2)
  await expect.poll(async () => (await apart())[0]).toBe(1)
  const distance = await apart()
  const [begun] = await views()
  await larger.nth(1).click()
  await expect.poll(async () => (await views())[0]).not.toBe(begun)
  await expect.poll(apart).toEqual(distance)
  const [, enlarged] = await views()
  await dora.locator('.compare-diagram .djs-container').first().hover()
  await dora.mouse.wheel(90, 60)
  await expect.poll(async () => (await views())[1]).not.toBe(enlarged)
  await expect.poll(apart).toEqual(distance)
  await dora.getByLabel('Move both pictures together').uncheck()
  const [, still] = await views()
  await larger.first().click()
  await expect.poll(async () => (await views())[0]).not.toBe(still)
  expect((await views())[1]).toBe(still)
  await dora
    .getByRole('region', { name: 'Differences' })
    .getByRole('button', { name: /Added:/ })
    .first()
    .click()
  expect(new URL(dora.url()).searchParams.get('change')).not.toBeNull()
  // Its address leads whoever gets it to the same change, on a telephone too.
  const reader = await linkspan.as('Dora Designer', { at: dora.url().slice(linkspan.url.length), width: 390 })
  const chosen = reader.locator('.change[aria-current]')
  await expect.poll(() => inSight(chosen), { timeout: 60_000 }).toBe(true)
  expect(await chosen.textContent()).toBe(await dora.locator('.change[aria-current]').textContent())
  await dora.getByRole('rowheader', { name: 'Hand-overs between lanes' }).waitFor()
  // On paper nothing is chosen, and what is compared is said.
  await dora.emulateMedia({ media: 'print' })
  await dora.getByText('After: From online signal to offline support, Draft (TO-BE)').waitFor()
  // Who reads Dutch finds the steps under their Dutch names, in the list as in the pictures.
  await reader.evaluate(() => localStorage.setItem('linkspan.language', 'nl'))
  await reader.reload()
  const dutch = reader.getByRole('region', { name: 'Verschillen' })
  await dutch
    .getByRole('button', { name: /Toegevoegd: Aard van het signaal voorstellen/ })
    .first()
    .waitFor()
})
