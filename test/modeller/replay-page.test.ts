// The replay of one case with everything in it: a person's task, a decision table, a choice, a step for several people, a
// timer and a called case. What an auditor asks of each step is on the page.

import { readFileSync } from 'node:fs'
import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let axel: Page
let key: string

const file = (name: string) => readFileSync(new URL(`replay/${name}`, import.meta.url), 'utf8')

beforeAll(async () => {
  linkspan = await openLinkspan()
  const names = ['helped.bpmn', 'written-down.bpmn', 'helped.dmn']
  const resources = names.map(name => ({ name, content: file(name) }))
  await linkspan.ask('Dora Designer', 'POST', '/deployments', { resources })
  const { instance } = await asCleo<{ instance: { key: string } }>('POST', '/process-instances', {
    processId: 'helped',
    variables: { people: ['a teacher', 'a trainer'] },
  })
  key = instance.key
  await complete('ask', { need: 'belonging' })
  await complete('talk', {})
  await complete('talk', {})
  await vi.waitFor(
    async () =>
      expect(await asCleo('GET', `/process-instances/${key}`)).toMatchObject({
        instance: { status: 'completed' },
      }),
    { timeout: 60_000, interval: 200 },
  )
  axel = await linkspan.as('Axel Auditor')
})

afterAll(async () => {
  await linkspan?.close()
})

const asCleo = <Answer>(method: string, path: string, body?: object) =>
  linkspan.ask<Answer>('Cleo Coordinator', method, path, body)

async function complete(element: string, variables: object): Promise<void> {
  const { items } = await asCleo<{ items: { key: string; element: string }[] }>(
    'GET',
    `/user-tasks?instanceKey=${key}`,
  )
  const task = items.find(item => item.element === element)
  await asCleo('POST', `/user-tasks/${task?.key}/completion`, { variables })
}

const open = async (page: Page, rest = '') => {
  await page.goto(`${linkspan.url}/audit/cases/${key}${rest}`)
  await page.locator('.step-list [aria-current="step"]').waitFor()
}
const place = (page: Page) =>
  page.getByRole('slider', { name: 'Step of the replay' }).getAttribute('aria-valuetext')
const jump = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const thisStep = (page: Page) => page.getByRole('region', { name: 'This step', exact: true })

test('who did a step, when, and the data before and after', async () => {
  await open(axel)
  await jump(axel, 'Human action')
  await expect.poll(() => place(axel)).toMatch(/“Ask what is needed” is completed by Cleo Coordinator/)
  await thisStep(axel).getByText('cleo', { exact: true }).waitFor()
  const need = axel.getByRole('region', { name: 'Data at this step' }).getByRole('row', { name: /^need/ })
  await expect.poll(() => need.getByRole('cell').allTextContents()).toEqual(['–', 'belonging'])
})

test('the condition and the values behind a choice, and the rule behind a decision', async () => {
  await open(axel)
  await jump(axel, 'Choice or decision')
  const why = thisStep(axel)
  await why.getByRole('heading', { name: 'Why this way: Which way?' }).waitFor()
  await why.getByText('✓ met').waitFor()
  await why.getByText('way = "talk"', { exact: true }).waitFor()
  await why
    .getByText(/way = talk/)
    .first()
    .waitFor()
  await why.getByRole('heading', { name: 'What the decision table suggested: Suggest a way' }).waitFor()
  await why.getByText('It read: Need = belonging').waitFor()
  await why.getByText(/Rule 1/).waitFor()
  await why.getByText('loneliness asks for people').waitFor()
})

test('a decision table says why in the language of the reader, and as it was drawn where nobody translated it', async () => {
  const page = await linkspan.as('Axel Auditor')
  await page.getByRole('button', { name: /^EN/ }).click()
  await page.getByRole('menuitemradio', { name: 'Nederlands' }).click()
  await open(page, '?step=2')
  const why = page.getByRole('region', { name: 'Deze stap', exact: true })
  await why.getByText('Manier van helpen: een gesprek', { exact: true }).waitFor()
  await why.getByText('eenzaamheid vraagt mensen').waitFor()
  await why.getByText('Gelezen: Need = belonging').waitFor()
  await page.context().close()
})

test('the planned and the real time of a timer', async () => {
  await open(axel)
  await axel
    .getByRole('region', { name: 'Steps' })
    .getByRole('button', { name: /A second to think/ })
    .click()
  const why = thisStep(axel)
  await why.getByRole('heading', { name: 'Timer: A second to think' }).waitFor()
  const [planned, real] = await why.locator('.why dd').allTextContents()
  expect(planned).toMatch(/\d\d:\d\d:\d\d/)
  expect(real).toMatch(/\d\d:\d\d:\d\d.*later/)
})

test('the next change of one field', async () => {
  await open(axel)
  await axel.getByRole('combobox', { name: 'Change of' }).selectOption('way')
  await expect.poll(() => place(axel)).toMatch(/^Step [2-9]/)
  const row = axel.getByRole('region', { name: 'Data at this step' }).getByRole('row', { name: /^way/ })
  await expect.poll(() => row.getByRole('cell').allTextContents()).toEqual(['–', 'talk'])
})

test('the passes of a step that ran for several people, chosen on the picture', async () => {
  await open(axel)
  await axel.locator('.djs-element[data-element-id="talk"]').click()
  const passes = axel.getByRole('region', { name: 'Passes of a step' })
  // The step as a whole, and once for each person.
  await expect.poll(() => passes.getByRole('listitem').count()).toBe(3)
  const second = passes.getByRole('listitem').filter({ hasText: 'number 2' })
  await second.getByRole('button', { name: /^Done/ }).click()
  await expect.poll(() => place(axel)).toMatch(/“Talk with a person” is completed by Cleo Coordinator/)
  const ended = Number(new URL(axel.url()).searchParams.get('step'))
  await second.getByRole('button', { name: /^Begins/ }).click()
  await expect.poll(() => Number(new URL(axel.url()).searchParams.get('step'))).toBeLessThan(ended)
  expect(new URL(axel.url()).searchParams.get('element')).toBe('talk')
})

test('the called case is linked where it was called, and links back; each shows the version that ran', async () => {
  await open(axel)
  await axel.getByText('version 1', { exact: false }).first().waitFor()
  await axel.keyboard.press('Tab')
  await axel.locator('.case-lead').getByRole('link', { name: 'Called: written down' }).click()
  await axel.getByRole('heading', { name: /Replay of case 2: Written down/ }).waitFor()
  await axel.locator('.case-lead a').click()
  await axel.getByRole('heading', { name: /Replay of case 1: Somebody is helped/ }).waitFor()
})

test('a move by hand and the problem that it led to are jumped to, marked by shape and told', async () => {
  const { instance } = await asCleo<{ instance: { key: string } }>('POST', '/process-instances', {
    processId: 'helped',
    variables: {},
  })
  const path = `/process-instances/${instance.key}`
  const { elements } = await asCleo<{ elements: { key: number; element: string }[] }>('GET', path)
  // There is nobody to talk with.
  await asCleo('POST', `${path}/modification`, {
    terminate: [elements.find(({ element }) => element === 'ask')!.key],
    activate: [{ element: 'talk' }],
    reason: 'They had been asked before.',
  })
  await axel.goto(`${linkspan.url}/audit/cases/${instance.key}`)
  for (const what of ['Move by hand', 'Problem']) {
    await jump(axel, what)
    await expect.poll(() => place(axel)).toMatch(/^Step 2 of/)
    await axel.getByRole('button', { name: '‹ Previous' }).click()
    await expect.poll(() => place(axel)).toMatch(/^Step 1 of/)
  }
  await jump(axel, 'Next ›')
  await thisStep(axel).getByText('Here somebody moved the case by hand, past the drawn path.').waitFor()
  await thisStep(axel).getByText('They had been asked before.').waitFor()
  const badge = (id: string) => axel.locator(`.djs-overlays[data-container-id="${id}"]`)
  await badge('ask').getByText('↷', { exact: true }).waitFor()
  await badge('talk').getByText('!', { exact: true }).waitFor()
})

test('it plays by itself until it is stopped, and without motion nothing travels', async () => {
  await open(axel)
  await jump(axel, 'Play')
  await expect.poll(() => place(axel), { timeout: 60_000 }).toMatch(/^Step 2 of/)
  await jump(axel, 'Pause')
  const stopped = await place(axel)
  await expect.poll(() => axel.locator('.travelling-dot').count()).toBe(0)
  await axel.getByRole('button', { name: 'Play', exact: true }).waitFor()
  expect(await place(axel)).toBe(stopped)
})

test('with motion a dot travels along the way that was just taken', async () => {
  const page = await linkspan.as('Axel Auditor')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await open(page)
  await page.locator('.djs-element[data-element-id="talk"]').waitFor()
  await page.evaluate(() => {
    const seen = globalThis as unknown as { dots: number }
    seen.dots = 0
    new MutationObserver(changes => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node instanceof Element && node.classList.contains('travelling-dot')) seen.dots += 1
    }).observe(document.body, { childList: true, subtree: true })
  })
  await jump(page, 'Next ›')
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { dots: number }).dots), { timeout: 60_000 })
    .toBe(1)
  // It is gone once it has arrived, and going back moves nothing.
  await page.locator('.travelling-dot').waitFor({ state: 'detached' })
})

test('it plays at the speed that is chosen, and what the case passed by turns pale', async () => {
  await open(axel)
  await axel.getByRole('combobox', { name: 'Speed' }).selectOption('fast')
  await jump(axel, 'Play')
  // Nothing plays beyond the last step.
  await axel.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await expect.poll(() => place(axel)).toMatch(/^Step (\d+) of \1:/)
  await axel.locator('.djs-element.mark-pale[data-element-id]').first().waitFor({ state: 'attached' })
  await axel.getByText('passed by').waitFor()
})

test('on paper it has all its steps, and nothing to press', async () => {
  await open(axel)
  await axel.emulateMedia({ media: 'print' })
  await axel.getByRole('button', { name: 'Next ›' }).waitFor({ state: 'hidden' })
  await axel
    .getByText(/^Step 1 of/)
    .first()
    .waitFor()
  await expect
    .poll(() => axel.locator('.step-list ol').evaluate(list => list.scrollHeight - list.clientHeight))
    .toBe(0)
  await axel.emulateMedia({ media: 'screen' })
})

test('keys outside the replay lead nowhere', async () => {
  await open(axel)
  await axel.getByRole('button', { name: 'Verify this case' }).focus()
  await axel.keyboard.press('ArrowRight')
  await axel.keyboard.press('End')
  // The next key inside goes on from where it stood.
  await axel.getByRole('button', { name: 'Next ›' }).focus()
  await axel.keyboard.press('ArrowRight')
  await expect.poll(() => place(axel)).toMatch(/^Step 2 of/)
})

test('keys lead through it: step, choice, end, data, list', async () => {
  await open(axel)
  await axel.getByRole('button', { name: 'Next ›' }).focus()
  await axel.keyboard.press('ArrowRight')
  await expect.poll(() => place(axel)).toMatch(/^Step 2 of/)
  await axel.keyboard.press('Home')
  await axel.keyboard.press('Shift+ArrowRight')
  await thisStep(axel)
    .getByRole('heading', { name: /Why this way/ })
    .waitFor()
  await axel.keyboard.press('End')
  await expect.poll(() => place(axel)).toMatch(/^Step (\d+) of \1:/)
  await axel.keyboard.press('d')
  await expect
    .poll(() => axel.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Data at this step')
  await axel.keyboard.press('c')
  await expect
    .poll(() => axel.evaluate(() => document.activeElement?.getAttribute('aria-current')))
    .toBe('step')
})

test('on a telephone every step of the list is drawn while it is scrolled', async () => {
  const phone = await linkspan.as('Axel Auditor', { width: 390 })
  await open(phone)
  const shown = await phone.locator('.step-list li').evaluateAll(async items => {
    const list = items[0]!.closest('ol')!
    const blank: number[] = []
    for (const [index, item] of items.entries()) {
      item.scrollIntoView({ block: 'center' })
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const box = item.getBoundingClientRect()
      const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      if (!item.contains(there) || box.height < 30) blank.push(index)
    }
    return { blank, height: list.clientHeight }
  })
  expect(shown.blank).toEqual([])
  expect(shown.height).toBeGreaterThan(150)
})

test('all that it shows first is asked for once, the drawing before the trail', async () => {
  const asked: string[] = []
  const note = (request: Request) => asked.push(new URL(request.url()).pathname.replace(/^.*\//, ''))
  axel.on('request', note)
  await open(axel)
  await axel.locator('.djs-element').first().waitFor()
  axel.off('request', note)
  const first = asked.filter(name => ['me', 'trail', 'xml', key].includes(name))
  // Twice the key: the page itself has it in its address.
  expect(first).toEqual([key, 'me', key, 'xml', 'trail'])
})

test('the way to an export has its place before it can be pressed', async () => {
  let come = () => {}
  const coming = new Promise<void>(resolve => {
    come = resolve
  })
  await axel.route('**/assets/take-away*.js', async route => {
    await coming
    await route.continue()
  })
  await open(axel)
  const leave = axel.getByRole('button', { name: 'Export the trail' })
  await leave.waitFor()
  expect(await leave.isEnabled()).toBe(false)
  come()
  await leave.click()
  await axel.getByRole('dialog').waitFor()
  await axel.unroute('**/assets/take-away*.js')
})

const EXPORT = /\/export\?/

test('an export that takes longer than a second says so, and no more once it is there', async () => {
  let come = () => {}
  const coming = new Promise<void>(resolve => {
    come = resolve
  })
  await axel.route(EXPORT, async route => {
    await coming
    await route.continue()
  })
  await open(axel)
  await axel.getByRole('button', { name: 'Export the trail' }).click()
  const dialog = axel.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('The council asked for it.')
  await dialog.getByRole('button', { name: 'Export the trail' }).click()
  await dialog.getByRole('status').getByText('This takes a moment…').waitFor()
  await Promise.all([axel.waitForEvent('download'), come()])
  await dialog.waitFor({ state: 'detached' })
  await axel.unroute(EXPORT)
})

test('what a person may do is kept for the next page, and whoever signs out leaves nothing of it', async () => {
  const ines = await linkspan.as('Ines Intake')
  const kept = () => ines.evaluate(() => localStorage.getItem('linkspan.may'))
  await expect.poll(kept).toContain('onlineSignal.read')
  await ines.getByRole('button', { name: 'Ines Intake' }).click()
  await ines.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect.poll(kept).toBeNull()
})

test('a trail that does not come is told', async () => {
  const lost = {
    title: 'Gone',
    status: 404,
    code: 'GONE',
    detail: 'The trail was moved.',
    cure: 'Ask again.',
  }
  await axel.route('**/trail?*', route => route.fulfill({ status: 404, json: lost }))
  await axel.goto(`${linkspan.url}/audit/cases/${key}`)
  await axel.getByText('The trail was moved.').waitFor()
  await axel.unroute('**/trail?*')
})

test('all steps of a long case are in the page, also where its drawing does not come', async () => {
  const { instance } = await asCleo<{ instance: { key: string } }>('POST', '/process-instances', {
    processId: 'helped',
    variables: { people: [] },
  })
  for (let entry = 1; entry < 60; entry++)
    await asCleo('PUT', `/process-instances/${instance.key}/variables`, {
      variables: { told: entry },
      reason: 'As told on the phone.',
    })
  const steps = axel.locator('.step-list li')
  const address = `${linkspan.url}/audit/cases/${instance.key}?step=60`
  await axel.goto(address)
  await expect.poll(() => steps.count(), { timeout: 60_000 }).toBe(60)
  const lost = { title: 'Gone', status: 404, code: 'GONE', detail: 'It was moved.', cure: 'Ask again.' }
  await axel.route('**/xml', route => route.fulfill({ status: 404, json: lost }))
  await axel.goto(address)
  await axel.getByText('It was moved.').waitFor()
  await expect.poll(() => steps.count(), { timeout: 60_000 }).toBe(60)
  await axel.unroute('**/xml')
})

test('a drawing that came without a picture is laid out, and says so', async () => {
  const content = bpmn('undrawn(pool) { s(start) > a(user groups=coordinator) > e(end) }')
  await linkspan.ask('Dora Designer', 'POST', '/deployments', {
    resources: [{ name: 'undrawn.bpmn', content }],
  })
  const { instance } = await asCleo<{ instance: { key: string } }>('POST', '/process-instances', {
    processId: 'undrawn',
    variables: {},
  })
  await axel.goto(`${linkspan.url}/audit/cases/${instance.key}`)
  await axel.getByText('This drawing came without a picture').waitFor()
  await axel.locator('.replay-picture [data-element-id="a"]').first().waitFor()
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
