// The designers of forms and decisions in the editor of a draft: what is drawn arrives in the files, and what they do not
// know of a form or a decision stays in it.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bpmnWords } from '../../modeller/canvas/words/bpmn.ts'
import { dmnWords } from '../../modeller/canvas/words/dmn.ts'
import { formWords } from '../../modeller/canvas/words/forms.ts'
import type { Words } from '../../modeller/canvas/words/speaking.ts'
import { decision, dmn, table } from '../engine/dmn/support.ts'
import { bpmn } from '../support/bpmn.ts'
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
})

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
  // Beside it stands the form as people will see it, in each language, whatever the page speaks.
  const preview = page.getByRole('region', { name: 'As people will see it' })
  await preview.getByLabel('How did the signal arrive?').waitFor()
  const { label_nl, label_fr } = before.components.find(
    ({ label }: { label?: string }) => label === 'How did the signal arrive?',
  ).properties
  for (const [language, label, done] of [
    ['Nederlands', label_nl, 'Afronden'],
    ['Français', label_fr.replace(' ?', '\u00a0?'), 'Terminer'],
  ]) {
    await preview.getByLabel('Language').selectOption({ label: language })
    await preview.getByLabel(label, { exact: true }).waitFor()
    await preview.getByRole('button', { name: done }).waitFor()
  }
  const designer = page.getByRole('region', { name: 'Form designer' })
  await designer.getByText('How did the signal arrive?').first().waitFor()
  // Its own rules would take the ring off what has the focus.
  const search = designer.getByPlaceholder('Search components')
  await search.focus()
  await expect.poll(() => search.evaluate(field => getComputedStyle(field).outlineStyle)).toBe('solid')
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

test('the form as people will see it stands beside its designer, as wide as one wants, and below it on a tablet', async () => {
  await open('forms')
  const designer = page.getByRole('region', { name: 'Form designer' })
  const preview = page.getByRole('region', { name: 'As people will see it' })
  const field = designer.locator('.fjs-form-field').first()
  await designer.getByText('How did the signal arrive?').first().waitFor()
  const boxes = async () =>
    (await Promise.all([designer, preview, field].map(one => one.boundingBox()))).map(box => box!)
  for (const width of [2560, 1440, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const [drawn, shown, one] = await boxes()
    expect(shown!.x).toBeGreaterThan(drawn!.x + drawn!.width)
    expect(shown!.x + shown!.width).toBeLessThanOrEqual(width)
    expect(shown!.y).toBe(drawn!.y)
    // Nothing of the designer is out of sight to the right, and a field can be read in it.
    expect(await designer.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    expect(one!.width).toBeGreaterThan(200)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  const [, before, narrow] = await boxes()
  const divider = page.getByRole('separator', { name: 'Width of the form as people will see it' })
  await divider.press('ArrowLeft')
  await expect.poll(async () => (await boxes())[1]!.width).toBeGreaterThan(before!.width)
  await divider.press('End')
  await expect.poll(async () => (await boxes())[1]!.width).toBeLessThan(before!.width)
  const line = (await divider.boundingBox())!
  const [x, y] = [line.x + line.width / 2, line.y + line.height / 2]
  // It is drawn with the mouse, and a press that draws nothing does as well.
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 300, y, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('50')
  await divider.click()
  await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('25')
  await page.getByRole('button', { name: 'Fields to choose from' }).click()
  await page.getByRole('button', { name: 'Panel of the field' }).click()
  await expect.poll(async () => (await boxes())[2]!.width).toBeGreaterThan(narrow!.width + 300)
  // So it stays for the next form, and the next day.
  await page.reload()
  await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('25')
  expect(await designer.getByPlaceholder('Search components').isVisible()).toBe(false)
  await page.evaluate(() => localStorage.clear())
  await page.setViewportSize({ width: 1024, height: 900 })
  await expect.poll(async () => (await boxes())[1]!.y).toBeGreaterThan((await boxes())[0]!.y)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('a draft that was opened at its forms shows its drawing when it is turned to', async () => {
  await open('forms')
  await page.getByRole('region', { name: 'Form designer' }).waitFor()
  await page.getByRole('link', { name: 'Draw', exact: true }).click()
  await page.getByRole('heading', { name: 'Whole drawing' }).waitFor()
  expect(await page.getByText('This drawing cannot be shown.').count()).toBe(0)
})

test('a trial of a decision asks for what the decisions before it look at, and shows which rules of each fire', async () => {
  const content = dmn(
    decision('Season', table('U month => season\n< 4 => "winter"\n>= 4 => "summer"')),
    decision('Dish', table('U Season => dish\n"winter" => "soup"\n"summer" => "salad"'), {
      decisions: ['Season'],
    }),
  )
  const { xml } = await linkspan.ask<{ xml: string }>('Dora Designer', 'GET', `/drafts/${draft}`)
  const wish = { name: 'Cooking', variant: 'to-be', xml, resources: [{ name: 'dish.dmn', content }] }
  const { id } = await linkspan.ask<{ id: string }>('Dora Designer', 'POST', '/drafts', wish)
  await page.goto(`${linkspan.url}/design/drafts/${id}/decisions`)
  const tableOf = (name: string) =>
    page.locator('section.card').filter({ has: page.getByRole('heading', { name, exact: true }) })
  const dish = tableOf('Dish')
  await dish.getByLabel('month', { exact: true }).fill('2')
  await expect.poll(() => dish.locator('.trial-fields').getByRole('textbox').count()).toBe(1)
  await dish.getByRole('button', { name: 'See which rules fire' }).click()
  await dish.getByText('It suggests: soup').waitFor()
  for (const name of ['Season', 'Dish'])
    await tableOf(name).getByRole('row').filter({ hasText: 'fires' }).waitFor()
  await dish.getByLabel('month', { exact: true }).fill('7')
  await dish.getByLabel('month', { exact: true }).press('Enter')
  await dish.getByText('It suggests: salad').waitFor()
})

test('a model that another version holds is found and taken over, and the trial asks for what it looks at', async () => {
  const season = dmn(decision('Season', table('U month => season\n"early" => "winter"\n"late" => "summer"')))
    .replace('urn:linkspan:test', 'urn:season')
    .replace('<input ', '<input label="Month of the year" ')
  const dish = dmn(
    '<import name="year" namespace="urn:season" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>',
    decision('Dish', table('U year.Season => dish\n"winter" => "soup"\n"summer" => "salad"')).replace(
      '<decisionTable',
      '<informationRequirement><requiredDecision href="urn:season#Season"/></informationRequirement><decisionTable',
    ),
  )
  const cook = bpmn('s(start) > cook(rule) > e(end)').replace(
    '<bpmn:businessRuleTask id="cook"/>',
    '<bpmn:businessRuleTask id="cook" name="Cook"><bpmn:extensionElements><zeebe:calledDecision decisionId="Dish" resultVariable="dish"/></bpmn:extensionElements></bpmn:businessRuleTask>',
  )
  await linkspan.ask('Dora Designer', 'POST', '/deployments', {
    resources: [
      { name: 'year.bpmn', content: bpmn('s(start) > e(end)').replaceAll('id="p"', 'id="year"') },
      { name: 'season.dmn', content: season },
    ],
  })
  const { id } = await linkspan.ask<{ id: string }>('Dora Designer', 'POST', '/drafts', {
    name: 'Cooking by the year',
    variant: 'to-be',
    xml: cook,
    resources: [],
  })
  // Said where the drawing is tried, and nothing that is deployed holds it.
  await page.goto(`${linkspan.url}/design/drafts/${id}/try`)
  await page.getByText('The step “Cook” calls the decision “Dish”.').waitFor()
  await page.getByText('No deployed version holds it').waitFor()
  await page.getByRole('link', { name: 'Decisions', exact: true }).click()
  await page
    .locator('input[accept=".dmn"]')
    .setInputFiles({ name: 'dish.dmn', mimeType: 'application/xml', buffer: Buffer.from(dish) })
  await page.getByText('dish.dmn imports the model “urn:season”.').waitFor()
  await page.getByRole('button', { name: /^Take season.dmn from / }).click()
  await page.getByText('This draft needs decision models').waitFor({ state: 'detached' })
  // It lies in another file, and what it gives is worked out.
  await page.getByLabel('Month of the year', { exact: true }).fill('early')
  expect(await page.locator('.trial-fields').getByRole('textbox').count()).toBe(1)
  await page.getByRole('button', { name: 'See which rules fire' }).click()
  await page.getByText('It suggests: soup').waitFor()
  await page.getByRole('link', { name: 'Try', exact: true }).click()
  await page.getByText('Where shall it begin?').waitFor()
  expect(await page.getByText('calls the decision').count()).toBe(0)
})

test('a table says its words in other languages, and its trial speaks them and those of the forms', async () => {
  const content = dmn(
    decision('Season', table('U month => season\n"early" => "winter"\n"late" => "summer"')),
  ).replace('<input ', '<input label="Month of the year" ')
  const form = JSON.stringify({
    id: 'ask',
    type: 'default',
    components: [
      { type: 'textfield', key: 'month', label: 'Month', properties: { label_nl: 'Welke maand?' } },
    ],
  })
  const { xml } = await linkspan.ask<{ xml: string }>('Dora Designer', 'GET', `/drafts/${draft}`)
  const { id } = await linkspan.ask<{ id: string }>('Dora Designer', 'POST', '/drafts', {
    name: 'Seasons',
    variant: 'to-be',
    xml,
    resources: [
      { name: 'season.dmn', content },
      { name: 'ask.form.json', content: form },
    ],
  })
  const kept = async () => {
    const read: Draft = await page.evaluate(async one => (await fetch(`/api/v1/drafts/${one}`)).json(), id)
    return read.resources.find(({ name }) => name === 'season.dmn')!.content
  }
  await page.goto(`${linkspan.url}/design/drafts/${id}/decisions`)
  await page.getByText('In other languages').click()
  const say = async (part: string, language: string, words: string) => {
    const field = page.getByLabel(`${part}: ${language}`, { exact: true })
    await field.fill(words)
    await field.press('Tab')
  }
  await say('Season', 'Nederlands', 'Seizoen')
  await say('winter', 'Nederlands', 'hartje winter')
  await say('winter', 'English', 'the cold half')
  await say('summer', 'Français', 'été')
  await say('summer', 'Français', '')
  await save()
  // Where DMN has extensions, and nothing is left of what was taken back.
  const saved = await kept()
  expect(saved.match(/(?<=<gov:translation ).*?(?=\/>)/g)).toEqual([
    'lang="nl" text="Seizoen"',
    'lang="nl" text="hartje winter" value="winter"',
    'lang="en" text="the cold half" value="winter"',
  ])
  // The modeller keeps what it does not know.
  await page.getByRole('button', { name: /Open in the modeller/ }).click()
  await page.getByLabel('Show').selectOption({ index: 1 })
  await page.getByLabel('Hit policy', { exact: true }).click()
  await page.locator('.dms-select-options .option', { hasText: 'Any' }).click()
  await save()
  expect(await kept()).toMatch(/hitPolicy="ANY"/)
  await page.getByRole('button', { name: 'Back to simple tables' }).click()
  await page.getByLabel('Month', { exact: true }).fill('early')
  await page.getByRole('button', { name: 'See which rules fire' }).click()
  await page.getByText('It suggests: the cold half').waitFor()
  await page.evaluate(() => localStorage.setItem('linkspan.language', 'nl'))
  await page.reload()
  await page.getByLabel('Welke maand?', { exact: true }).fill('early')
  await page.getByRole('button', { name: 'Kijken welke regels passen' }).click()
  await page.getByText('hartje winter').last().waitFor()
  await page.evaluate(() => localStorage.setItem('linkspan.language', 'en'))
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

describe.each(['nl', 'fr'] as const)('in %s', language => {
  const index = language === 'nl' ? 0 : 1
  /** What is said and named within these elements: texts, tooltips, names, placeholders. */
  const saidIn = (selector: string) =>
    page.evaluate(within => {
      const said = new Set<string>()
      for (const root of document.querySelectorAll(within)) {
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        for (let node = walk.nextNode(); node; node = walk.nextNode()) said.add(node.textContent!.trim())
        for (const one of [root, ...root.querySelectorAll('*')])
          for (const name of ['title', 'aria-label', 'placeholder']) said.add(one.getAttribute(name) ?? '')
      }
      said.delete('')
      return [...said]
    }, selector)
  /** Waits until something is said there, and none of it is an English word that we say in another way. */
  const expectOurs = async (selector: string, words: Words, atLeast: number) => {
    await expect.poll(async () => (await saidIn(selector)).length).toBeGreaterThanOrEqual(atLeast)
    const english = (said: string[]) =>
      said.filter(text => Object.hasOwn(words, text) && words[text]![index] !== text)
    await expect.poll(async () => english(await saidIn(selector))).toEqual([])
  }

  test('palette, context pad and menus of the board have no English word left', async () => {
    await page.evaluate(name => localStorage.setItem('linkspan.language', name), language)
    await open('')
    await page.locator('.djs-element[data-element-id="B_t1"] .djs-hit').first().click()
    await expectOurs('.djs-palette .entry', bpmnWords, 14)
    await expectOurs('.djs-context-pad.open .entry', bpmnWords, 6)
    const ours = new Set(Object.values(bpmnWords).map(texts => texts[index]))
    for (const [opener, many] of [
      ['.djs-context-pad.open [data-action="replace"]', 8],
      ['.djs-context-pad.open [data-action="append"]', 40],
      ['.djs-palette [data-action="create"]', 40],
    ] as const) {
      await page.locator(opener).click()
      await expectOurs('.djs-popup', bpmnWords, many)
      // The blocks are ours already; everything else comes from the dictionary.
      const labels = await page
        .locator('.djs-popup [data-group]:not([data-group="linkspan-blocks"]) .djs-popup-label')
        .allTextContents()
      expect(labels.filter(label => !ours.has(label))).toEqual([])
      await page.keyboard.press('Escape')
      await page.locator('.djs-popup').waitFor({ state: 'hidden' })
    }
  })

  test('neither have the decision table, its menu and the requirement graph', async () => {
    await open('decisions')
    await page.locator('.designer-switch button').click()
    await page.locator('.designer .dmn-definitions').waitFor()
    await expectOurs('.designer', dmnWords, 4)
    await page.locator('.designer .djs-shape .djs-hit').first().click()
    await expectOurs('.designer .djs-palette, .designer .djs-context-pad', dmnWords, 10)
    await page
      .locator('.designer')
      .locator('xpath=preceding-sibling::*[1]//select')
      .selectOption({ index: 1 })
    await page.locator('.designer .hit-policy').waitFor()
    await page.locator('.designer .tjs-table td.input-cell').first().click({ button: 'right' })
    await page.locator('.context-menu').waitFor()
    await expectOurs('.designer', dmnWords, 20)
    await page.keyboard.press('Escape')
  })

  test('neither have palette and panel of the form designer, whatever field is chosen', async () => {
    await open('forms')
    await page.locator('.fjs-palette-field').first().waitFor()
    const press = (selector: string) =>
      page.evaluate(pressed => {
        for (const one of document.querySelectorAll<HTMLElement>(pressed)) one.click()
      }, selector)
    // A choice, a text and a long text say most of what the panel knows.
    for (const field of ['reporter_role', 'reporter_contact', 'what_was_seen']) {
      await press(`.designer .fjs-element[data-id="Field_F_B1_${field}"]`)
      await page.locator('.bio-properties-panel-group-header').nth(3).waitFor()
      await press('.bio-properties-panel-group-header:not(.open)')
      await expectOurs('.fjs-palette-container, .fjs-properties-container, .fjs-context-pad', formWords, 60)
    }
    await page.locator('.fjs-palette-field', { hasText: formWords['Text field']![index] }).waitFor()
  })
})

test('neither reports anything amiss', () => {
  expect(linkspan.errors).toEqual([])
})
