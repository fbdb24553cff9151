// Batch operations and their items. An item is done in the transaction that changes its case, which locks it and
// writes its result; so it is done once, whichever server takes it and whenever one dies. Why it was wished, and why a case
// could not, are the words of people and of models: they lie sealed, and go with the first of its cases that is erased.

import { type Kysely, sql, type Transaction } from 'kysely'
import type { ClientBase } from 'pg'
import type { Static } from 'typebox'
import { readKey } from '../casework/key.ts'
import type {
  BatchItemQuery,
  BatchItems,
  BatchOperation,
  BatchOperationQuery,
  BatchOperationType,
  BatchPlan,
  NewBatchOperation,
} from '../contract/batch-operations.ts'
import type { Database } from './connect.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'
import { filtered } from './instances.ts'
import { openWaiting, sealWaiting } from './packed.ts'
import { type Keyring, OTHER_MASTER_KEY } from './seal.ts'
import { uuid } from './uuid.ts'

/** Whoever carries the operation `b` on, as they are by now, and the roles that are left to them. */
const CARRIER = `left join account a on a.username = b.carried_by and a.active
  left join api_token t on 'token:' || t.id = b.carried_by and (t.expires_at is null or t.expires_at > now())`
const ROLES_NOW = `coalesce(a.roles, t.roles, '{}')`

type Sealed = Pick<Database, 'kysely' | 'keyring'>

const placeOfReason = (key: string) => `batch-operation/${key}`
const placeOfMessage = ({ operation, position }: ItemPlace) => `batch-operation/${operation}/${position}`

const opened = (keyring: Keyring, place: string, sealed: Buffer | null) =>
  sealed === null ? null : openWaiting(keyring, place, sealed)

/** Where an item stands. */
export type ItemPlace = { readonly operation: string; readonly position: number }

export type TakenItem = ItemPlace & {
  readonly instance_id: string
  readonly incident: string | null
  readonly type: BatchOperationType
  readonly plan: BatchPlan
  readonly reason: string | null
  /** In whose name. */
  readonly by: string
}

/** An item that nobody else does meanwhile, with the roles that the carrier of its operation has by now. */
export type LockedItem = ItemPlace & { readonly roles: readonly string[] }

type Selection = Pick<NewBatchOperation, 'type' | 'keys' | 'incidentKeys' | 'filter'>

/** Cases whose state the operation could change at all. */
const LIVE: Readonly<Record<BatchOperationType, readonly string[]>> = {
  'resolve-incidents': ['active'],
  cancel: ['active', 'suspended'],
  suspend: ['active'],
  resume: ['suspended'],
  modify: ['active'],
  migrate: ['active', 'suspended'],
}

/** The cases or incidents that a selection means now, the oldest first. */
export function selected(db: Kysely<Tables>, { type, keys, incidentKeys, filter = {} }: Selection) {
  const cases = filtered(
    db
      .selectFrom('instance')
      .innerJoin('process_definition', 'process_definition.key', 'instance.definition_key'),
    filter,
  )
    .where('instance.status', 'in', LIVE[type])
    .$if(keys !== undefined, query => query.where('instance.id', '=', sql<string>`any(${keys}::uuid[])`))
    // What another instance called ends, rests and goes on with its caller's consent: it waits for the answer.
    .$if(type === 'cancel', query => query.where('instance.parent_id', 'is', null))
  return cases
    .leftJoin('incident', join =>
      join
        .onRef('incident.instance_id', '=', 'instance.id')
        .on(sql<boolean>`${type === 'resolve-incidents'}`),
    )
    .$if(type === 'resolve-incidents', query => query.where('incident.key', 'is not', null))
    .$if(incidentKeys !== undefined, query => query.where(isAmong(incidentKeys ?? [])))
    .select(['instance.id as instance_id', 'incident.key as incident'])
    .orderBy('instance.number')
    .orderBy('incident.key')
}

/** Which of these incidents a row is; as two arrays, so that there may be any number of them. */
function isAmong(incidentKeys: readonly string[]) {
  const keys = incidentKeys.map(readKey)
  return sql<boolean>`(incident.instance_id, incident.key) in (
    select * from unnest(${keys.map(({ instance }) => instance)}::uuid[], ${keys.map(({ key }) => key)}::bigint[]))`
}

/** Makes an operation over all that is selected now; its key. */
export async function createOperation(
  trx: Transaction<Tables>,
  keyring: Keyring,
  { keys, incidentKeys, filter, type, reason, ...plan }: NewBatchOperation,
  by: string,
): Promise<string> {
  const key = uuid()
  const other = trx
    .selectFrom('master_key')
    .select('fingerprint')
    .where('fingerprint', '<>', keyring.fingerprint)
  if (await other.executeTakeFirst()) throw new Error(OTHER_MASTER_KEY)
  await trx
    .insertInto('batch_operation')
    .values({
      key,
      type,
      plan: JSON.stringify(plan),
      reason: reason === undefined ? null : sealWaiting(keyring, placeOfReason(key), reason),
      created_by: by,
      carried_by: by,
    })
    .execute()
  const chosen = selected(trx, { type, keys, incidentKeys, filter })
  const { rows } = await sql<{ count: string }>`
    with items as (
      insert into batch_operation_item (operation_key, position, instance_id, incident)
      select ${key}::uuid, row_number() over (), instance_id, incident from (${chosen}) chosen returning 1)
    select count(*) from items`.execute(trx)
  await trx
    .updateTable('batch_operation')
    .set({ total: Number(rows[0]!.count) })
    .where('key', '=', key)
    .execute()
  return key
}

/** Takes items that are still to be done, so that no other server looks at them for a while. */
export async function takeItems(
  { kysely: db, keyring }: Sealed,
  most: number,
  forMs: number,
): Promise<TakenItem[]> {
  const { rows } = await sql<Omit<TakenItem, 'reason'> & { readonly reason: Buffer | null }>`
    with taken as (
      update batch_operation_item set taken_until = now() + ${forMs} * interval '1 millisecond'
      where (operation_key, position) in (
        select i.operation_key, i.position from batch_operation_item i
        join batch_operation b on b.key = i.operation_key and b.state = 'active'
        where i.state = 'open' and (i.taken_until is null or i.taken_until <= now())
        order by b.number, i.position limit ${most} for update of i skip locked)
      returning operation_key, position, instance_id, incident)
    select t.operation_key as operation, t.position, t.instance_id, t.incident, b.type, b.plan, b.reason, b.carried_by as by
    from taken t join batch_operation b on b.key = t.operation_key order by b.number, t.position`.execute(db)
  return rows.map(row => ({ ...row, reason: opened(keyring, placeOfReason(row.operation), row.reason) }))
}

/**
 * Locks items that are still to be done in operations that go on, each in the name of `by`; the others, and those that
 * somebody else carries on by now, are missing in the answer.
 */
export async function lockItems(
  client: ClientBase,
  items: readonly (ItemPlace & { readonly by: string })[],
): Promise<LockedItem[]> {
  if (items.length === 0) return []
  const { rows } = await client.query<LockedItem>({
    name: 'lock-batch-items',
    text: `select i.operation_key as operation, i.position, ${ROLES_NOW} as roles from batch_operation_item i
           join unnest($1::uuid[], $2::integer[], $3::text[]) as asked (operation_key, position, by)
             on i.operation_key = asked.operation_key and i.position = asked.position
           join batch_operation b on b.key = i.operation_key and b.carried_by = asked.by ${CARRIER}
           where i.state = 'open' and b.state = 'active' for update of i skip locked`,
    values: [
      items.map(({ operation }) => operation),
      items.map(({ position }) => position),
      items.map(({ by }) => by),
    ],
  })
  return rows
}

export function itemId({ operation, position }: ItemPlace): string {
  return `${operation}.${position}`
}

export type ItemResult = ItemPlace & {
  readonly state: 'completed' | 'failed'
  readonly code: string | null
  readonly message: string | null
}

/** Writes what has become of items, where the database is under the same master key still. */
export async function finishItems(
  client: Pick<ClientBase, 'query'>,
  keyring: Keyring,
  results: readonly ItemResult[],
): Promise<void> {
  if (results.length === 0) return
  const sealed = results.map(({ message, ...result }) => ({
    ...result,
    message: message && sealWaiting(keyring, placeOfMessage(result), message).toString('base64'),
  }))
  await client.query({
    name: 'finish-batch-items',
    text: `update batch_operation_item i set state = new.state, code = new.code, message = decode(new.message, 'base64'), ended_at = clock_timestamp()
           from json_to_recordset($1::json) as new (operation uuid, position integer, state text, code text, message text)
           where i.operation_key = new.operation and i.position = new.position and i.state = 'open'
             and not exists (select from master_key where fingerprint <> $2)`,
    values: [JSON.stringify(sealed), keyring.fingerprint],
  })
}

/** Items that could not be tried just now may be taken again at once. */
export async function putBackItem(db: Kysely<Tables>, { operation, position }: ItemPlace): Promise<void> {
  await db
    .updateTable('batch_operation_item')
    .set({ taken_until: null })
    .where('operation_key', '=', operation)
    .where('position', '=', position)
    .execute()
}

/** Ends operations that have nothing left to do; answers with their keys. */
export async function endOperations(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    update batch_operation b set state = 'completed', ended_at = now()
    where state = 'active' and not exists (
      select from batch_operation_item i where i.operation_key = b.key and i.state = 'open')
    returning key`.execute(db)
  const keys = rows.map(({ key }) => key)
  await forgetReasons(db, keys)
  return keys
}

type Carried = { readonly key: string; readonly by: string; readonly roles: readonly string[] }

/** The operations that go on and have something left to do, each with the roles that its carrier has by now. */
export async function carriedNow(db: Kysely<Tables>): Promise<Carried[]> {
  const { rows } = await sql<Carried>`
    select b.key, b.carried_by as by, ${sql.raw(ROLES_NOW)} as roles from batch_operation b ${sql.raw(CARRIER)}
    where b.state = 'active' and exists (
      select from batch_operation_item i where i.operation_key = b.key and i.state = 'open')`.execute(db)
  return rows
}

/** Pauses an operation whose carrier may not carry it on; false where somebody else has turned it meanwhile. */
export async function stopOperation(db: Kysely<Tables>, { key, by }: Carried): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('batch_operation')
    .set({ state: 'suspended', stopped: 'RIGHT_LOST' })
    .where('key', '=', key)
    .where('state', '=', 'active')
    .where('carried_by', '=', by)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Whether the operation was in one of these states and now is in another. What is canceled does no more items; what is
 * resumed goes on in the name of whoever resumes it.
 */
export async function turnOperation(
  trx: Transaction<Tables>,
  key: string,
  from: readonly string[],
  to: 'active' | 'suspended' | 'canceled',
  by: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('batch_operation')
    .set({
      state: to,
      ...(to === 'canceled' ? { ended_at: sql<Date>`now()` } : {}),
      ...(to === 'active' ? { carried_by: by, stopped: null } : {}),
    })
    .where('key', '=', key)
    .where('state', 'in', from)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  // What was taken before the pause need not wait until its server would count as dead: an item is done once anyway.
  if (to === 'active')
    await trx
      .updateTable('batch_operation_item')
      .set({ taken_until: null })
      .where('operation_key', '=', key)
      .where('taken_until', 'is not', null)
      .where('state', '=', 'open')
      .execute()
  if (to === 'canceled')
    await trx
      .updateTable('batch_operation_item')
      .set({ state: 'canceled', ended_at: sql<Date>`now()` })
      .where('operation_key', '=', key)
      .where('state', '=', 'open')
      .execute()
  if (to === 'canceled') await forgetReasons(trx, [key])
  return true
}

/** An operation that is over loses its reason with the first of its cases; one that goes on needs it for the others. */
const FORGET_REASON = `update batch_operation b set reason = null where b.reason is not null and b.state in ('completed', 'canceled')`

/** What operations say of these instances is forgotten; what became of them is not. */
export async function forgetOperations(client: ClientBase, instances: readonly string[]): Promise<void> {
  await client.query('update batch_operation_item set message = null where instance_id = any($1::uuid[])', [
    instances,
  ])
  await client.query(
    `${FORGET_REASON} and b.key in (select operation_key from batch_operation_item where instance_id = any($1::uuid[]))`,
    [instances],
  )
}

/** Operations that were not over when one of their cases was erased. */
async function forgetReasons(db: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`${sql.raw(FORGET_REASON)} and b.key = any(${keys}::uuid[]) and exists (
    select from batch_operation_item i join instance c on c.id = i.instance_id
      join data_key k on k.case_id = c.root_id and k.destroyed_at is not null
    where i.operation_key = b.key)`.execute(db)
}

/** Seals the words of operations anew. */
export async function resealOperations(db: Kysely<Tables>, keyring: Keyring, next: Keyring): Promise<void> {
  const fresh = (place: string, sealed: Buffer) =>
    sealWaiting(next, place, openWaiting(keyring, place, sealed))
  const { rows: reasons } = await sql<{ key: string; reason: Buffer }>`
    select key, reason from batch_operation where reason is not null`.execute(db)
  for (const { key, reason } of reasons)
    await sql`update batch_operation set reason = ${fresh(placeOfReason(key), reason)} where key = ${key}`.execute(
      db,
    )
  const { rows: items } = await sql<ItemPlace & { message: Buffer }>`
    select operation_key as operation, position, message from batch_operation_item where message is not null`.execute(
    db,
  )
  for (const { message, ...place } of items)
    await sql`update batch_operation_item set message = ${fresh(placeOfMessage(place), message)}
      where operation_key = ${place.operation} and position = ${place.position}`.execute(db)
}

function operations(db: Kysely<Tables>) {
  const count = (state: string) =>
    sql<number>`(select count(*)::integer from batch_operation_item i where i.operation_key = b.key and i.state = ${sql.lit(state)})`
  return db
    .selectFrom('batch_operation as b')
    .selectAll()
    .select([
      count('open').as('open'),
      count('completed').as('completed'),
      count('failed').as('failed'),
      count('canceled').as('canceled'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof operations>['executeTakeFirstOrThrow']>>

export async function findOperation(
  { kysely, keyring }: Sealed,
  key: string,
): Promise<BatchOperation | null> {
  const row = await operations(kysely).where('b.key', '=', key).executeTakeFirst()
  return row ? viewOf(keyring, row) : null
}

export async function listOperations(
  { kysely: db, keyring }: Sealed,
  asked: Static<typeof BatchOperationQuery>,
) {
  const limit = asked.limit ?? 50
  const after = readCursor(asked.cursor, 'number')
  const rows = await operations(db)
    .$if(asked.type !== undefined, query => query.where('b.type', '=', String(asked.type)))
    .$if(asked.state !== undefined, query => query.where('b.state', '=', String(asked.state)))
    .$if(after !== null, query => query.where('b.number', '<', after![0]!))
    .orderBy('b.number', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(
    rows,
    limit,
    row => viewOf(keyring, row),
    row => [row.number],
  )
}

export async function listItems(
  { kysely: db, keyring }: Sealed,
  key: string,
  asked: Static<typeof BatchItemQuery>,
): Promise<Static<typeof BatchItems>> {
  const limit = asked.limit ?? 50
  const after = readCursor(asked.cursor, 'number')
  const rows = await db
    .selectFrom('batch_operation_item')
    .innerJoin('instance', 'instance.id', 'batch_operation_item.instance_id')
    .selectAll('batch_operation_item')
    .select('instance.number')
    .where('operation_key', '=', key)
    .$if(asked.state !== undefined, query =>
      query.where('batch_operation_item.state', '=', String(asked.state)),
    )
    .$if(after !== null, query => query.where(sql<boolean>`position > ${after![0]!}::bigint`))
    .orderBy('position')
    .limit(limit + 1)
    .execute()
  return pageOf(
    rows,
    limit,
    row => ({
      position: row.position,
      instanceKey: row.instance_id,
      instanceNumber: Number(row.number),
      incidentKey: row.incident === null ? null : `${row.instance_id}.${row.incident}`,
      state: row.state as Static<typeof BatchItems>['items'][number]['state'],
      code: row.code,
      message: opened(keyring, placeOfMessage({ operation: key, position: row.position }), row.message),
      endedAt: row.ended_at?.toISOString() ?? null,
    }),
    row => [row.position],
  )
}

function viewOf(keyring: Keyring, row: Row): BatchOperation {
  return {
    key: row.key,
    type: row.type as BatchOperation['type'],
    state: row.state as BatchOperation['state'],
    plan: row.plan,
    reason: opened(keyring, placeOfReason(row.key), row.reason),
    total: row.total,
    open: row.open,
    completed: row.completed,
    failed: row.failed,
    canceled: row.canceled,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    carriedBy: row.carried_by,
    stopped:
      row.stopped === null
        ? null
        : {
            code: 'RIGHT_LOST',
            message: `${row.carried_by} may not change many cases any more. Whoever may can resume this in their own name, or cancel it.`,
          },
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}
