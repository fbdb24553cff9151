// Linkspan as people meet it: the whole server with the processes and people of the demo, and a headless browser that comes with an npm package. A page that reports an error fails the test that opened it.

import type { AddressInfo } from 'node:net'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'
import { COOKIE } from '../../server/auth/guard.ts'
import { readConfig } from '../../server/config.ts'
import type { SignInPage } from '../../server/contract/sessions.ts'
import { start } from '../../server/main.ts'
import type { Database } from '../../server/store/connect.ts'
import { type Backend, databasesOn, seededDatabases } from './database.ts'
import { pagesAreBuilt } from './one-build.ts'

/** What is looked for on a page comes with one request; half a minute is for a machine that does much else. */
const PATIENCE = 30_000

/** `at` is the path that is opened, else the first page. */
type Look = { readonly width?: number; readonly dark?: boolean; readonly at?: string }

export type Linkspan = {
  readonly url: string
  /** What the server works on, for those who reach past it. */
  readonly database: Database
  /** Opens a browser of its own where a demo person is signed in already, by the name on the sign-in page. */
  as(name: string, look?: Look): Promise<Page>
  /** Opens a browser of its own without signing in. */
  visit(look?: Look): Promise<Page>
  /** Asks the server as a demo person, past the pages. Rejects with what it says where it refuses. */
  ask<Answer>(name: string, method: string, path: string, body?: object): Promise<Answer>
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
  const [database, browser] = await Promise.all([databases.open(), launch(), pagesAreBuilt()])
  const running = await start(readConfig({ PORT: '0', LINKSPAN_LOG: 'silent', ...environment }), database)
  // The public address, where one is set, is nobody's here.
  const { port } = running.app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const errors: string[] = []
  const contextOf = ({ width = 1280, dark = false }: Look) =>
    browser.newContext({
      viewport: { width, height: 900 },
      locale: 'en-GB',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    })
  const open = async (context: BrowserContext, { at = '/' }: Look) => {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    page.on('pageerror', error => errors.push(`${page.url()}: ${error.message}`))
    page.on('console', message => {
      // A refusal is an answer, and pages ask who is signed in before anybody is.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        errors.push(`${page.url()}: ${message.text()}`)
    })
    await page.goto(url + at)
    return page
  }
  const sessions = new Map<string, Promise<string>>()
  const sessionOf = (name: string) => {
    const session = sessions.get(name) ?? signIn(url, name)
    sessions.set(name, session)
    return session
  }
  return {
    url,
    database,
    errors,
    visit: async (look = {}) => open(await contextOf(look), look),
    async as(name, look = {}) {
      const context = await contextOf(look)
      await context.addCookies([{ name: COOKIE, value: await sessionOf(name), url }])
      const page = await open(context, look)
      await page.getByRole('navigation', { name: 'Desks' }).waitFor()
      return page
    },
    async ask<Answer>(name: string, method: string, path: string, body?: object) {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          cookie: `${COOKIE}=${await sessionOf(name)}`,
          ...(body && { 'content-type': 'application/json', 'if-match': '*' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path}: ${text}`)
      return JSON.parse(text) as Answer
    },
    async close() {
      await browser.close()
      await running.stop()
      await database.close()
      await databases.close()
    },
  }
}

/** As the sign-in page does it, and without that page: it has a test of its own. Answers with the secret of the session. */
async function signIn(url: string, name: string): Promise<string> {
  const { people } = (await (await fetch(`${url}/api/v1/sign-in`)).json()) as SignInPage
  const { username, password } = people.find(person => person.name === name)!
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  return /=([^;]+)/.exec(answer.headers.get('set-cookie')!)![1]!
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

/** Goes to another page as a link of the pages does: nothing is loaded anew. */
export async function goWithin(page: Page, path: string): Promise<void> {
  await page.evaluate(to => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
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

/** A worry is reported. Answers with the key of the case that begins. */
export async function reportWorry({ ask }: Linkspan): Promise<string> {
  const { instanceKey } = await ask<{ instanceKey: string }>('Ines Intake', 'POST', '/online-signals', {
    what_was_seen: 'A post that worries me.',
    reporter_role: 'resident',
    danger: 'no',
  })
  return instanceKey
}

/** Finds an open task in the team's list, takes it on, answers its form and completes it. */
export async function doTask(
  page: Page,
  task: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const pages = page.getByRole('navigation', { name: 'Pages of this desk' })
  await pages.getByRole('link', { name: /^Team/ }).click()
  await page.getByRole('link', { name: task }).first().click()
  await page.getByRole('button', { name: 'Take on', exact: true }).click()
  await page.getByRole('button', { name: 'Give back', exact: true }).waitFor()
  await answer(page, answers)
  await page.getByRole('button', { name: 'Complete' }).click()
  await page.getByText(`“${task}” is completed.`).waitFor()
}
