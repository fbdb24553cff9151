// The main job, end to end, in a browser: a worry is reported, people of each role decide, the reporter is coached,
// and the auditor replays all of it and finds it intact.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doTask, type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan

beforeAll(async () => {
  linkspan = await openLinkspan({}, 'embedded')
})

afterAll(async () => {
  await linkspan?.close()
})

const seen = 'Posts that school is a prison and that nobody would miss them.'

test('a signal is led to coaching by people alone, and the auditor replays it', {
  timeout: 360_000,
}, async () => {
  const ines = await linkspan.as('Ines Intake', { at: '/cases/report' })

  // What is missing is told at the top, and the list of it takes the focus.
  await ines.getByRole('button', { name: 'Send the signal' }).click()
  const summary = ines.getByRole('alert')
  await summary.getByRole('heading', { name: '4 answers are still missing' }).waitFor()
  await expect.poll(() => summary.evaluate(element => element === document.activeElement)).toBe(true)
  await summary.getByRole('link', { name: /What was seen/ }).click()
  await expect.poll(() => ines.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')

  await ines.getByLabel('What was seen or said?').fill(seen)
  await ines.getByLabel('In a public post').check()
  await ines.getByRole('group', { name: 'Is life or safety at risk now?' }).getByLabel('No').check()
  await ines.getByLabel('Who noticed it?').selectOption({ label: 'A practitioner' })
  await ines.getByRole('button', { name: 'Send the signal' }).click()
  await ines.getByText('It is case 1.').waitFor()

  await doTask(ines, 'Register the signal with minimum data', {
    'How close is the reporter to the person?': 'They know each other',
    'Is it clear who the person is?': 'Yes',
    'Age, as far as known': '16 or 17',
  })
  await doTask(ines, 'Check for immediate danger, two people', {
    'Is life or safety in immediate danger?': 'No',
    'Second reader': 'Cleo Coordinator',
  })
  await doTask(ines, 'Describe facts for and against, opinion apart', {
    'Facts for the worry': 'Several facts',
    'Facts against the worry': 'Some facts',
    'Is the context understood?': 'Yes',
    'What kind of content is it?': 'Call for help',
    'Which need may be behind it?': 'Belonging',
    'Can the person be reached openly online?': 'No',
  })
  await doTask(ines, 'Decide nature of the signal', {
    'Nature of the signal': 'Worry about wellbeing',
    'Was the suggestion followed?': 'Yes',
    'Reason for the decision': 'The post speaks of loneliness.',
  })

  const lars = await linkspan.as('Lars Legal')
  await doTask(lars, 'Complete proportionality and legality check', {
    Purpose: 'Help early',
    'Legal basis': 'Clear',
    'Is it necessary?': 'Yes',
    'Is there a less intrusive option?': 'There is none',
    'Sensitive data involved?': 'No',
    'Is the person a minor?': 'Yes, best interests looked at',
  })
  await doTask(await linkspan.as('Dina Data Protection'), 'Give data protection advice', {
    Advice: 'Least data, short retention.',
  })
  const milo = await linkspan.as('Milo Mandated')
  await doTask(milo, 'Decide: lawful, necessary, proportionate?', {
    'Lawful, necessary and proportionate?': 'Pass',
    'Does the decision follow the advice?': 'Yes',
    'Reason for the decision': 'Help early, with the least data.',
  })
  await doTask(await linkspan.as('Edda Ethics'), 'Give ethics advice', {
    'Ethics advice': 'Pass',
    'What harm can acting do?': 'A young person may feel watched.',
    'What harm can not acting do?': 'Nobody reaches out.',
    'Dignity and words used': 'No label was used',
    'Equal treatment': 'We would do the same',
    'Has the person been heard?': 'Not yet',
  })
  await doTask(milo, 'Decide after ethics advice', {
    'Decision after ethics advice': 'Pass',
    'Does the decision follow the advice?': 'Yes',
    'Reason for the decision': 'The advice is followed.',
  })
  const cleo = await linkspan.as('Cleo Coordinator')
  await doTask(cleo, 'Choose the route', {
    'Least intrusive route': 'Support the reporter',
    'Was the suggestion followed?': 'No',
    'Reason for the decision': 'The teacher is close enough.',
  })
  await doTask(ines, 'Coach the reporter to talk with the person', {
    'What helps in the talk': 'Listening first',
    'Agreed next step': 'A talk after the lesson.',
  })
  await doTask(cleo, 'Record outcome and reasons', {
    Outcome: 'Reporter coached',
    'Reason for the decision': 'The talk went well.',
    'Feedback to the reporter': 'Thank you; your talk has helped.',
  })
  await doTask(cleo, 'Tell the person concerned, or record why not yet', {
    'How was the person told?': 'Talk',
  })

  // The case waits for its retention to end, and says so.
  await cleo.getByText('Retention and erasure', { exact: false }).first().waitFor()
  await cleo.getByText('Diagram: where the case stands').click()
  await cleo.getByRole('region', { name: /The case stands at/ }).waitFor()

  await replaysAll(await linkspan.as('Axel Auditor'))
  expect(linkspan.errors).toEqual([])
})

async function replaysAll(axel: Page): Promise<void> {
  await axel.goto(`${linkspan.url}/audit`)
  await axel.getByRole('link', { name: 'Case 1' }).click()
  await axel.getByRole('heading', { name: /Replay of case 1/ }).waitFor()
  const slider = axel.getByRole('slider', { name: 'Step of the replay' })
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^Step 1 of \d+: The case began/)

  // Keys work inside the replay: to the end, back to the last choice, and its reason is told.
  await axel.getByRole('button', { name: 'Next ›' }).focus()
  await axel.keyboard.press('End')
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^Step (\d+) of \1:/)
  await axel.keyboard.press('Home')
  const steps = axel.getByRole('region', { name: 'Steps' })
  await steps
    .getByRole('button', { name: /Decide nature of the signal.*is completed by Ines Intake/ })
    .click()
  await axel.getByRole('heading', { name: /Why this way: Nature of the signal/ }).waitFor()
  await axel.getByText('✓ met').first().waitFor()
  const data = axel.getByRole('region', { name: 'Data at this step' })
  await data.getByRole('rowheader', { name: 'Reason for the decision', exact: true }).waitFor()
  await axel.getByRole('region', { name: /The case stands at: Complete proportionality/ }).waitFor()
  const current = steps.locator('[aria-current="step"]')
  await expect
    .poll(() => current.textContent())
    .toContain('“Decide nature of the signal” is completed by Ines Intake')

  // The list has moved to the step.
  await expect
    .poll(() =>
      current.evaluate(step => {
        const [item, list] = [step.getBoundingClientRect(), step.closest('ol')!.getBoundingClientRect()]
        return item.top >= list.top - 1 && item.bottom <= list.bottom + 1
      }),
    )
    .toBe(true)

  // A link to a step opens at that step.
  const step = new URL(axel.url()).searchParams.get('step')
  await axel.reload()
  await expect.poll(() => slider.getAttribute('value')).toBe(step)

  // By real time too an arrow key goes one step, and what was folded is told.
  await axel.getByRole('combobox', { name: 'Slider' }).selectOption({ label: 'by real time' })
  await axel.getByText(/quiet spells? (is|are) folded|Nothing is folded/).waitFor()
  await slider.focus()
  await axel.keyboard.press('ArrowRight')
  await expect
    .poll(() => slider.getAttribute('aria-valuetext'))
    .toMatch(new RegExp(`^Step ${Number(step) + 1} of`))

  await axel.getByRole('button', { name: 'Verify this case' }).click()
  await axel.getByRole('heading', { name: 'The trail is intact.' }).waitFor()
}
