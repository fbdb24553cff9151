// Reading deployments and their versions.

import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Translations } from '../../engine/graph/translations.ts'
import { seesAll } from '../auth/can.ts'
import { laneRoles, type Subject } from '../auth/subject.ts'
import type { Definition } from '../contract/definitions.ts'
import type { Resource } from '../contract/drafts.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'

/** Counted are the cases that somebody may see; a designer must know of any version whether it is in use. */
function counts(subject: Subject | null) {
  if (subject === null) return sql<boolean>`false`
  if (seesAll(subject) || subject.roles.includes('designer')) return sql<boolean>`true`
  return sql<boolean>`d.roles && ${laneRoles(subject)}::text[]`
}

function definitions(db: Kysely<Tables>, subject: Subject | null) {
  const counted = (count: RawBuilder<string>) =>
    sql<string>`case when ${counts(subject)} then (${count}) else 0 end`
  return db
    .selectFrom('process_definition as d')
    .innerJoin('deployment', 'deployment.key', 'd.deployment_key')
    .select([
      'd.key',
      'd.process_id',
      'd.name',
      'd.version',
      'd.version_tag',
      'd.deployment_key',
      'd.resource_name',
      'd.starts',
      'deployment.variant',
      'deployment.draft_id',
      'deployment.checksum',
      'deployment.deployed_at',
      'deployment.deployed_by',
      'deployment.note',
      sql<boolean>`not exists (select from process_definition later where later.process_id = d.process_id and later.version > d.version)`.as(
        'latest',
      ),
      counted(
        sql`select count(*) from instance i where i.definition_key = d.key and i.status in ('active', 'suspended')`,
      ).as('active'),
      counted(sql`select count(*) from incident i where i.definition_key = d.key`).as('incidents'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof definitions>['executeTakeFirstOrThrow']>>

/** A version, with how many of its cases somebody may see; null where there is none. */
export async function findDefinition(
  db: Kysely<Tables>,
  key: string,
  subject: Subject | null = null,
): Promise<Definition | null> {
  const row = await definitions(db, subject).where('d.key', '=', key).executeTakeFirst()
  return row ? viewOf(row) : null
}

/** The roles of the newest version of each of these processes. */
export async function latestRoles(
  db: Kysely<Tables>,
  processes: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('process_definition')
    .distinctOn('process_id')
    .select(['process_id', 'roles'])
    .where(sql<boolean>`process_id = any(${processes as string[]}::text[])`)
    .orderBy('process_id')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map(({ process_id, roles }) => [process_id, roles]))
}

/** The roles of these versions. */
export async function rolesOf(
  db: Kysely<Tables>,
  definitions: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('process_definition')
    .select(['key', 'roles'])
    .where(sql<boolean>`key = any(${definitions as string[]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ key, roles }) => [key, roles]))
}

/** What these versions and what is in them are called in other languages; none where nobody has asked since it was kept. */
export async function translationsOf(
  db: Kysely<Tables>,
  definitions: readonly string[],
): Promise<Map<string, Translations>> {
  const rows = await db
    .selectFrom('process_definition')
    .select(['key', 'translations'])
    .where(sql<boolean>`key = any(${definitions as string[]}::uuid[])`)
    .execute()
  return new Map(
    rows.flatMap(({ key, translations }) => (translations ? [[key, translations] as const] : [])),
  )
}

/** Keeps them for a version that was deployed before they were kept. */
export async function keepTranslations(
  db: Kysely<Tables>,
  definition: string,
  translations: Translations,
): Promise<void> {
  await db
    .updateTable('process_definition')
    .set({ translations: JSON.stringify(translations) })
    .where('key', '=', definition)
    .execute()
}

export async function listDefinitions(
  db: Kysely<Tables>,
  asked: {
    readonly processId?: string
    readonly latest?: boolean
    readonly limit?: number
    readonly cursor?: string
  },
  subject: Subject | null = null,
) {
  const limit = asked.limit ?? 50
  const after = readCursor(asked.cursor, 'uuid')
  const rows = await definitions(db, subject)
    .$if(asked.processId !== undefined, query => query.where('d.process_id', '=', asked.processId!))
    .$if(asked.latest === true, query =>
      query.where(
        sql<boolean>`not exists (select from process_definition later where later.process_id = d.process_id and later.version > d.version)`,
      ),
    )
    .$if(after !== null, query => query.where('d.key', '<', after![0]!))
    .orderBy('d.key', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, viewOf, row => [row.key])
}

/** A deployment and the versions it made; null where there is none. */
export async function findDeployment(db: Kysely<Tables>, key: string, subject: Subject) {
  const deployment = await db.selectFrom('deployment').selectAll().where('key', '=', key).executeTakeFirst()
  if (!deployment) return null
  const rows = await definitions(db, subject)
    .where('d.deployment_key', '=', key)
    .orderBy('d.process_id')
    .execute()
  return {
    key,
    checksum: deployment.checksum,
    deployedAt: deployment.deployed_at.toISOString(),
    deployedBy: deployment.deployed_by,
    note: deployment.note,
    definitions: rows.map(viewOf),
  }
}

/** The files of a version, as they were deployed; the drawing of that process first. */
export async function resourcesOf(db: Kysely<Tables>, definition: string): Promise<Resource[]> {
  return db
    .selectFrom('process_definition as d')
    .innerJoin('deployment_resource as r', 'r.deployment_key', 'd.deployment_key')
    .select(['r.name', 'r.content'])
    .where('d.key', '=', definition)
    .orderBy(sql`r.name <> d.resource_name`)
    .orderBy('r.name')
    .execute()
}

function viewOf(row: Row): Definition {
  return {
    key: row.key,
    processId: row.process_id,
    name: row.name,
    version: row.version,
    versionTag: row.version_tag,
    latest: row.latest,
    variant: row.variant,
    deploymentKey: row.deployment_key,
    draftId: row.draft_id,
    resourceName: row.resource_name,
    checksum: row.checksum,
    deployedAt: row.deployed_at.toISOString(),
    deployedBy: row.deployed_by,
    note: row.note,
    starts: row.starts.map(({ element, kind, name }) => ({ element, kind, name })),
    active: Number(row.active),
    incidents: Number(row.incidents),
  }
}
