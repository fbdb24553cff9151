// Linkspan as people meet it: the whole server with the processes and people of the demo, and a headless browser that comes with an npm package. A page that reports an error fails the test that opened it.

import type { AddressInfo } from 'node:net'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { readConfig } from '../../server/config.ts'
import { start } from '../../server/main.ts'
import { ensurePages } from '../../server/pages.ts'
import type { Database } from '../../server/store/connect.ts'
import { type Backend, databasesOn, seededDatabases } from './database.ts'

/** What is looked for on a page comes with one request; half a minute is for a machine that does much else. */
const PATIENCE = 30_000

export type Linkspan = {
  readonly url: string
  /** What the server works on, for those who reach past it. */
  readonly database: Database
  /** Opens a browser of its own and signs in as a demo person, by the name on the sign-in page. */
  as(name: string, options?: { readonly width?: number; readonly dark?: boolean }): Promise<Page>
  /** Opens a browser of its own without signing in. */
  visit(options?: { readonly width?: number; readonly dark?: boolean }): Promise<Page>
  /** What pages reported since the start: uncaught errors, refused content, failed answers of the server. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

/**
 * `environment` sets what the server is told beside its port. An embedded database is filled by the server itself; a
 * PostgreSQL is a copy of one that was filled before, which takes a tenth of the time.
 */
export async function openLinkspan(
  environment: Record<string, string> = {},
  backend: Backend = 'postgres',
): Promise<Linkspan> {
  const databases = await (backend === 'embedded' ? databasesOn('embedded') : seededDatabases())
  const [database] = await Promise.all([databases.open(), ensurePages()])
  const running = await start(readConfig({ PORT: '0', LINKSPAN_LOG: 'silent', ...environment }), database)
  // The public address, where one is set, is nobody's here.
  const { port } = running.app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const browser = await launch()
  const errors: string[] = []
  const visit: Linkspan['visit'] = async ({ width = 1280, dark = false } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: 'en-GB',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    page.on('pageerror', error => errors.push(`${page.url()}: ${error.message}`))
    page.on('console', message => {
      // A refusal is an answer, and pages ask who is signed in before anybody is.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        errors.push(`${page.url()}: ${message.text()}`)
    })
    await page.goto(url)
    return page
  }
  return {
    url,
    database,
    errors,
    visit,
    async as(name, options) {
      const page = await visit(options)
      await page.getByRole('button', { name: new RegExp(`Sign in as ${name}`) }).click()
      await page.getByRole('navigation', { name: 'Desks' }).waitFor()
      return page
    },
    async close() {
      await browser.close()
      await running.stop()
      await database.close()
      await databases.close()
    },
  }
}

/** Without a sandbox, for machines where tests run as root; the package's own flags make one process of all contexts. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await chromium.executablePath())
  return playwright.launch({ executablePath, args: flags, headless: true })
}

/** Fills in a form by its labels: text is typed, a choice is made by its words. */
export async function answer(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(answers)) {
    const name = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\(optional\\))?$`)
    const group = page.getByRole('group', { name })
    const control = page.getByLabel(name)
    await control.or(group).first().waitFor()
    if ((await group.count()) > 0) await group.getByLabel(value, { exact: true }).check()
    else if ((await control.evaluate(element => element.tagName)) === 'SELECT')
      await control.selectOption({ label: value })
    else await control.fill(value)
  }
}

/** Finds an open task in the team's list, takes it on, answers its form and completes it. */
export async function doTask(
  page: Page,
  url: string,
  task: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.goto(`${url}/cases/tasks?view=team`)
  await page.getByRole('link', { name: task }).first().click()
  await page.getByRole('button', { name: 'Take on', exact: true }).click()
  await page.getByRole('button', { name: 'Give back', exact: true }).waitFor()
  await answer(page, answers)
  await page.getByRole('button', { name: 'Complete' }).click()
  await page.getByText(`“${task}” is completed.`).waitFor()
}
