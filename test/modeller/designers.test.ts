// The designers of forms and decisions in the editor of a draft: what is drawn arrives in the files, and what they do not
// know of a form or a decision stays in it.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let page: Page
let draft: string

type Draft = { readonly resources: readonly { readonly name: string; readonly content: string }[] }

beforeAll(async () => {
  linkspan = await openLinkspan()
  page = await linkspan.as('Dora Designer', { width: 1440 })
  const drafts = await page.evaluate(async () => (await (await fetch('/api/v1/drafts')).json()).items)
  draft = drafts.find(({ name }: { name: string }) => name === 'From online signal to offline support').id
}, 120_000)

afterAll(() => linkspan.close())

const open = (tab: string) => page.goto(`${linkspan.url}/design/drafts/${draft}/${tab}`)
const files = async () => {
  const read: Draft = await page.evaluate(async id => (await fetch(`/api/v1/drafts/${id}`)).json(), draft)
  return new Map(read.resources.map(({ name, content }) => [name, content]))
}
/** A draft saves itself; whoever presses the button need not wait for it. */
const save = async () => {
  await page.getByText('Changed; it saves itself in a moment.').waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText(/All changes are saved/).waitFor()
}

/** The licence asks that nothing lies over the mark. */
async function isMarkSeen(): Promise<boolean> {
  return page.evaluate(() => {
    const mark = [...document.querySelectorAll('.designer .bjs-powered-by')].find(
      one => one.getBoundingClientRect().width > 0,
    )
    mark?.scrollIntoView({ block: 'center' })
    const box = mark?.getBoundingClientRect()
    if (!mark || !box || box.width === 0) return false
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return top !== null && (mark.contains(top) || top.contains(mark))
  })
}

test('opening a form in the designer changes nothing; a new field arrives in the form, beside its languages', async () => {
  await open('forms')
  const before = JSON.parse((await files()).get('F-B1.form.json')!)
  const designer = page.getByRole('region', { name: 'Form designer' })
  await designer.getByText('How did the signal arrive?').first().waitFor()
  await expect.poll(() => page.getByText(/All changes are saved/).count()).toBe(1)
  await designer.getByTitle('Create a Text field element').press('Enter')
  await save()
  const after = JSON.parse((await files()).get('F-B1.form.json')!)
  expect(after.components).toHaveLength(before.components.length + 1)
  const known = new Map(after.components.map((one: { id: string }) => [one.id, one]))
  for (const component of before.components)
    expect(known.get(component.id)).toMatchObject({ properties: component.properties ?? {} })
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort())
})

test('a hit policy that is chosen in the modeller arrives in the file, and the mark is seen', async () => {
  await open('decisions')
  await page.getByRole('button', { name: /Open in the modeller/ }).click()
  await page.getByLabel('Show').selectOption({ index: 1 })
  const modeller = page.getByRole('region', { name: 'Decision modeller' })
  await modeller.getByText('Hit policy:').waitFor()
  expect(await isMarkSeen()).toBe(true)
  await modeller.getByLabel('Hit policy', { exact: true }).click()
  await page.locator('.dms-select-options .option', { hasText: 'Any' }).click()
  await save()
  expect((await files()).get('lawful-necessary-proportionate.dmn')).toContain('hitPolicy="ANY"')
  await page.getByRole('button', { name: 'Back to simple tables' }).click()
  await page.locator('.card .second-line', { hasText: 'ANY' }).first().waitFor()
})

test('neither reports anything amiss', () => {
  expect(linkspan.errors).toEqual([])
})
