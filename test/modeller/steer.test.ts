// A case that stands at the wrong step is moved by hand, and cases go to another version: chosen on the drawing or by
// the keyboard alone, looked at before it is done, refused at the element that it is about.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layOut } from '../../modeller/drawing/lay-out.ts'
import { findings, tooWide } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

const PATIENCE = { timeout: 60_000 }

let linkspan: Linkspan
let cleo: Page

const deploy = async (text: string): Promise<string> => {
  const named = bpmn(text).replace(/<((?:bpmn:)?\w+Task) id="(\w+)"/g, '<$1 id="$2" name="$2"')
  const content = await layOut(named)
  const { definitions } = await linkspan.ask<{ definitions: { key: string }[] }>(
    'Dora Designer',
    'POST',
    '/deployments',
    { resources: [{ name: 'p.bpmn', content }] },
  )
  return definitions[0]!.key
}

const ask = <Answer>(path: string, body: object) =>
  linkspan.ask<Answer>('Cleo Coordinator', 'POST', path, body)

const begin = async (processDefinitionKey: string) =>
  (
    await ask<{ instance: { key: string; number: number } }>('/process-instances', {
      processDefinitionKey,
    })
  ).instance

const shape = (page: Page, side: number, id: string) =>
  page.locator('.diagram').nth(side).locator(`.djs-element[data-element-id="${id}"] .djs-hit`).first()

/** Walks on with the key Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, focused: (active: Element) => boolean): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`(${focused})(document.activeElement)`)) return
  }
  throw new Error('The key Tab does not lead there.')
}

let first: string
let second: string

beforeAll(async () => {
  linkspan = await openLinkspan()
  cleo = await linkspan.as('Cleo Coordinator', { width: 1440 })
  first = await deploy(
    's(start) > a(user) > b(user) > g(exclusive) > e(end) ; g > c(user) > e ; t(boundary on=a timer=PT1H) > late(end)',
  )
  second = await deploy('s(start) > look(user) > b(service job=b) > c(user) > e(end)')
})

afterAll(async () => {
  await linkspan?.close()
})

test(
  'a step is ended and another begun on the drawing, looked at first, and the trail keeps why',
  PATIENCE,
  async () => {
    const { key, number } = await begin(first)
    await cleo.goto(`${linkspan.url}/cases/${key}`)
    await cleo.getByRole('link', { name: 'Move by hand…' }).click()
    await shape(cleo, 0, 'a').click()
    await shape(cleo, 0, 'c').click()
    await expect.poll(() => cleo.getByRole('checkbox', { name: /^End “a”/ }).isChecked()).toBe(true)
    await cleo.getByText('+ c', { exact: true }).waitFor()
    await shape(cleo, 0, 't').click()
    await cleo.getByText('is begun by its event, not by hand.').waitFor()
    await expect.poll(() => cleo.locator('.djs-element.mark-removed[data-element-id="a"]').count()).toBe(1)

    const doIt = cleo.getByRole('button', { name: 'Move the case' })
    await cleo.getByText('Look first at what would happen.').waitFor()
    await expect.poll(() => doIt.isDisabled()).toBe(true)
    await cleo.getByRole('button', { name: 'Show what would happen' }).click()
    const foreseen = cleo.getByRole('region', { name: 'What would happen' })
    await foreseen.getByText('Ends: a').waitFor()
    await foreseen.getByText('The case then stands at: c').waitFor()
    await foreseen.locator('.djs-element.mark-now[data-element-id="c"]').waitFor()
    await expect.poll(() => foreseen.locator('.djs-element.mark-now[data-element-id="a"]').count()).toBe(0)
    expect(await findings(cleo)).toEqual([])

    // What was shown does not hold for another choice.
    await shape(cleo, 0, 'b').click()
    await expect.poll(() => foreseen.count()).toBe(0)
    await shape(cleo, 0, 'b').click()
    await foreseen.waitFor()
    await doIt.click()
    await cleo.getByText('Say why; the trail keeps it.').waitFor()
    await cleo.getByLabel('Reason').fill('It was answered by phone.')
    await doIt.click()
    await cleo.getByText(`Case ${number} is moved.`).waitFor()
    await cleo.getByRole('region', { name: 'Steps of this case' }).getByRole('link', { name: 'c' }).waitFor()
    const trail = await cleo.evaluate(
      async key => (await fetch(`/api/v1/process-instances/${key}/trail`)).text(),
      key,
    )
    expect(trail).toContain('It was answered by phone.')
  },
)

test('a case is moved by the keyboard alone, and told something', PATIENCE, async () => {
  const { key, number } = await begin(first)
  await cleo.goto(`${linkspan.url}/cases/${key}/modify`)
  await cleo.getByRole('checkbox', { name: /^End “a”/ }).waitFor()
  await tabTo(cleo, active => active.matches('input[type=checkbox]'))
  await cleo.keyboard.press('Space')
  await tabTo(cleo, active => active.matches('select'))
  await cleo.keyboard.type('b ')
  await cleo.getByText('+ b', { exact: true }).waitFor()
  await tabTo(cleo, active => active.textContent === 'Add a value')
  await cleo.keyboard.press('Enter')
  await cleo.getByLabel('Name 1').focus()
  await cleo.keyboard.type('answered')
  await cleo.keyboard.press('Tab')
  await cleo.keyboard.type('true')
  await tabTo(cleo, active => active.textContent === 'Show what would happen')
  await cleo.keyboard.press('Enter')
  await cleo.getByText('The case then stands at: b').waitFor()
  // The reader is led to what would happen.
  await expect.poll(() => cleo.evaluate(() => document.activeElement?.textContent)).toBe('What would happen')
  await tabTo(cleo, active => active.matches('textarea'))
  await cleo.keyboard.type('Agreed with the team.')
  await tabTo(cleo, active => active.textContent === 'Move the case')
  await cleo.keyboard.press('Enter')
  await cleo.getByText(`Case ${number} is moved.`).waitFor()
  await cleo.getByText('answered', { exact: true }).waitFor()
})

test('a case on hold is not moved, and the page says why', PATIENCE, async () => {
  const { key } = await begin(first)
  await ask(`/process-instances/${key}/suspension`, { reason: 'waits' })
  await cleo.goto(`${linkspan.url}/cases/${key}/modify`)
  await cleo.getByText('The case is on hold. Resume it first; then it can be moved.').waitFor()
  await expect.poll(() => cleo.getByRole('button', { name: 'Move the case' }).count()).toBe(0)
})

test(
  'one case goes to another version: refused at its element, paired on the two drawings, then done',
  PATIENCE,
  async () => {
    const { key } = await begin(first)
    await cleo.goto(`${linkspan.url}/cases/${key}`)
    await cleo.getByRole('link', { name: 'Other version…' }).click()
    const place = cleo.getByLabel('“a” goes to')
    await place.waitFor()
    await expect.poll(() => place.inputValue()).toBe('')
    await cleo.getByText('The new version has no element of this id.').waitFor()
    await cleo.getByRole('button', { name: 'Show what would happen' }).click()
    const row = cleo.getByRole('row').filter({ hasText: 'user task' })
    await row.getByText('Refused for 1 case: It has no fitting place in the new version.').waitFor()
    await expect.poll(() => place.getAttribute('aria-invalid')).toBe('true')
    expect(await findings(cleo)).toEqual([])

    await shape(cleo, 0, 'a').click()
    await shape(cleo, 1, 'b').click()
    await cleo.getByText('“a” cannot become “b”: they are of different kinds.').waitFor()
    await shape(cleo, 1, 'look').click()
    await cleo.getByText('“a” goes to “look”.').waitFor()
    await expect.poll(() => place.inputValue()).toBe('look')
    // Both wear the same number.
    await expect.poll(() => cleo.locator('.badge').allTextContents()).toEqual(['1 ✎', '1 ✎'])
    await cleo.getByRole('button', { name: 'Show what would happen' }).click()
    await cleo.getByText('1 of 1 case looked at can be moved.').waitFor()
    await cleo.getByLabel('Reason').fill('The new drawing is in use.')
    await cleo.getByRole('button', { name: 'Move 1 case' }).click()
    await cleo.getByText('The case now runs on version 2.').waitFor()
    await cleo.getByText('Version 2', { exact: true }).waitFor()
    const { elements } = (await cleo.evaluate(
      async key => (await fetch(`/api/v1/process-instances/${key}`)).json(),
      key,
    )) as { elements: { element: string; waiting: string | null }[] }
    expect(elements.filter(({ waiting }) => waiting !== null)).toMatchObject([{ element: 'look' }])
  },
)

test(
  'chosen cases go there together by the keyboard alone; what does not fit is told before',
  PATIENCE,
  async () => {
    const cases = [await begin(first), await begin(first), await begin(first)]
    const [, , last] = cases
    await ask(`/process-instances/${last!.key}/modification`, {
      terminate: [],
      activate: [{ element: 'b' }],
      reason: 'also there',
    })
    await cleo.goto(`${linkspan.url}/cases/all`)
    for (const { number } of cases) {
      await cleo.getByRole('checkbox', { name: `Choose case ${number}`, exact: true }).focus()
      await cleo.keyboard.press('Space')
    }
    await cleo.getByRole('link', { name: 'Move 3 to another version…' }).focus()
    await cleo.keyboard.press('Enter')
    await cleo.getByText('3 chosen cases of').waitFor()
    const place = cleo.getByLabel('“a” goes to')
    await place.focus()
    await cleo.keyboard.type('look')
    await expect.poll(() => place.inputValue()).toBe('look')
    await tabTo(cleo, active => active.textContent === 'Show what would happen')
    await cleo.keyboard.press('Enter')
    await cleo.getByText('2 of 3 cases looked at can be moved.').waitFor()
    await cleo.getByText('Refused for 1 case: It has no fitting place in the new version.').waitFor()
    await tabTo(cleo, active => active.matches('textarea'))
    await cleo.keyboard.type('The new drawing is in use.')
    await tabTo(cleo, active => active.textContent === 'Move 2 cases')
    await cleo.keyboard.press('Enter')
    await cleo.getByText('2 of 3 done, 1 not done.', { exact: true }).waitFor()
    expect(await findings(cleo)).toEqual([])
  },
)

test('cases of several versions are not moved together, and the button says why', PATIENCE, async () => {
  const cases = [await begin(first), await begin(second)]
  await cleo.goto(`${linkspan.url}/cases/all`)
  for (const { number } of cases)
    await cleo.getByRole('checkbox', { name: `Choose case ${number}`, exact: true }).check()
  await cleo.getByText('Choose live cases of one version.').waitFor()
})

test.each([
  [390, true],
  [1440, false],
] as const)('nothing stands in the way of anybody at %i px', PATIENCE, async (width, dark) => {
  const page = await linkspan.as('Cleo Coordinator', { width, dark })
  const { key } = await begin(first)
  for (const path of [`cases/${key}/modify`, `cases/migrate?from=${first}&cases=${key}`, 'cases/all']) {
    await page.goto(`${linkspan.url}/${path}`)
    await page
      .locator(path === 'cases/all' ? 'table' : '.djs-shape')
      .first()
      .waitFor()
    expect(await findings(page)).toEqual([])
    expect(await tooWide(page)).toBe(0)
  }
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
