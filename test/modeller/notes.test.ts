// Notes in a case, as people write and read them, and the case on paper.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, tooWide } from '../support/axe.ts'
import { type Linkspan, openLinkspan, reportWorry } from '../support/browser.ts'

const PATIENCE = { timeout: 60_000 }
let linkspan: Linkspan

beforeAll(async () => {
  linkspan = await openLinkspan()
})

afterAll(async () => {
  await linkspan?.close()
})

test(
  'a note stands in the case with its author, and a case on hold says why it takes none',
  PATIENCE,
  async () => {
    const key = await reportWorry(linkspan)
    const ines = await linkspan.as('Ines Intake', { width: 1440, at: `/cases/${key}` })
    await ines.getByLabel('New note').fill('The school calls back on Monday.')
    await ines.keyboard.press('Tab')
    await ines.keyboard.press('Enter')
    await ines.getByText('The note is added.').waitFor()
    const cleo = await linkspan.as('Cleo Coordinator', { width: 390, dark: true, at: `/cases/${key}` })
    const note = cleo.getByRole('listitem').filter({ hasText: 'The school calls back on Monday.' })
    await note.getByText(/^Ines Intake, /).waitFor()
    expect(await findings(cleo)).toEqual([])
    expect(await tooWide(cleo)).toBe(0)
    // On paper: what is known and who printed it, and nothing to fill in or press.
    await cleo.emulateMedia({ media: 'print' })
    await cleo.getByText(/^Printed by Cleo Coordinator, /).waitFor()
    await note.waitFor()
    await expect
      .poll(() => cleo.locator('button:visible, input:visible, select:visible, textarea:visible').count())
      .toBe(0)
    // Whoever works in dark prints in light.
    const signed = note.getByText(/^Ines Intake, /)
    await expect.poll(() => signed.evaluate(line => getComputedStyle(line).color)).toBe('rgb(82, 91, 107)')
    await cleo.emulateMedia({ media: 'screen' })
    await cleo.getByRole('button', { name: 'More', exact: true }).click()
    await cleo.getByRole('button', { name: 'Print or save as PDF' }).waitFor()
    await cleo.getByRole('button', { name: 'Put on hold' }).click()
    const dialog = cleo.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('Waiting for the parents.')
    await dialog.getByRole('button', { name: 'Put on hold' }).click()
    await cleo.getByText('The case is on hold. Once it is resumed, notes can be added.').waitFor()
    // Whoever opens it reads why, also where nobody said when to look again.
    await ines.getByText('On hold: Waiting for the parents.').waitFor()
    expect(await findings(cleo)).toEqual([])
    expect(linkspan.errors).toEqual([])
  },
)
