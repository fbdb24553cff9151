// A new embedded database begins with the processes of this package: those that run are deployed, today's practice is
// kept as a draft beside them; and with demo people, so that every desk can be tried at once.

import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashPassword } from './auth/password.ts'
import { kindOf } from './casework/compile.ts'
import { deploy } from './casework/deploy.ts'
import { filesOf } from './casework/draft-files.ts'
import type { DraftInput, Resource } from './contract/drafts.ts'
import type { DemoPerson } from './contract/sessions.ts'
import { checksumsOf } from './rules/retention.ts'
import type { Database } from './store/connect.ts'
import { createDraft, draftNamed } from './store/drafts.ts'
import { approveFramework, proposeFramework, standing } from './store/frameworks.ts'
import { writeLog } from './store/log.ts'

const PROCESSES = fileURLToPath(new URL('../processes', import.meta.url))

/** A year from today: the college of the demo looks at its framework once a year. */
const REVIEW_MS = 365 * 86_400_000

/** The demo begins with a framework in force, which approves the tables of this package. */
export async function seedFramework({ kysely }: Database, folder: string = PROCESSES): Promise<void> {
  if ((await standing(kysely)).standing !== 'missing') return
  const resources = (
    await Promise.all((await foldersIn(folder)).map(name => filesIn(path.join(folder, name))))
  ).flat()
  const tables = await checksumsOf(resources)
  const id = await proposeFramework(kysely, {
    version: 'demo-1',
    title: 'Framework of the demo',
    purpose: 'Trying out Linkspan with made-up cases. It approves nothing for real ones.',
    reviewDate: new Date(Date.now() + REVIEW_MS).toISOString().slice(0, 10),
    note: null,
    tables,
    by: 'system',
  })
  if (id !== null) await approveFramework(kysely, id, tables, 'system', 'Comes with the demo')
}

type Log = { info(message: string): void; warn(message: string): void }

/** Keeps every process of the package as a draft, and deploys those that run. What was cut off is made up for. */
export async function seedProcesses(database: Database, log: Log, folder: string = PROCESSES): Promise<void> {
  const { kysely } = database
  if (await kysely.selectFrom('log').select('id').where('action', '=', SEEDED).executeTakeFirst()) return
  for (const name of await foldersIn(folder)) {
    const files = await filesIn(path.join(folder, name))
    const others = files.filter(file => kindOf(file.name) !== 'bpmn')
    for (const [index, drawing] of files.filter(file => kindOf(file.name) === 'bpmn').entries()) {
      await seedDrawing(database, log, {
        name: titleOf(drawing, index),
        xml: drawing.content,
        resources: others,
      })
    }
  }
  await writeLog(database, { actor: 'system', action: SEEDED, result: 'done' })
}

const SEEDED = 'processes.seed'

async function seedDrawing(
  database: Database,
  log: Log,
  drawing: Omit<DraftInput, 'variant'>,
): Promise<void> {
  const runs = /isExecutable="true"/.test(drawing.xml)
  const variant = runs ? 'to-be' : 'as-is'
  const known = await draftNamed(database.kysely, drawing.name)
  const draftId = known ?? (await createDraft(database.kysely, { ...drawing, variant }, 'system'))
  if (!runs) return
  const note = 'Comes with Linkspan'
  const result = await deploy(database, { resources: filesOf(drawing), variant, note, draftId, by: 'system' })
  if (result.ok) return
  const [first] = result.findings
  log.warn(`${drawing.name} is not deployed: ${first?.code} ${first?.element ?? ''} ${first?.message}`)
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}

async function filesIn(folder: string): Promise<Resource[]> {
  const names = (await readdir(folder)).filter(name => kindOf(name) !== null).sort()
  return Promise.all(
    names.map(async name => ({ name, content: await readFile(path.join(folder, name), 'utf8') })),
  )
}

/** The name of the participant or process that runs, else of the file. */
function titleOf({ name, content }: Resource, index: number): string {
  const title = /<(?:[\w-]+:)?process\b[^>]*\sname="([^"]{1,200})"/.exec(content)?.[1]
  return title
    ? title.replaceAll('&amp;', '&').replaceAll('&#39;', '’').replaceAll('&quot;', '"')
    : `${name.replace(/\.bpmn$/, '')}${index > 0 ? ` ${index + 1}` : ''}`
}

type Person = Omit<DemoPerson, 'password'> & { readonly organisation?: string }

/** A person for every desk and every lane. */
const PEOPLE: readonly Person[] = [
  { username: 'dora', name: 'Dora Designer', roles: ['designer'] },
  { username: 'ines', name: 'Ines Intake', roles: ['intake'] },
  { username: 'cleo', name: 'Cleo Coordinator', roles: ['coordinator'] },
  { username: 'lars', name: 'Lars Legal', roles: ['legal'] },
  { username: 'dpo', name: 'Dina Data Protection', roles: ['dpo'] },
  { username: 'edda', name: 'Edda Ethics', roles: ['ethics'] },
  { username: 'milo', name: 'Milo Mandated', roles: ['mandated-official'] },
  { username: 'rosa', name: 'Rosa Records', roles: ['records'] },
  { username: 'otto', name: 'Otto Outreach', roles: ['online-worker', 'host', 'moderator'] },
  { username: 'suki', name: 'Suki Supervisor', roles: ['supervisor'] },
  { username: 'pia', name: 'Pia Partner', roles: ['partner-contact'], organisation: 'school' },
  { username: 'yara', name: 'Yara Youth Work', roles: ['partner-contact'], organisation: 'youth_work' },
  { username: 'axel', name: 'Axel Auditor', roles: ['auditor'] },
  { username: 'ada', name: 'Ada Admin', roles: ['admin'] },
]

/** Roles of lanes that no demo person has yet go to one who stands in for them. */
const STAND_IN: Person = { username: 'theo', name: 'Theo Team', roles: [] }

/**
 * Makes the demo people where there are none, and a password for all of them that is new at each start: it is
 * printed and shown at the sign-in page, and no two installations share it.
 */
export async function seedPeople(database: Database): Promise<DemoPerson[]> {
  const password = `demo-${randomBytes(4).toString('hex')}-${randomBytes(2).toString('hex')}`
  const hash = await hashPassword(password)
  const people = [...PEOPLE, { ...STAND_IN, roles: await otherRoles(database) }].filter(
    person => person.roles.length > 0,
  )
  for (const { username, name, roles, organisation = null } of people) {
    await database.kysely
      .insertInto('account')
      .values({ username, name, password: hash, roles: [...roles], organisation, active: true, demo: true })
      .onConflict(conflict =>
        conflict
          .column('username')
          .doUpdateSet({ password: hash, roles: [...roles], organisation })
          .where('account.demo', '=', true),
      )
      .execute()
  }
  return people.map(({ username, name, roles }) => ({ username, name, roles: [...roles], password }))
}

async function otherRoles({ kysely }: Database): Promise<string[]> {
  const rows = await kysely.selectFrom('process_definition').select('roles').execute()
  const known = new Set(PEOPLE.flatMap(person => person.roles))
  return [...new Set(rows.flatMap(row => row.roles))].filter(role => !known.has(role)).sort()
}
