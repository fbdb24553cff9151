// One-time links. What makes one good stands here once: known, not used, not withdrawn, not expired. That its task is
// still open is asked of the case, under its lock.

import { randomBytes } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { InnerKey } from '../casework/key.ts'
import type { OneTimeLink } from '../contract/one-time-links.ts'
import { sha256 } from './accounts.ts'
import type { Tables } from './database.ts'
import { uuid } from './uuid.ts'

/** Long enough for a holiday of school, and no task is kept open by it. */
const DAYS = 14

export type GoodLink = Selectable<Tables['one_time_link']>

/** Makes a link; its secret, 256 random bits, is in no table and can be told only now. */
export async function makeLink(
  db: Kysely<Tables>,
  task: InnerKey,
  organisation: string,
  by: string,
): Promise<{ id: string; secret: string }> {
  const id = uuid()
  const secret = randomBytes(32).toString('base64url')
  await db
    .insertInto('one_time_link')
    .values({
      id,
      secret: sha256(secret),
      instance_id: task.instance,
      key: task.key,
      organisation,
      sent_by: by,
      expires_at: sql`now() + make_interval(days => ${DAYS})`,
    })
    .execute()
  return { id, secret }
}

export async function forgetLink(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('one_time_link').where('id', '=', id).execute()
}

const good = sql<boolean>`used_at is null and revoked_at is null and expires_at > now()`

export async function goodLink(db: Kysely<Tables>, secret: string): Promise<GoodLink | null> {
  return (
    (await db
      .selectFrom('one_time_link')
      .selectAll()
      .where('secret', '=', sha256(secret))
      .where(good)
      .executeTakeFirst()) ?? null
  )
}

/** Uses a link up; false where somebody was faster, or it is good no more. */
export async function useUp(db: Kysely<Tables>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('one_time_link')
    .set({ used_at: sql`now()` })
    .where('id', '=', id)
    .where(good)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The answer was not taken, so the link is good again. */
export async function giveBack(db: Kysely<Tables>, id: string): Promise<void> {
  await db.updateTable('one_time_link').set({ used_at: null }).where('id', '=', id).execute()
}

/** Withdraws the open links of a task, of one of them, or of an organisation; answers with how many. */
export async function revokeLinks(
  db: Kysely<Tables>,
  which: { readonly task?: InnerKey; readonly id?: string; readonly organisation?: string },
  by: string,
): Promise<number> {
  const { task, id, organisation } = which
  const { numUpdatedRows } = await db
    .updateTable('one_time_link')
    .set({ revoked_at: sql`now()`, revoked_by: by })
    .where(good)
    .$if(task !== undefined, query =>
      query.where('instance_id', '=', task!.instance).where('key', '=', String(task!.key)),
    )
    .$if(id !== undefined, query => query.where('id', '=', id!))
    .$if(organisation !== undefined, query => query.where('organisation', '=', organisation!))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function linksOf(db: Kysely<Tables>, task: InnerKey): Promise<OneTimeLink[]> {
  const rows = await db
    .selectFrom('one_time_link as link')
    .innerJoin('user_task as task', join =>
      join.onRef('task.instance_id', '=', 'link.instance_id').onRef('task.key', '=', 'link.key'),
    )
    .selectAll('link')
    .select(['task.status', 'task.ended_at', sql<boolean>`link.expires_at <= now()`.as('expired')])
    .where('link.instance_id', '=', task.instance)
    .where('link.key', '=', String(task.key))
    .orderBy('link.sent_at', 'desc')
    .execute()
  return rows.map(row => {
    const [state, endedAt] = endOf(row)
    return {
      id: row.id,
      task: `${row.instance_id}.${row.key}`,
      organisation: row.organisation,
      sentBy: row.sent_by,
      sentAt: row.sent_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      state,
      endedAt: endedAt?.toISOString() ?? null,
    }
  })
}

type Row = GoodLink & { readonly status: string; readonly ended_at: Date | null; readonly expired: boolean }

function endOf(row: Row): [OneTimeLink['state'], Date | null] {
  if (row.used_at) return ['answered', row.used_at]
  if (row.revoked_at) return ['revoked', row.revoked_at]
  if (row.status !== 'open') return ['closed', row.ended_at]
  return row.expired ? ['expired', row.expires_at] : ['open', null]
}
