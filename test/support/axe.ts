// What axe finds on a page, a line a finding.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // What is well is not gathered, which takes a quarter of the time.
  resultTypes: ['violations'],
}

type Found = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

/**
 * The drawing board's own tools are not ours to change; the outline offers the same in words. Where nobody is in it, the
 * board is emptied meanwhile: axe would measure its thousands of parts, and take twice the time.
 */
export async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  return page.evaluate(async options => {
    const { run } = (
      globalThis as unknown as { axe: { run: (context: object, options: object) => Promise<Found> } }
    ).axe
    const boards = [...document.querySelectorAll('.djs-container:not(:focus-within)')]
    const drawn = boards.map(board => [...board.childNodes])
    for (const board of boards) board.replaceChildren()
    const { violations } = await run({ exclude: ['.djs-container'] }, options)
    for (const [at, board] of boards.entries()) board.replaceChildren(...drawn[at]!)
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    )
  }, rules)
}

/** How many pixels a page is wider than the screen. */
export const tooWide = (page: Page) =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  )

/** How much of a page moved by itself since it was opened: 0.1 is a tenth of the screen by its whole height, or the like. */
export const moved = (page: Page) =>
  page.evaluate(() => {
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean }
    const observer = new PerformanceObserver(() => {})
    observer.observe({ type: 'layout-shift', buffered: true })
    return (observer.takeRecords() as Shift[])
      .filter(({ hadRecentInput }) => !hadRecentInput)
      .reduce((sum, { value }) => sum + value, 0)
  })

/**
 * What stands in anybody's way on a page, a line each: what axe finds, and what runs off the side, on a wide screen in
 * light and on a small one in dark, as which it is left. Looks are a matter of style alone, so one load serves both.
 */
export async function faults(page: Page, wide = 1280): Promise<string[]> {
  const found: string[] = []
  for (const [width, colorScheme] of [
    [wide, 'light'],
    [SMALL.width, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    const told = await findings(page)
    const beyond = await tooWide(page)
    if (beyond > 0) told.push(`It is ${beyond} px wider than the screen.`)
    const outside = await page.evaluate(boxesOutside)
    found.push(...[...told, ...outside].map(one => `${colorScheme}, ${width} px: ${one}`))
  }
  return found
}

/** How a page is opened whose faults are looked for: as it is hardest to get right. */
export const SMALL = { width: 390, dark: true }

/** Nothing of a dialog runs off the side either. */
function boxesOutside(): string[] {
  return [...document.querySelectorAll('.modal, .popover')]
    .filter(box => box.getBoundingClientRect().right > document.documentElement.clientWidth)
    .map(box => `${box.className} runs off the side.`)
}
