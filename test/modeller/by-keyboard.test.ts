// A whole process is built, said and deployed with the keyboard alone: every control is reached by Tab and used by keys.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings } from '../support/axe.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let page: Page

beforeAll(async () => {
  linkspan = await openLinkspan()
  page = await linkspan.as('Dora Designer', { width: 1440 })
})

afterAll(() => linkspan?.close())

const focused = (locator: Locator) => locator.evaluate(element => element === document.activeElement)

/** Presses Tab until the control has the focus: it fails where that can never be. */
async function reach(locator: Locator): Promise<void> {
  await locator.waitFor()
  for (let presses = 0; presses < 400; presses += 1) {
    if (await focused(locator)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${locator}.`)
}

async function press(locator: Locator): Promise<void> {
  await reach(locator)
  await page.keyboard.press('Enter')
}

async function write(locator: Locator, text: string): Promise<void> {
  await reach(locator)
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Tab')
}

/** A choice is made by typing its first letters, as the browser offers it. */
async function choose(locator: Locator, label: string): Promise<void> {
  await reach(locator)
  await page.keyboard.type(label)
  await expect
    .poll(() => locator.evaluate(select => (select as HTMLSelectElement).selectedOptions[0]?.label))
    .toBe(label)
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const panel = () => page.getByRole('complementary', { name: 'Properties' })

/** Opens a dialog of the outline, makes its choice where it has one, and writes the name with which it ends. */
async function ask(opener: string, choice: readonly [label: string, chosen: string] | null, name: string) {
  await press(button(opener))
  if (choice !== null) await choose(dialog().getByLabel(choice[0]), choice[1])
  await reach(dialog().getByRole('textbox'))
  await page.keyboard.insertText(name)
  await page.keyboard.press('Enter')
}

async function add(after: string, kind: string, name: string): Promise<void> {
  await ask(`Add a step after “${after}”`, ['What kind of step', kind], name)
  await told(`“${name}” stands after “${after}”.`)
}

const told = (sentence: string) => page.getByText(sentence).first().waitFor()

async function newProcess(name: string): Promise<void> {
  await page.goto(`${linkspan.url}/design`)
  await press(button('New process'))
  await write(dialog().getByLabel('Name'), name)
  await press(dialog().getByRole('button', { name: 'Create' }))
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await reach(page.getByRole('tab', { name: /^Check/ }))
  await page.keyboard.press('ArrowRight')
}

const saved = () =>
  page.evaluate(
    async id => ((await (await fetch(`/api/v1/drafts/${id}`)).json()) as { xml: string }).xml,
    new URL(page.url()).pathname.split('/')[3]!,
  )

/** Goes from a line of the outline to the panel, and back with Escape; a way is called by what was said of it. */
async function say(line: string, inPanel: () => Promise<void>, nowCalled = line): Promise<void> {
  const from = button(`Properties of “${line}”`)
  await press(from)
  await expect.poll(() => focused(panel().getByRole('tab', { selected: true }))).toBe(true)
  await inPanel()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(button(`Properties of “${nowCalled}”`))).toBe(true)
}

test('a process with a choice, conditions, a deadline and a building block', {
  timeout: 240_000,
}, async () => {
  await newProcess('Lend a bicycle')

  await add('First step', 'choice', 'Is one free?')
  await add('Is one free?', 'end', 'None is free')
  await add('First step', 'event at a step, timer', 'It takes too long')
  await add('It takes too long', 'end, ends everything', 'Given up')

  await say(
    'Is one free? → It ends',
    async () => {
      await write(panel().getByLabel('Name', { exact: true }), 'yes')
      await write(panel().getByRole('textbox', { name: 'Condition', exact: true }), '=free = "yes"')
    },
    'Is one free? → yes',
  )
  await say('Is one free? → None is free', async () => {
    await reach(panel().getByLabel('Taken when no other condition is met'))
    await page.keyboard.press('Space')
    await expect.poll(() => panel().getByLabel('Taken when no other condition is met').isChecked()).toBe(true)
  })
  await say('It takes too long', () => write(panel().getByLabel('When', { exact: true }), 'P3D'))

  await press(button('Change the kind of “None is free”'))
  await choose(dialog().getByLabel('What kind of step'), 'end, signal')
  await press(dialog().getByRole('button', { name: 'Kind' }))
  await page.getByText('“None is free” is now: end, signal.').first().waitFor()
  await say('None is free', () => write(panel().getByLabel('Name of the signal'), 'no bicycle'))

  await press(button('Add a step after “First step”'))
  await choose(dialog().getByLabel('What kind of step'), 'Building blocks: Decide with a reason')
  await press(dialog().getByRole('button', { name: 'Add' }))
  await page.getByText('Building block “Decide with a reason” stands after “First step”.').first().waitFor()
  expect(await findings(page)).toEqual([])

  await reach(page.getByRole('tab', { name: 'Outline in words' }))
  await page.keyboard.press('ArrowLeft')
  await page.getByText('Nothing found: the drawing can be deployed.').waitFor()
  await press(button('Deploy…'))
  await write(dialog().getByLabel('Note'), 'Built by keyboard')
  await press(dialog().getByRole('button', { name: 'Deploy…' }))
  await page.getByText('Deployed: Lend a bicycle 1.').waitFor()

  const xml = await saved()
  for (const said of ['=free = "yes"', 'P3D', 'name="no bicycle"', 'block="decide-with-reason"'])
    expect(xml.replaceAll('&#34;', '"')).toContain(said)
  expect(xml).toMatch(/<bpmn:boundaryEvent [^>]*attachedToRef="first_task"/)
  expect(linkspan.errors).toEqual([])
})

test('two pools with lanes, data and a message between them', { timeout: 240_000 }, async () => {
  await newProcess('Repair a bicycle')

  await ask('Put the process into a pool', null, 'Workshop')
  await told('“Workshop” is drawn.')
  await ask('Add a pool', ['What kind of pool', 'pool with steps'], 'Owner')
  await told('“Owner” is drawn.')
  for (const lane of ['Front desk', 'Mechanics']) {
    await ask('Add a lane to “Workshop”', null, lane)
    await told(`“${lane}” is drawn.`)
  }
  await press(button('Put “First step” into a lane'))
  await choose(dialog().getByLabel('Which lane'), 'Mechanics')
  await press(dialog().getByRole('button', { name: 'Lane' }))
  await told('“First step” is in the lane “Mechanics”.')

  await ask('Add the first step in “Owner”', null, 'It is broken')
  await told('“It is broken” is drawn.')
  await add('It is broken', 'send task', 'Bring it')
  await ask('Connect “Bring it” to…', ['To what', '2 First step (message flow)'], 'Order')
  await told('“Bring it” is connected.')

  await add('First step', 'data', 'Repair sheet')
  await page.getByText('written by “First step”').waitFor()
  await press(button('Undo'))
  await button('Rename “Repair sheet”').waitFor({ state: 'detached' })
  await press(button('Redo'))
  await button('Rename “Repair sheet”').waitFor()

  await expect.poll(saved, { timeout: 60_000 }).toContain('name="Repair sheet"')
  const xml = await saved()
  const shown = (pattern: RegExp) => [...xml.matchAll(pattern)].map(([, name]) => name)
  expect(shown(/<bpmn:participant [^>]*name="([^"]*)"/g)).toEqual(['Workshop', 'Owner'])
  expect(shown(/<bpmn:lane [^>]*name="([^"]*)"/g)).toEqual(['Front desk', 'Mechanics'])
  expect(xml).toMatch(/name="Mechanics">\s*<bpmn:flowNodeRef>first_task</)
  expect(xml).toMatch(/<bpmn:messageFlow [^>]*name="Order" [^>]*targetRef="first_task"/)
  expect(xml).toMatch(/<bpmn:dataOutputAssociation /)
  const [workshop, owner] = [
    ...xml.matchAll(/bpmnElement="Participant_[^>]*>\s*<dc:Bounds [^>]*y="(-?\d+)"[^>]*height="(\d+)"/g),
  ]
  expect(Number(owner![1])).toBeGreaterThanOrEqual(Number(workshop![1]) + Number(workshop![2]))
  expect(await findings(page)).toEqual([])
  expect(linkspan.errors).toEqual([])
})
