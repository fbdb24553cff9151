// The register of partner organisations.

import { type Kysely, type Selectable, sql } from 'kysely'
import type { Organisation, OrganisationData } from '../contract/organisations.ts'
import type { PageOf, PageQuery } from '../contract/shared.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'

export async function listOrganisations(
  db: Kysely<Tables>,
  { limit = 50, cursor }: PageQuery,
): Promise<PageOf<Organisation>> {
  const after = readCursor(cursor, 'text', 'text')
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .$if(after !== null, query => query.where(sql<boolean>`(name, id) > (${after![0]}, ${after![1]})`))
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, viewOf, row => [row.name, row.id])
}

/** What every organisation is called, by name: the choices of a form. */
export function nameOrganisations(db: Kysely<Tables>): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('organisation').select(['id', 'name']).orderBy('name').orderBy('id').execute()
}

export async function findOrganisation(db: Kysely<Tables>, id: string): Promise<Organisation | null> {
  const row = await db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? viewOf(row) : null
}

export async function putOrganisation(
  db: Kysely<Tables>,
  id: string,
  { onLinkspan, byItself = false, ...data }: OrganisationData,
): Promise<Organisation> {
  const values = { ...data, on_linkspan: onLinkspan, by_itself: byItself }
  await db
    .insertInto('organisation')
    .values({ id, ...values })
    .onConflict(conflict => conflict.column('id').doUpdateSet(values))
    .execute()
  return { id, ...data, onLinkspan, byItself }
}

/** False where there is none. */
export async function deleteOrganisation(db: Kysely<Tables>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('organisation').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

function viewOf({ on_linkspan, by_itself, ...row }: Selectable<Tables['organisation']>): Organisation {
  return { ...row, onLinkspan: on_linkspan, byItself: by_itself }
}
