// The register of partner organisations.

import type { Kysely, Selectable } from 'kysely'
import type { Organisation, OrganisationData } from '../contract/organisations.ts'
import type { Tables } from './database.ts'

export async function listOrganisations(db: Kysely<Tables>): Promise<Organisation[]> {
  return (await db.selectFrom('organisation').selectAll().orderBy('name').execute()).map(viewOf)
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
