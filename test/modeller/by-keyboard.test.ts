// The Design desk and the Audit desk with the keyboard alone: every control is reached by Tab and used by keys. A process is
// built, said, tried, compared and deployed; a case is found, replayed, proved, taken away and counted.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correct } from '../../engine/graph/metamodel.ts'
import { fromElsewhere } from '../../modeller/drawing/foreign.ts'
import { moddle } from '../../modeller/drawing/moddle.ts'
import { findings } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let dora: Page
/** Whose keyboard it is. */
let page: Page

beforeAll(async () => {
  linkspan = await openLinkspan({ LINKSPAN_SMALL_NUMBER: '3' })
  dora = await linkspan.as('Dora Designer', { width: 1440 })
  page = dora
})

afterAll(() => linkspan?.close())

const focused = (locator: Locator) => locator.evaluate(element => element === document.activeElement)

/** Looked at only so often, for each look is a way to the browser and back. */
const STRIDE = 8

/** Presses Tab until the control has the focus, and Shift and Tab back to it: it fails where that can never be. */
async function reach(locator: Locator): Promise<void> {
  await locator.waitFor()
  for (let presses = 0; presses < 400; presses += STRIDE) {
    if (await focused(locator)) return
    await page.evaluate(rememberFocus)
    await hold('Tab', STRIDE)
    const since = await locator.evaluate(focusedSince)
    if (since < 0) continue
    // Not all the way at once: some of what was walked over has handed the focus on, or had it without being told.
    await page.keyboard.down('Shift')
    await hold('Tab', Math.max(0, since - 2))
    for (let back = 0; back < STRIDE && !(await focused(locator)); back += 1) await page.keyboard.press('Tab')
    await page.keyboard.up('Shift')
  }
  throw new Error(`Tab does not lead to ${locator}.`)
}

/** A key that is held down: each comes without waiting for what became of the one before. */
async function hold(key: string, times: number): Promise<void> {
  await Promise.all(Array.from({ length: times }, () => page.keyboard.down(key)))
  await page.keyboard.up(key)
}

/** Notes, in the page, what gets the focus from now on. */
function rememberFocus(): void {
  const page = globalThis as unknown as { walked?: EventTarget[] }
  if (page.walked === undefined)
    document.addEventListener('focusin', ({ target }) => page.walked!.push(target as EventTarget))
  page.walked = []
}

/** How often the focus has moved on, in the page, since the element had it; -1 where it never had. */
function focusedSince(element: EventTarget): number {
  const { walked } = globalThis as unknown as { walked: EventTarget[] }
  const at = walked.lastIndexOf(element)
  return at < 0 ? -1 : walked.length - 1 - at
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

const link = (name: string) => page.getByRole('link', { name, exact: true })
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

const nameOf = ({ name }: { readonly name?: string }) => name

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
  await press(dialog().getByRole('button', { name: 'Deploy' }))
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

test('a nested lane, lanes and pools that change places, a frame, and a sub-process with steps of its own', {
  timeout: 240_000,
}, async () => {
  await ask('Add a lane to “Front desk”', null, 'At night')
  await told('“At night” is drawn.')
  await ask('Add a lane to “Front desk”', null, 'By day')
  await told('“By day” is drawn.')
  await press(button('Move “By day” up'))
  await told('“By day” and “At night” have changed places.')
  await press(button('Move “Mechanics” up'))
  await told('“Mechanics” and “Front desk” have changed places.')
  await press(button('Put “First step” into a lane'))
  await choose(dialog().getByLabel('Which lane'), 'By day')
  await press(dialog().getByRole('button', { name: 'Lane' }))
  await told('“First step” is in the lane “By day”.')
  await press(button('Move “Owner” up'))
  await told('“Owner” and “Workshop” have changed places.')

  await ask('Add a step after “Bring it”', ['What kind of step', 'sub-process'], 'Wait together')
  await told('“Wait together” stands after “Bring it”.')
  await ask('Add inside “Wait together”', ['What kind of step', 'manual task'], 'Drink tea')
  await told('“Drink tea” is drawn.')
  await ask('Add inside “Wait together”', ['What kind of step', 'event sub-process'], 'It rains')
  await told('“It rains” is drawn.')
  await ask('Add inside “It rains”', ['What kind of step', 'start, signal, without interrupting'], 'Rain')
  await told('“Rain” is drawn.')
  await ask('Add a step after “It is broken”', ['What kind of step', 'group'], 'Before the shop')
  await press(button('Extend “Before the shop” to…'))
  await choose(dialog().getByLabel('Which step it shall hold too'), '2 Bring it')
  await press(dialog().getByRole('button', { name: 'Extend', exact: true }))
  await told('“Before the shop” holds “Bring it” too.')
  expect(await findings(page)).toEqual([])

  await expect.poll(saved, { timeout: 60_000 }).toContain('value="Before the shop"')
  const { rootElements, diagrams } = (await correct(moddle()).fromXML(await saved())).rootElement
  const pools = rootElements.find(
    ({ $type }: { $type: string }) => $type === 'bpmn:Collaboration',
  ).participants
  const workshop = pools.find(({ name }: { name: string }) => name === 'Workshop').processRef
  const [mechanics, front] = workshop.laneSets[0].lanes
  expect(pools.map(nameOf)).toEqual(['Owner', 'Workshop'])
  expect([mechanics.name, front.name]).toEqual(['Mechanics', 'Front desk'])
  expect(front.childLaneSet.lanes.map(nameOf)).toEqual(['By day', 'At night'])
  expect(front.childLaneSet.lanes[0].flowNodeRef.map(({ id }: { id: string }) => id)).toContain('first_task')
  // What is above in the file is above in the picture, and every lane lies within its own.
  const boxOf = (element: unknown) =>
    diagrams[0].plane.planeElement.find(
      ({ bpmnElement }: { bpmnElement: unknown }) => bpmnElement === element,
    ).bounds
  for (const order of [pools, [mechanics, front], front.childLaneSet.lanes])
    expect(boxOf(order[0]).y + boxOf(order[0]).height).toBeLessThanOrEqual(boxOf(order[1]).y)
  for (const [inner, outer] of [
    [front, pools[1]],
    [front.childLaneSet.lanes[1], front],
  ]) {
    expect(boxOf(inner).y).toBeGreaterThanOrEqual(boxOf(outer).y)
    expect(boxOf(inner).y + boxOf(inner).height).toBeLessThanOrEqual(boxOf(outer).y + boxOf(outer).height)
  }
  expect(linkspan.errors).toEqual([])
})

test('a decision table, a form, a trial with a script, a scenario, and two versions compared', {
  timeout: 300_000,
}, async () => {
  await newProcess('Answer a letter')

  await press(link('Decisions'))
  await press(button('New decision table'))
  await write(dialog().getByLabel('Name'), 'Suggest a route')
  await write(dialog().getByLabel('What it looks at'), 'need, age band')
  await write(dialog().getByLabel('What it suggests'), 'route')
  await press(dialog().getByRole('button', { name: 'Create' }))
  await press(button('Add a rule'))
  await write(page.getByLabel('need, rule 1'), '"company"')
  await write(page.getByLabel('route, rule 1'), '"club"')
  await write(page.getByLabel('need', { exact: true }), 'company')
  await press(button('See which rules fire'))
  await told('It suggests: club')

  await press(link('Forms'))
  await press(button('Add a form'))
  await press(page.getByTitle('Create a Number element'))
  await page
    .getByRole('region', { name: 'As people will see it' })
    .getByLabel(/^Number/)
    .waitFor()

  await press(link('Draw'))
  await say('First step', () => write(panel().getByLabel('Form', { exact: true }), 'form_1'))
  await add('First step', 'decision table', 'Which route?')
  await say('Which route?', async () => {
    await write(panel().getByLabel('Decision', { exact: true }), 'suggest_a_route')
    await reach(panel().getByRole('tab', { selected: true }))
    await page.keyboard.press('ArrowRight')
    await write(panel().getByLabel('Keep the result as'), 'route')
  })
  await add('Which route?', 'script task', 'Greet')
  await say('Greet', async () => {
    await write(
      panel().getByRole('textbox', { name: 'Expression (FEEL)', exact: true }),
      '="to the " + route',
    )
    await write(panel().getByLabel('Keep the result as'), 'greeting')
  })
  // What is tried is the drawing as it stands: a change that came under way would play the trial anew.
  await expect.poll(saved, { timeout: 60_000 }).toContain('resultVariable="greeting"')

  await press(link('Try'))
  // Why a button cannot be pressed is said with it.
  await expect
    .poll(() => button('Keep as scenario').getAttribute('aria-disabled'), { timeout: 60_000 })
    .toBe('true')
  expect(await described(button('Keep as scenario'))).toBe(
    'Nothing has begun yet: choose where it shall begin.',
  )
  await press(page.getByRole('button', { name: /^It begins/ }))
  const stands = page.getByRole('region', { name: 'It stands here' })
  await write(stands.getByLabel('Reason'), 'A letter came.')
  await press(stands.getByRole('button', { name: 'Complete' }))
  await told('Nothing waits any more: Closed.')
  await press(page.getByText('Values of the case'))
  await page.getByText('"greeting": "to the null"').or(page.getByText('"greeting": null')).first().waitFor()
  await press(button('Keep as scenario'))
  await press(dialog().getByRole('button', { name: 'Keep with the draft' }))
  await press(button('Run all'))
  await told('1 of 1 hold.')

  await press(button('Deploy…'))
  await press(dialog().getByRole('button', { name: 'Deploy' }))
  await told('Deployed: Answer a letter 1.')
  await press(link('Draw'))
  await press(button('Rename “Greet”'))
  await write(dialog().getByLabel('Name'), 'Greet kindly')
  await press(dialog().getByRole('button', { name: 'Rename' }))
  await expect.poll(saved, { timeout: 60_000 }).toContain('Greet kindly')

  await press(link('Compare'))
  await choose(page.getByLabel('Before', { exact: true }), 'Answer a letter, Version 1 (TO-BE)')
  await choose(page.getByLabel('After', { exact: true }), 'Answer a letter, Draft (TO-BE)')
  const differences = page.getByRole('region', { name: 'Differences' })
  await reach(differences.getByRole('button').first())
  await page.keyboard.press('n')
  await expect.poll(() => differences.locator('[aria-current]').count()).toBe(1)
  await differences.getByText('Greet kindly').first().waitFor()
  const measured = page.getByRole('table', { name: /^Measured/ })
  await measured.getByRole('cell', { name: 'too few cases' }).first().waitFor()
  await measured.getByRole('cell', { name: 'a draft has no cases' }).first().waitFor()
  expect(await findings(page)).toEqual([])
  expect(linkspan.errors).toEqual([])
})

/** What is said of a control beside its name. */
const described = (locator: Locator) =>
  locator.evaluate(
    element => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? null,
  )

async function call<Answer>(by: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  return (await by.evaluate(
    async ([method, path, body]) => {
      const response = await fetch(`/api/v1${path}`, {
        method,
        ...(body === null ? {} : { headers: { 'content-type': 'application/json', 'if-match': '*' }, body }),
      })
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
      return response.json()
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  )) as Answer
}

/** Work that is done by itself and goes once from one lane to another. */
const twoLanes = async (value: number) =>
  (
    await fromElsewhere(
      bpmn(
        `count(process name=Count) s(start) > a(script feel=${value} result=a) > b(script feel=2 result=b) > e(end)
        one(lane of='s a') two(lane of='b e')`,
      ),
    )
  ).xml

test('what the cases of two versions show is told to those who draw, where they are enough', {
  timeout: 120_000,
}, async () => {
  const cleo = await linkspan.as('Cleo Coordinator')
  const versions: string[] = []
  for (const [xml, times] of [
    [await twoLanes(1), 3],
    [await twoLanes(2), 1],
  ] as const) {
    const { definitions } = await call<{ definitions: { key: string }[] }>(dora, 'POST', '/deployments', {
      resources: [{ name: 'count.bpmn', content: xml }],
    })
    versions.push(definitions[0]!.key)
    for (let at = 0; at < times; at += 1)
      await call(cleo, 'POST', '/process-instances', { processId: 'count', variables: {} })
  }
  await dora.goto(`${linkspan.url}/design/compare?from=${versions[0]}&to=${versions[1]}`)
  const row = dora
    .getByRole('table', { name: /^Measured/ })
    .getByRole('row', { name: /^Work goes to another lane/ })
  await expect
    .poll(() => row.getByRole('cell').allTextContents(), { timeout: 60_000 })
    .toEqual(['in half of them at most 1 time, in nine of ten at most 1 time', 'too few cases'])
})

test('a case is found, replayed, proved and taken away, and its process is counted', {
  timeout: 240_000,
}, async () => {
  const cleo = await linkspan.as('Cleo Coordinator')
  const { instance } = await call<{ instance: { key: string; number: number } }>(
    cleo,
    'POST',
    '/process-instances',
    { processId: 'answer_a_letter', variables: {} },
  )
  const tasks = await call<{ items: { key: string }[] }>(
    cleo,
    'GET',
    `/user-tasks?instanceKey=${instance.key}`,
  )
  await call(cleo, 'POST', `/user-tasks/${tasks.items[0]!.key}/completion`, {
    variables: { reason: 'A letter came.' },
  })

  page = await linkspan.visit({ width: 1440 })
  await press(page.getByRole('button', { name: /Sign in as Axel Auditor/ }))
  await page.getByRole('heading', { level: 1, name: 'Find a case' }).waitFor()
  await choose(page.getByLabel('Process', { exact: true }), 'Answer a letter')
  await press(page.getByRole('rowheader').getByRole('link').first())
  await page.getByRole('heading', { level: 1, name: /^Replay of case \d+: Answer a letter/ }).waitFor()

  const place = () => page.getByRole('slider', { name: 'Step of the replay' }).getAttribute('aria-valuetext')
  await press(button('Human action'))
  await expect.poll(place, { timeout: 60_000 }).toMatch(/is completed by Cleo Coordinator/)
  await page.keyboard.press('Home')
  await expect.poll(place).toMatch(/^Step 1 of/)
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('heading', { name: 'What the decision table suggested: Which route?' }).waitFor()
  await page.keyboard.press('End')
  await expect.poll(place).toMatch(/^Step (\d+) of \1:/)
  await press(page.getByRole('region', { name: 'Steps' }).getByRole('button').first())
  await expect.poll(place).toMatch(/^Step 1 of/)

  await press(button('Verify this case'))
  await told('The trail is intact.')
  await exportWith('Export the trail', 'The council asked for it.')

  await press(link('Process picture'))
  await choose(page.getByLabel('Process', { exact: true }), 'Count')
  await told('Cases in this period: 3–5.')
  await choose(page.getByLabel('Show', { exact: true }), 'how long (median)')
  await reach(page.getByRole('button', { name: /CSV/ }).first())
  await exportWith('Take the event log (CSV)', 'For the yearly report.')

  await press(link('Access log'))
  await page.getByRole('table').getByText('Trail exported').first().waitFor()
  expect(await findings(page)).toEqual([])
  expect(linkspan.errors).toEqual([])
})

/** Takes something out of the system, with the reason that the log keeps. */
async function exportWith(opener: string, reason: string): Promise<void> {
  await press(button(opener))
  await write(dialog().getByLabel('Reason'), reason)
  await Promise.all([
    page.waitForEvent('download'),
    press(dialog().getByRole('button', { name: opener, exact: true })),
  ])
  await dialog().waitFor({ state: 'detached' })
}
