// What somebody types into a task stays while the connection or the server is away and the page is loaded anew; and a
// task is given back with a word to the next person.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { bpmn } from '../support/bpmn.ts'
import { goWithin, type Linkspan, openLinkspan } from '../support/browser.ts'

const PATIENCE = { timeout: 120_000 }
const drawing = bpmn('typed(pool) { s(start) > write(user groups=intake) > e(end) }').replace(
  '<zeebe:userTask/>',
  '<zeebe:userTask/><zeebe:formDefinition formId="words"/>',
)
const form = {
  id: 'words',
  type: 'default',
  components: [
    { type: 'textarea', key: 'told', label: 'What was said', validate: { required: true } },
    { type: 'textfield', key: 'next', label: 'What comes next', validate: { required: true } },
  ],
}

let linkspan: Linkspan

beforeAll(async () => {
  linkspan = await openLinkspan()
  const resources = [
    { name: 'typed.bpmn', content: drawing },
    { name: 'words.form', content: JSON.stringify(form) },
  ]
  await linkspan.ask('Dora Designer', 'POST', '/deployments', { resources })
})

afterAll(async () => {
  await linkspan?.close()
})

/** A case whose task this person has taken on. */
async function takenOn(page: Page): Promise<string> {
  const { instance } = await linkspan.ask<{ instance: { key: string } }>(
    'Ines Intake',
    'POST',
    '/process-instances',
    { processId: 'typed' },
  )
  const address = `${linkspan.url}/cases/${instance.key}`
  await page.goto(address)
  await page.getByRole('button', { name: 'Take on', exact: true }).click()
  await page.getByRole('button', { name: 'Give back', exact: true }).waitFor()
  return address
}

test(
  'what is missing takes the focus, and what is typed outlives a lost connection and a new page',
  PATIENCE,
  async () => {
    const ines = await linkspan.as('Ines Intake', { width: 390 })
    await takenOn(ines)
    await ines.getByLabel('What was said').fill('The school calls on Monday.')
    await ines.getByRole('button', { name: 'Complete' }).click()
    const summary = ines.getByRole('alert').filter({ hasText: 'What comes next' })
    await expect.poll(() => summary.evaluate(box => box === document.activeElement), PATIENCE).toBe(true)
    await ines.getByLabel('What comes next').fill('Ask the tutor.')
    await ines.context().setOffline(true)
    await ines.getByRole('button', { name: 'Complete' }).click()
    await ines
      .getByText(/^The server cannot be reached\. Check your connection; what you typed is kept/)
      .waitFor()
    // On a telephone it stands beside the button that was pressed, not above a long form.
    await expect
      .poll(
        () =>
          ines
            .getByRole('alert')
            .filter({ hasText: 'cannot be reached' })
            .evaluate(alert => {
              const { top, bottom } = alert.getBoundingClientRect()
              return top >= 0 && bottom <= innerHeight
            }),
        PATIENCE,
      )
      .toBe(true)
    expect(await findings(ines)).toEqual([])
    expect(await tooWide(ines)).toBe(0)
    await ines.context().setOffline(false)
    await ines.reload()
    await expect
      .poll(() => ines.getByLabel('What was said').inputValue(), PATIENCE)
      .toBe('The school calls on Monday.')
    expect(await ines.getByLabel('What comes next').inputValue()).toBe('Ask the tutor.')
    await ines.getByRole('button', { name: 'Complete' }).click()
    await ines.getByText('“write” is completed.').waitFor()
  },
)

test(
  'a server that does not answer is asked again by itself, and what is typed stays',
  PATIENCE,
  async () => {
    const ines = await linkspan.as('Ines Intake', { width: 1440 })
    await takenOn(ines)
    await ines.getByLabel('What was said').fill('Half a sen')
    await ines.getByLabel('New note').fill('Half a note')
    const asked: string[] = []
    await ines.route('**/api/v1/**', route => {
      asked.push(route.request().url())
      return route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad gateway' })
    })
    // What is asked for after a change finds nobody there.
    await ines.getByRole('button', { name: 'Give back', exact: true }).click()
    const gone = ines.getByText(/^The server cannot be reached at the moment\. .* what you type stays\.$/)
    await gone.waitFor()
    expect(await ines.getByLabel('What was said').inputValue()).toBe('Half a sen')
    expect(await ines.getByLabel('New note').inputValue()).toBe('Half a note')
    expect(await findings(ines)).toEqual([])
    // A page that was not there yet says so in its place.
    await goWithin(ines, '/cases/all')
    await ines.getByText('The server cannot be reached at the moment. It is asked again by itself.').waitFor()
    // Nobody hammers: each of the questions is asked a few times in these seconds.
    const most = Math.max(...Object.values(Object.groupBy(asked, url => url)).map(urls => urls!.length))
    expect(most).toBeLessThan(12)
    await ines.unroute('**/api/v1/**')
    await ines.getByRole('row').nth(1).waitFor()
    await expect.poll(() => gone.count(), PATIENCE).toBe(0)
  },
)

test('a task is given back with a note, which whoever opens it reads', PATIENCE, async () => {
  const ines = await linkspan.as('Ines Intake', { width: 1440, dark: true })
  const address = await takenOn(ines)
  // What this role may not do is said, and by whom it is done.
  await ines.getByText('Only a coordinator puts a case on hold, moves it or cancels it.').waitFor()
  await ines.getByRole('button', { name: 'Give back with a note…' }).click()
  const dialog = ines.getByRole('dialog')
  await dialog.getByLabel('Note to whoever takes it on next').fill('The tutor is away until Friday.')
  expect(await findings(ines)).toEqual([])
  await dialog.getByRole('button', { name: 'Give back', exact: true }).click()
  await ines.getByText('You have given “write” back to the team.').waitFor()
  const cleo = await linkspan.as('Cleo Coordinator', { width: 390 })
  await cleo.goto(address)
  await cleo.getByText('Ines Intake handed this over: The tutor is away until Friday.').waitFor()
  expect(await findings(cleo)).toEqual([])
})
