// A coordinator hands a task over with a note; the next person is told, and reads the note with the task.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

const TASK = 'Register the signal with minimum data'

let linkspan: Linkspan

beforeAll(async () => {
  linkspan = await openLinkspan()
})

afterAll(async () => {
  await linkspan?.close()
})

test('handed over with a note, told, read and gone', async () => {
  await reportWorry(linkspan)
  const ines = await linkspan.as('Ines Intake', { width: 390, dark: true, at: '/cases/tasks' })
  const cleo = await linkspan.as('Cleo Coordinator', { at: '/cases/tasks?view=all' })
  await cleo.getByRole('checkbox', { name: `Choose: ${TASK}, case 1` }).check()
  await cleo.getByRole('button', { name: 'Give 1 to…' }).click()
  await cleo.getByLabel('To whom?').selectOption('Ines Intake')
  await cleo.getByLabel('A note with it').fill('Call the school first.')
  expect(await findings(cleo)).toEqual([])
  await cleo.getByRole('button', { name: 'Give', exact: true }).click()
  await cleo.getByText('Tasks changed: 1 of 1.').waitFor()

  await ines.getByRole('button', { name: 'Notices, 1 unread' }).focus()
  await ines.keyboard.press('Enter')
  const bell = ines.getByRole('dialog', { name: 'Notices' })
  await bell.getByRole('link', { name: `Cleo Coordinator gave you “${TASK}”` }).waitFor()
  await bell.getByText(/^Case 1, /).waitFor()
  expect(await findings(ines)).toEqual([])
  expect(await tooWide(ines)).toBe(0)
  await ines.keyboard.press('Escape')
  await expect.poll(() => bell.count()).toBe(0)
  await expect
    .poll(() => ines.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Notices, 1 unread')
  await ines.keyboard.press('Enter')
  await bell.getByRole('link', { name: `Cleo Coordinator gave you “${TASK}”` }).click()
  await ines.getByText('Cleo Coordinator handed this over: Call the school first.').waitFor()
  await cleo.getByRole('link', { name: TASK }).click()
  await cleo.getByRole('button', { name: 'Give to…' }).focus()
  await cleo.keyboard.press('Enter')
  await cleo.getByLabel('To whom?').selectOption('Cleo Coordinator')
  await cleo.getByRole('button', { name: 'Give', exact: true }).click()
  await cleo.getByText(`“${TASK}” is with Cleo Coordinator.`).waitFor()
  const none = cleo.getByRole('button', { name: 'Raise an escalation' })
  await none.and(cleo.locator('[aria-disabled=true]')).waitFor()
  await cleo.getByText('The drawing catches none from this task.').waitFor()
  // Taken over in the case itself, with the keyboard: it asks first, and the other is told.
  await ines.reload()
  await ines
    .getByText('Cleo Coordinator has taken this task on. If you take it over, the trail will say so.')
    .waitFor()
  await ines.getByRole('button', { name: 'Take over' }).press('Enter')
  const asks = ines.getByRole('dialog', { name: 'Take over' })
  await asks.getByText(/^Cleo Coordinator is working on this/).waitFor()
  expect(await findings(ines)).toEqual([])
  await asks.getByRole('button', { name: 'Take over' }).press('Enter')
  await ines.getByRole('button', { name: 'Give back', exact: true }).waitFor()
  await cleo
    .getByText('Ines Intake has taken this task on. If you take it over, the trail will say so.')
    .waitFor()
  await cleo.getByRole('button', { name: 'Notices, 1 unread' }).click()
  await cleo
    .getByRole('dialog', { name: 'Notices' })
    .getByRole('link', { name: `Ines Intake took “${TASK}” off you` })
    .waitFor()
  // What was given is over, and what was opened is read: one is left.
  await ines.getByRole('button', { name: 'Notices, 1 unread' }).click()
  await bell.getByText(`Cleo Coordinator took “${TASK}” off you`).waitFor()
  await bell.getByRole('button', { name: `Mark as read: Cleo Coordinator took “${TASK}” off you` }).click()
  await bell.getByText('You have read everything.').waitFor()
  await bell.getByRole('link', { name: 'All notices' }).click()
  await ines.getByRole('heading', { name: 'Notices', level: 1 }).waitFor()
  await ines
    .getByRole('row', { name: /Cleo Coordinator took/ })
    .getByText('read', { exact: true })
    .waitFor()
  expect(await findings(ines)).toEqual([])
  expect(await tooWide(ines)).toBe(0)
  expect(linkspan.errors).toEqual([])
})

test('what the drawing catches is raised from the task with the keyboard, and the case goes on as drawn', async () => {
  const content = bpmn(`raises(pool) { s(start) > a(user groups=coordinator) > e(end)
    x(boundary on=a escalation=LATE) > b(user groups=coordinator) > f(end)
    y(boundary on=a timer=P3D) > g(end) }`)
    .replace('id="x"', 'id="x" name="It cannot wait"')
    .replace('id="b"', 'id="b" name="Call at once"')
    .replace('id="y"', 'id="y" name="Nobody has looked"')
  const ask = <Answer>(name: string, path: string, body: object) =>
    linkspan.ask<Answer>(name, 'POST', path, body)
  await ask('Dora Designer', '/deployments', { resources: [{ name: 'raises.bpmn', content }] })
  const { instance } = await ask<{ instance: { key: string } }>('Cleo Coordinator', '/process-instances', {
    processId: 'raises',
  })
  const cleo = await linkspan.as('Cleo Coordinator', { at: `/cases/${instance.key}` })
  const steps = cleo.getByRole('region', { name: 'Steps of this case' })
  const deadline = steps.getByRole('listitem').filter({ hasText: 'Nobody has looked' })
  await deadline.getByText(/^in 3 days, /).waitFor()
  // The mark on the picture is where the case stands, and goes with it.
  const marked = (step: string) => cleo.locator(`.djs-element.mark-now[data-element-id="${step}"]`)
  await cleo.locator('summary').getByText('Diagram: where the case stands').press('Enter')
  await marked('a').waitFor()
  await cleo.getByRole('button', { name: 'Take on', exact: true }).click()
  await cleo.getByRole('button', { name: 'Raise: It cannot wait' }).press('Enter')
  await cleo.getByText('It is raised. The case goes on as drawn.').waitFor()
  await cleo.getByRole('heading', { name: 'Call at once', level: 2 }).waitFor()
  await marked('b').waitFor()
  await expect.poll(() => marked('a').count()).toBe(0)
  await expect.poll(() => deadline.count()).toBe(0)
  expect(linkspan.errors).toEqual([])
})

test('a case leads to the one that it has called, and that one back', async () => {
  const content = bpmn('calls(pool) { s(start) > c(call calls=called) > e(end) }')
  const called = bpmn('called(pool) { s(start) > a(user groups=coordinator) > e(end) }')
  const resources = [
    { name: 'calls.bpmn', content },
    { name: 'called.bpmn', content: called },
  ]
  await linkspan.ask('Dora Designer', 'POST', '/deployments', { resources })
  const { instance } = await linkspan.ask<{ instance: { key: string; number: number } }>(
    'Cleo Coordinator',
    'POST',
    '/process-instances',
    { processId: 'calls' },
  )
  const cleo = await linkspan.as('Cleo Coordinator', { at: `/cases/${instance.key}` })
  await cleo.getByRole('heading', { name: `Case ${instance.number}: calls`, level: 1 }).waitFor()
  await cleo.getByRole('link', { name: 'called (Running)' }).press('Enter')
  await cleo.getByRole('heading', { name: /^Case \d+: called$/, level: 1 }).waitFor()
  await cleo.getByRole('link', { name: 'To the case that called this one' }).press('Enter')
  await cleo.getByRole('heading', { name: `Case ${instance.number}: calls`, level: 1 }).waitFor()
  expect(linkspan.errors).toEqual([])
})

test('a mail that says how much waits is wished for with the keyboard, and the wish is kept', async () => {
  const ines = await linkspan.as('Ines Intake', { width: 390, at: '/account' })
  const mail = ines.getByRole('region', { name: 'By mail' })
  await mail.getByLabel('How often?').selectOption('Once a week')
  const address = mail.getByLabel('Your address at work')
  await address.fill('ines')
  await address.press('Enter')
  await mail.getByText('Write an address, such as ann@city.example.').waitFor()
  // What is missing has the focus, so that it can be written at once.
  await expect.poll(() => address.evaluate(field => field === document.activeElement)).toBe(true)
  await address.fill('ines@city.example')
  await address.press('Enter')
  await mail.getByText(/^That is kept\. The next mail goes/).waitFor()
  await ines.reload()
  await mail.getByLabel('On which day?').waitFor()
  await expect.poll(() => address.inputValue()).toBe('ines@city.example')
  expect(linkspan.errors).toEqual([])
})
