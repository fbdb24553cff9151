// Trying a drawing in the page: what is done runs on the engine, is taken back step by step, and is kept as a scenario;
// all scenarios together show what they take, in words and on the drawing.

import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readScenario } from '../../engine/scenario/read.ts'
import { findings } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let page: Page

/** A worry is looked at; a choice; a partner's answer or a week, whichever comes first. */
const drawing = bpmn(
  's(start) > look(user) > g(exclusive) >[level > 2] ask(user) > w(event) > heard(catch message=Answer key=nr) > e(end) ; g >[default] quiet(end) ; w > week(catch timer=P7D) > late(end)',
).replaceAll(/<bpmn:(\w+(?:Task|Event|Gateway)) id="(\w+)"/g, '<bpmn:$1 id="$2" name="$2"')

beforeAll(async () => {
  linkspan = await openLinkspan()
  page = await linkspan.as('Dora Designer', { width: 1440, at: '/design' })
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'worry.bpmn', mimeType: 'application/xml', buffer: Buffer.from(drawing) })
  await page.getByRole('button', { name: 'Take it over' }).click()
  await page.getByRole('link', { name: 'Try', exact: true }).click()
})

afterAll(() => linkspan.close())

const stands = () => page.getByRole('region', { name: 'It stands here' })
const scenarios = () => page.getByRole('region', { name: 'Scenarios of this draft' })
const begin = () => stands().getByRole('button', { name: /^s \(/ }).click()
const complete = async (task: string, values = '{}') => {
  await stands().getByRole('heading', { name: task, level: 3 }).waitFor()
  await stands().getByLabel('Values (JSON)').first().fill(values)
  await stands().getByRole('button', { name: 'Complete' }).click()
}
const over = () => stands().getByText('Nothing waits any more: Closed.').waitFor()
const keep = async (name: string) => {
  await page.getByRole('button', { name: 'Keep as scenario' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep as scenario' })
  await dialog.getByLabel('Name of the scenario').fill(name)
  await dialog.getByRole('button', { name: 'Keep with the draft' }).click()
  await scenarios().getByText(name, { exact: true }).first().waitFor()
}
const marked = (mark: string, id: string) =>
  page.locator(`.djs-element.${mark}[data-element-id="${id}"]`).waitFor({ state: 'attached' })

test('what waits stands beside the picture where there is room, and what happened below it', async () => {
  const picture = page.locator('.diagram').first()
  const happened = page.getByRole('region', { name: 'What happened' })
  await stands().waitFor()
  const boxes = async () =>
    (await Promise.all([picture, stands(), happened].map(one => one.boundingBox()))).map(box => box!)
  const [wide, beside, below] = await boxes()
  expect(beside!.x).toBeGreaterThanOrEqual(wide!.x + wide!.width)
  expect(beside!.y).toBe(wide!.y)
  expect(below!.y).toBeGreaterThanOrEqual(wide!.y + wide!.height)
  // A trial is begun without a look elsewhere.
  expect((await stands().getByRole('button').first().boundingBox())!.y).toBeLessThan(900)
  await page.setViewportSize({ width: 390, height: 900 })
  const [narrow, under] = await boxes()
  expect(under!.y).toBeGreaterThanOrEqual(narrow!.y + narrow!.height)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('a run is played, taken back a step and begun again', async () => {
  await begin()
  await complete('look', '{"level": 3, "nr": "42"}')
  await stands().getByRole('heading', { name: 'ask', level: 3 }).waitFor()
  await marked('mark-now', 'ask')
  await marked('mark-done', 'look')
  await page.getByRole('button', { name: 'One step back' }).click()
  await stands().getByRole('heading', { name: 'look', level: 3 }).waitFor()
  await marked('mark-now', 'look')
  await page.getByRole('button', { name: 'Begin again' }).click()
  await stands().getByRole('heading', { name: 'Where shall it begin?' }).waitFor()
})

test('a task is chosen on the drawing', async () => {
  await begin()
  await complete('look', '{"level": 3, "nr": "42"}')
  await complete('ask')
  await stands().getByRole('heading', { name: 'heard', level: 3 }).waitFor()
  await page.getByRole('button', { name: 'Whole diagram' }).click()
  // The board, which is hidden now, has the same shapes.
  await page.locator('.diagram .djs-element[data-element-id="week"] .djs-hit').click()
  await stands().getByRole('heading', { name: 'week', level: 3 }).waitFor()
  await stands()
    .getByRole('button', { name: /^Wait until/ })
    .waitFor()
})

test('the message is brought from outside, by its name and key, and the run is kept', async () => {
  await stands().getByText('A message or signal from outside').click()
  await stands().getByLabel('Name in the drawing').fill('Answer')
  await stands().getByLabel('Key of the case').fill('42')
  await stands().getByRole('button', { name: 'Let it arrive', exact: true }).click()
  await over()
  await keep('The partner answers')
  await page.getByText('All changes are saved', { exact: false }).waitFor()
})

test('the clock is moved to the next timer, to the second, and the file proves it', async () => {
  await page.getByRole('button', { name: 'Begin again' }).click()
  await begin()
  await complete('look', '{"level": 3, "nr": "42"}')
  await complete('ask')
  await page.getByRole('button', { name: '+ 1 day' }).click()
  await page.getByRole('button', { name: 'To the next timer' }).click()
  await over()
  await keep('Nobody answers')
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    scenarios().getByRole('button', { name: 'Download “Nobody answers”' }).click(),
  ])
  const scenario = readScenario('a.scenario.yaml', await readFile(await saved.path(), 'utf8'))
  expect(scenario.files).toEqual(['worry.bpmn'])
  expect(scenario.steps.map(({ step }) => step.type)).toEqual(['complete', 'complete', 'advance', 'advance'])
  expect(scenario.expect).toMatchObject({ status: 'completed', waiting: [] })
  expect(scenario.expect.path).toContain('late')
})

test('all scenarios run, and what none of them takes is told and shown', async () => {
  await scenarios().getByRole('button', { name: 'Run all' }).click()
  await scenarios().getByText('2 of 2 hold.').waitFor()
  const coverage = page.getByRole('region', { name: 'What the scenarios take', exact: true })
  await coverage.getByText('Steps, choices and events: 9 of 10.', { exact: false }).waitFor()
  await coverage.getByRole('button', { name: 'quiet', exact: true }).waitFor()
  await coverage.getByRole('button', { name: 'g → quiet' }).waitFor()
  await marked('mark-untaken', 'quiet')
  await marked('mark-done', 'heard')
  await page.locator('.badge', { hasText: '○' }).waitFor()
  expect(await findings(page)).toEqual([])
})

test('a scenario is played again in the page, and one that no longer holds says why', async () => {
  await scenarios().getByRole('button', { name: 'Play “The partner answers”' }).click()
  await over()
  await scenarios()
    .locator('input[type=file]')
    .setInputFiles({
      name: 'wrong.scenario.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(
        'name: Never so\nfiles: [worry.bpmn]\nstart: {process: p}\nsteps: [{complete: look, variables: {level: 1}}]\nexpect: {ends: [late]}\n',
      ),
    })
  await scenarios().getByText('Never so', { exact: true }).first().waitFor()
  await scenarios().getByRole('button', { name: 'Run all' }).click()
  await scenarios().getByText('2 of 3 hold.').waitFor()
  await scenarios()
    .getByText(/Expected the ends late/)
    .waitFor()
  // What fails has run all the same, so nothing is left out now.
  await page.getByText('All of it is taken.').waitFor()
})

test('scenarios stay with the draft and are no part of what is deployed', async () => {
  await page.getByText('All changes are saved', { exact: false }).waitFor()
  await page.reload()
  await scenarios().getByText('3 scenarios, not run since the draft last changed.').waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-2)
  const names = await page.evaluate(
    async draft =>
      (await (await fetch(`/api/v1/drafts/${draft}`)).json()).resources.map(
        (one: { name: string }) => one.name,
      ),
    id,
  )
  expect(names).toEqual([
    'The-partner-answers.scenario.yaml',
    'Nobody-answers.scenario.yaml',
    'wrong.scenario.yaml',
  ])
  await page.getByRole('button', { name: 'Deploy…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Deploy' }).click()
  await page.getByText(/^Deployed: /).waitFor()
})

const byHand = `name: Added by hand
files: [scripted.bpmn]
start: {process: p, variables: {amount: 41, spin: false}}
steps:
  - complete: add
    variables: {sum: 42}
expect: {status: completed, path: [s, add, e], variables: {sum: 42}}
`

test('a script runs in the page, sees its variables and no more, and is stopped where it does not end', {
  timeout: 120_000,
}, async () => {
  const code =
    'if (spin) for (;;) {}\n({ sum: amount + 1, seen: [typeof fetch, typeof self, typeof postMessage].join() })'
  await page.goto(`${linkspan.url}/design`)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'scripted.bpmn',
      mimeType: 'application/xml',
      buffer: Buffer.from(bpmn(`s(start) > add(script js='${code}') > e(end)`)),
    })
  await page.getByRole('button', { name: 'Take it over' }).click()
  await page.getByRole('link', { name: 'Try', exact: true }).click()
  const start = async (values: string) => {
    await stands().getByLabel('Values (JSON)').first().fill(values)
    await stands()
      .getByRole('button', { name: /\(p\)$/ })
      .click()
  }
  await start('{"amount": 41, "spin": false}')
  await over()
  await page.getByText('Values of the case').click()
  await page.getByText('"sum": 42').waitFor()
  await page.getByText('"seen": "undefined,undefined,undefined"').waitFor()

  // What was kept while scripts were completed by hand fits again without those steps.
  await scenarios()
    .locator('input[type=file]')
    .setInputFiles({
      name: 'by-hand.scenario.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(byHand),
    })
  await scenarios().getByRole('button', { name: 'Run all' }).click()
  await scenarios().getByText('its script has run by itself').waitFor()
  await scenarios().getByRole('button', { name: 'Let its scripts run' }).click()
  await scenarios().getByText('1 of 1 hold.').waitFor()
  await scenarios().getByText('its script has run by itself').waitFor({ state: 'hidden' })
  await page.getByLabel('This trial').check()

  await page.getByRole('button', { name: 'Begin again' }).click()
  await start('{"amount": 41, "spin": true}')
  await stands()
    .getByText(/The script was stopped after \d+ ms of work/)
    .waitFor()
  // The next one has a worker of its own, and what the page may do is as narrow as before.
  await page.getByRole('button', { name: 'Begin again' }).click()
  await start('{"amount": 1, "spin": false}')
  await over()
  const refused = await page.evaluate(() =>
    WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => null,
      (error: Error) => error.message,
    ),
  )
  expect(refused).toMatch(/Content Security Policy|unsafe-eval/)
  expect(linkspan.errors.filter(error => !/WebAssembly|wasm/i.test(error))).toEqual([])
})
