// What those who answer for the work see, and what everybody may read: public pages, frameworks, gap reports, notices
// and figures; each by the person whose page it is, in light and dark, wide and small.

import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults, SMALL, tooWide } from '../support/axe.ts'
import { type Linkspan, openLinkspan } from '../support/browser.ts'

let linkspan: Linkspan
let asIs: string
let version: string

beforeAll(async () => {
  linkspan = await openLinkspan()
  const all = async (path: string) =>
    (await linkspan.ask<{ items: Record<string, string>[] }>('Dora Designer', 'GET', path)).items
  const drafts = await all('/drafts')
  const versions = await all('/process-definitions?latest=true')
  asIs = drafts.find(({ variant }) => variant === 'as-is')!.id!
  version = versions.find(({ processId }) => processId === 'rights_request')!.key!
}, 180_000)

afterAll(async () => {
  await linkspan?.close()
})

describe('what everybody may read', () => {
  test('from the sign-in page’s side of the door to every step of a process, in three languages', async () => {
    const page = await linkspan.visit()
    await page.goto(`${linkspan.url}/about`)
    await page.getByRole('heading', { name: 'What we do, in plain words' }).waitFor()
    await page.getByText(/is in force and will be reviewed/).waitFor()
    await page.getByRole('link', { name: 'From online signal to offline support' }).click()
    await page.getByRole('heading', { level: 1, name: 'From online signal to offline support' }).waitFor()
    for (const heading of ['What we do', 'What we never do', 'Who decides', 'Your rights'])
      await page.getByRole('heading', { name: heading, exact: true }).waitFor()
    await page.getByRole('heading', { name: 'In short, for young people' }).waitFor()
    const steps = page.getByRole('region', { name: 'Step by step, in words' })
    await expect.poll(() => steps.getByRole('listitem').count()).toBeGreaterThan(50)
    // On a telephone the many steps are closed until somebody wants them; the contents lead to them.
    await page.setViewportSize({ width: SMALL.width, height: 844 })
    await page.reload()
    await steps.waitFor()
    await expect.poll(() => steps.getByRole('listitem').first().isVisible()).toBe(false)
    await page.getByRole('link', { name: 'Step by step, in words' }).click()
    await steps.getByRole('listitem').first().waitFor()
    await page.setViewportSize({ width: 1280, height: 900 })
    for (const [language, heading] of [
      ['Nederlands', 'Wat we nooit doen'],
      ['Français', 'Ce que nous ne faisons jamais'],
    ] as const) {
      await page.getByRole('button', { name: /^(EN|NL)/ }).click()
      await page.getByRole('menuitemradio', { name: language }).click()
      await page.getByRole('heading', { name: heading }).waitFor()
    }
  })

  test('a process that does not run has no page, and the list is offered', async () => {
    const page = await linkspan.visit()
    await page.goto(`${linkspan.url}/about/nothing_of_the_kind`)
    await page.getByRole('heading', { name: 'There is no public page for this process' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'All processes' }).click()
    await page.getByRole('heading', { name: 'What we do, in plain words' }).waitFor()
  })
})

test('a framework is proposed, approved with a reason, paused and resumed', async () => {
  const ada = await linkspan.as('Ada Admin', { at: '/admin/frameworks' })
  await ada.getByRole('button', { name: 'Propose a version' }).click()
  const propose = ada.getByRole('dialog', { name: 'Propose a version' })
  await propose.getByRole('button', { name: 'Propose a version' }).click()
  await expect.poll(() => propose.locator('[aria-invalid="true"]').count()).toBe(4)
  await propose.getByLabel('Version').fill('2027')
  await propose.getByLabel('Title').fill('Framework of the city')
  await propose.getByLabel('Purpose').fill('Early help, in the open.')
  await propose.getByLabel('To be reviewed by').fill('2099-01-01')
  await propose.getByRole('button', { name: 'Propose a version' }).click()
  await ada.getByText('Version 2027: proposed.').waitFor()

  const decide = async (what: string, state: string) => {
    await ada.getByRole('button', { name: `${what} version 2027` }).click()
    const dialog = ada.getByRole('dialog', { name: `${what} version 2027` })
    await dialog.getByRole('button', { name: what }).click()
    await expect.poll(() => dialog.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true')
    await dialog.getByLabel('Reason').fill('The college met.')
    await dialog.getByRole('button', { name: what }).click()
    await ada.getByText(`Version 2027: ${state}.`).waitFor()
  }
  await decide('Approve', 'in force')
  await decide('Pause', 'paused')

  const dora = await linkspan.as('Dora Designer', { at: `/design/drafts/${asIs}` })
  await dora.getByRole('button', { name: 'Deploy…' }).click()
  await dora.getByText('No framework is in force.').waitFor()

  await decide('Resume', 'in force')
  await expect(ada.getByRole('row', { name: /^demo-1.*replaced/ }).count()).resolves.toBe(1)
})

test('today’s practice has a gap report: each rule it breaks, why, and what is done instead', async () => {
  const dora = await linkspan.as('Dora Designer', { at: '/design' })
  await dora.getByRole('link', { name: 'Gap report' }).click()
  await dora.getByText(/It breaks \d+ of 31 rules/).waitFor()
  const rule = dora.getByRole('region', { name: /^GOV-02/ })
  await rule.getByText('Why', { exact: true }).waitFor()
  await rule.getByText('What “From online signal to offline support” does').waitFor()
  await dora.getByLabel('Beside the process to be').selectOption({ label: 'nothing' })
  await rule.getByText('What to do', { exact: true }).waitFor()
  await dora.getByRole('heading', { name: 'Rules it keeps' }).waitFor()
  // On a telephone it begins as a list of rules with how much of each there is; on paper all of it is there.
  const small = await linkspan.as('Dora Designer', { ...SMALL, at: new URL(dora.url()).pathname })
  const folded = small.getByRole('region', { name: /^GOV-02/ })
  await folded.getByText('8 places').waitFor()
  const why = folded.getByText('Why', { exact: true })
  await expect.poll(() => why.isVisible()).toBe(false)
  await small.emulateMedia({ media: 'print' })
  await expect.poll(() => why.isVisible()).toBe(true)
  await small.emulateMedia({ media: 'screen' })
  await folded.locator('summary').press('Enter')
  await why.waitFor()
})

test('figures over few cases are hidden, in words', async () => {
  const axel = await linkspan.as('Axel Auditor', { at: '/audit/picture?process=signal_to_support' })
  await axel.getByText('Cases in this period: fewer than 10*.').waitFor()
  const steps = axel.getByRole('table', { name: /Steps: the same as a table/ })
  // Lines that say no more than that stand behind a button, and of many the first ten.
  const press = (name: RegExp) => axel.locator('.picture-table').getByRole('button', { name }).click()
  const rows = steps.getByRole('row')
  await press(/^\d+ lines with fewer than 10 cases/)
  await expect.poll(() => rows.count()).toBe(11)
  const row = steps.getByRole('row', { name: /Register the signal with minimum data/ })
  await expect.poll(() => row.getByText('fewer than 10*').count()).toBe(3)
  await press(/^Show all \d+ lines/)
  await expect.poll(() => rows.count()).toBeGreaterThan(30)
  await axel.getByLabel('Version').selectOption({ label: 'Version 1' })
  await expect.poll(() => new URL(axel.url()).searchParams.get('version')).toMatch(/^[0-9a-f-]{36}$/)
})

describe('the picture of a process with enough cases', () => {
  let axel: Page
  let watched: { key: string; number: number }
  const READ = 12
  const CALLED_OFF = 11
  const ALL = READ + CALLED_OFF
  /** How the figures tell that so many came. */
  const TOLD = '20–29'

  beforeAll(async () => {
    const ask = <Answer>(method: string, path: string, body?: object) =>
      linkspan.ask<Answer>('Cleo Coordinator', method, path, body)
    const content = await readFile(new URL('picture/contacted.bpmn', import.meta.url), 'utf8')
    await linkspan.ask('Dora Designer', 'POST', '/deployments', {
      resources: [{ name: 'contacted.bpmn', content }],
    })
    const complete = async (instance: string) => {
      const { items } = await ask<{ items: { key: string }[] }>('GET', `/user-tasks?instanceKey=${instance}`)
      await ask('POST', `/user-tasks/${items[0]?.key}/completion`, {})
    }
    for (let number = 1; number <= ALL; number++) {
      const { instance } = await ask<{ instance: typeof watched }>('POST', '/process-instances', {
        processId: 'online_outreach',
      })
      watched = instance
      await complete(instance.key)
      if (number <= READ) await complete(instance.key)
      else await ask('POST', `/process-instances/${instance.key}/cancellation`, { reason: 'No need.' })
    }
    axel = await linkspan.as('Axel Auditor', { at: '/audit/picture?process=online_outreach' })
    await axel.getByText(`Cases in this period: ${TOLD}.`).waitFor()
  }, 180_000)

  const table = (name: string) => axel.getByRole('table', { name: new RegExp(`^${name}`) })
  const taken = async (press: () => Promise<void>) => {
    const [file] = await Promise.all([axel.waitForEvent('download'), press()])
    return readFile(await file.path(), 'utf8')
  }

  test('is warm where it is frequent or where it takes long, and says what warmth means', async () => {
    const badge = axel.locator('.djs-overlays[data-container-id="F_t4"]')
    await badge.getByText(TOLD, { exact: true }).waitFor()
    await axel.locator('.djs-element.heat-4[data-element-id="F_t4"]').waitFor({ state: 'attached' })
    await axel.locator('.djs-element.mark-path[data-element-id="to_read"]').waitFor({ state: 'attached' })
    const legend = axel.getByRole('list', { name: 'What the colours mean' })
    await expect
      .poll(() => legend.getByRole('listitem').allTextContents())
      .toEqual(['up to 19', 'up to 29', 'none, or fewer than 10 cases', 'way that 10 cases or more took'])
    await axel.getByLabel('Show', { exact: true }).selectOption({ label: 'how long (median)' })
    await expect.poll(() => new URL(axel.url()).searchParams.get('by')).toBe('time')
    await badge.getByText(/^\d+ secs?$/).waitFor()
  })

  test.each([
    ['Key figures of the process', /^F-K1 .*50%.*20–29/, '"F-K1 '],
    ['Waiting until somebody of a role', /^Local coordinator.*20–29/, '"Local coordinator","20–29"'],
    ['Where cases left the drawing', /^Called off.*at any step.*10–19/, '"Called off","at any step","10–19"'],
    ['Deadlines kept', /^Write.*100%.*20–29/, '"Write","1","20–29"'],
    ['From one task to the next', /^Write.*Read the answer.*10–19/, '"Write","Read the answer","10–19"'],
    ['Most frequent paths', /^Write → Read the answer.*10–19/, '"Write → Read the answer","10–19"'],
    ['Steps: the same as a table', /^Write.*20–29/, '"Write","20–29"'],
  ])('tells “%s” as a table, which leaves as a file', async (name, row, line) => {
    await table(name).getByRole('row', { name: row }).first().waitFor()
    expect(await taken(() => table(name).getByRole('button', { name: /^CSV/ }).click())).toContain(line)
  })

  test('leaves as an event log with a reason, as XES and as CSV', async () => {
    const log = (format: string) =>
      taken(async () => {
        await axel.getByRole('button', { name: `Take the event log (${format})` }).click()
        const dialog = axel.getByRole('dialog')
        await dialog.getByLabel('Reason').fill('The yearly report.')
        await dialog.getByRole('button', { name: `Take the event log (${format})` }).click()
      })
    const xes = await log('XES')
    expect(xes).toContain('<log xes.version="2.0"')
    expect(xes.match(/<trace>/g)).toHaveLength(ALL)
    const [head, ...lines] = (await log('CSV')).trimEnd().split('\r\n')
    expect(head).toBe('case,activity,element,transition,role,time')
    expect(lines.filter(each => each.includes(',Write,F_t4,complete,coordinator,'))).toHaveLength(ALL)
  })

  test('is of the period and the version that are chosen', async () => {
    const version = axel.getByLabel('Version', { exact: true })
    await version.selectOption({ label: 'Version 1' })
    await axel.getByText('Cases in this period: fewer than 10*.').waitFor()
    await version.selectOption({ label: 'Version 2' })
    await axel.getByText(`Cases in this period: ${TOLD}.`).waitFor()
    const until = axel.getByLabel('Up to and including', { exact: true })
    const quarters = until.locator('option')
    const [now] = await quarters.evaluateAll(options => options.map(one => (one as HTMLOptionElement).value))
    await axel.getByLabel('From', { exact: true }).selectOption({ index: 3 })
    await until.selectOption({ index: 2 })
    await axel.getByText('Cases in this period: fewer than 10*.').waitFor()
    await until.selectOption(now!)
    await axel.getByText(`Cases in this period: ${TOLD}.`).waitFor()
  })

  test('uses a very wide screen, and the mark of bpmn.io lies open on it', async () => {
    await axel.setViewportSize({ width: 2560, height: 1440 })
    const left = async (of: Locator) => (await of.boundingBox())!.x
    await expect
      .poll(async () => (await left(table('Deadlines'))) > (await left(table('Waiting'))))
      .toBe(true)
    expect(await tooWide(axel)).toBe(0)
    const mark = axel.locator('.bjs-powered-by')
    await mark.scrollIntoViewIfNeeded()
    await expect
      .poll(() =>
        mark.evaluate(link => {
          const { left, top, width, height } = link.getBoundingClientRect()
          return link.contains(document.elementFromPoint(left + width / 2, top + height / 2))
        }),
      )
      .toBe(true)
  })

  test('the log tells who saw a case and who took what, by person, action, case and day', async () => {
    await linkspan.ask('Cleo Coordinator', 'GET', `/process-instances/${watched.key}`)
    await axel.goto(`${linkspan.url}/audit/cases/${watched.key}`)
    await axel.locator('.step-list [aria-current="step"]').waitFor()
    // As wide as the picture before it, and so is the log.
    expect(await tooWide(axel)).toBe(0)
    await axel.goto(`${linkspan.url}/audit/log`)
    const rows = axel.getByRole('table').locator('tbody tr')
    await rows.first().waitFor()
    expect(await tooWide(axel)).toBe(0)
    const search = axel.getByRole('search')
    const cells = (column: number) => async () => [
      ...new Set(await rows.locator(`td:nth-child(${column})`).allTextContents()),
    ]

    await search.getByLabel('Case number').fill(String(watched.number))
    await expect.poll(cells(4)).toEqual([`Case ${watched.number}`])
    // The auditor’s own look is among them.
    await expect
      .poll(async () => (await cells(2)()).sort())
      .toEqual(['Axel Auditoraxel', 'Cleo Coordinatorcleo'])
    await search.getByLabel('Who').fill('cleo coordinator')
    await expect.poll(cells(2)).toEqual(['Cleo Coordinatorcleo'])
    await search.getByLabel('Who').fill('axel')
    await expect.poll(cells(2)).toEqual(['Axel Auditoraxel'])
    await expect.poll(async () => (await cells(3)()).sort()).toEqual(['Case opened', 'Trail opened'])
    await search.getByLabel('Action').selectOption({ label: 'Trail opened' })
    await expect.poll(cells(3)).toEqual(['Trail opened'])

    await search.getByLabel('Case number').fill('')
    await search.getByLabel('Action').selectOption({ label: 'Event log exported' })
    await expect.poll(cells(5)).toEqual(['The yearly report.'])
    await search.getByLabel('From').fill('2099-01-01')
    await axel.getByText('No entry fits.').waitFor()
    await search.getByLabel('From').fill('')
    await expect.poll(() => rows.count()).toBe(2)
    await search.getByLabel('Up to and including').fill('2020-01-01')
    await axel.getByText('No entry fits.').waitFor()
    // The address keeps what is looked for, so that it can be handed on.
    await axel.reload()
    await axel.getByText('No entry fits.').waitFor()
    expect(await search.getByLabel('Who').inputValue()).toBe('axel')
  })
})

test('a mandated official finds notices in the navigation, with how many are open', async () => {
  const milo = await linkspan.as('Milo Mandated', { at: '/cases/tasks' })
  await milo.getByRole('link', { name: /^Notices\s*0$/ }).click()
  await milo.getByText('No notice.').waitFor()
})

const pages: readonly (readonly [
  who: string | null,
  path: () => string,
  ready: string,
  /** What is closed on a small page, and is opened to be looked at. */
  closed?: string,
])[] = [
  [null, () => '/about', '.about-list'],
  [null, () => '/about/rights_request', '.twin-steps', 'Step by step, in words'],
  [null, () => '/about/nothing', '.empty'],
  ['Ada Admin', () => '/admin/frameworks', 'table'],
  ['Milo Mandated', () => '/cases/notices', '.empty'],
  ['Dora Designer', () => `/design/drafts/${asIs}/gaps`, '.gap-facts'],
  ['Dora Designer', () => `/design/versions/${version}`, '.twin-steps', 'Step by step, in words'],
  ['Axel Auditor', () => `/audit/picture?version=${version}`, '.picture-table'],
]

describe('axe finds nothing and nothing runs off the side, wide and small', () => {
  const opened = new Map<string | null, Promise<Page>>()
  const pageOf = (who: string | null) => {
    const page = opened.get(who) ?? (who === null ? linkspan.visit(SMALL) : linkspan.as(who, SMALL))
    opened.set(who, page)
    return page
  }

  test.each(
    pages.map(([who, path, ready, closed]) => ({
      who,
      path,
      ready,
      closed,
      title: path.toString().replace(/^\(\) => /, ''),
    })),
  )('$title', async ({ who, path, ready, closed }) => {
    const page = await pageOf(who)
    await page.goto(`${linkspan.url}${path()}`)
    if (closed !== undefined) await page.locator('summary').getByText(closed, { exact: true }).click()
    await page.locator(`main ${ready}`).first().waitFor({ state: 'attached' })
    expect(await faults(page, 1440)).toEqual([])
  })
})

test('no page reported an error', () => {
  expect(linkspan.errors).toEqual([])
})
