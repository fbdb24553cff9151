// Where a text can be read by whoever has the database: in every column of every table, as letters or as bytes, and with
// the master key also in what waits sealed under it. What lies under the key of a case is read with that alone.

import { openEntry } from '../../server/audit/chain.ts'
import type { Database } from '../../server/store/connect.ts'
import { payloadOf } from '../../server/store/due.ts'
import { statesOf } from '../../server/store/instances.ts'
import { signalName } from '../../server/store/messages.ts'
import { openWaiting } from '../../server/store/packed.ts'
import { readEntries } from '../../server/store/trail.ts'
import { messageOf } from '../../server/store/veiled-rows.ts'

/** The tables in which a text lies open. */
export async function readableIn({ pool }: Database, text: string): Promise<string[]> {
  const { rows } = await pool.query(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const bytes = Buffer.from(text)
  const base64 = [0, 1, 2].map(shift => bytes.subarray(shift).toString('base64').slice(0, -4))
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await pool.query(
      `select from "${name}" as line, unnest($1::text[]) as sought (wanted) where strpos(line::text, sought.wanted) > 0 limit 1`,
      [
        [
          text,
          JSON.stringify(text).slice(1, -1),
          bytes.toString('hex'),
          ...base64.filter(form => form.length > 5),
        ],
      ],
    )
    if (rowCount === 1) found.push(name)
  }
  return found
}

/** The tables in which a text waits sealed, and could be read with the master key. */
export async function waitingIn({ pool, keyring }: Database, text: string): Promise<string[]> {
  const messages = await pool.query('select id, content from message where content is not null')
  const due = await pool.query('select * from due')
  const kept = await pool.query('select * from idempotency')
  const signals = await pool.query('select message_key, named from online_signal')
  const operations = await pool.query(`
    select 'batch-operation/' || key as place, reason as sealed from batch_operation where reason is not null
    union all select 'batch-operation/' || operation_key || '/' || position, message from batch_operation_item where message is not null`)
  const opened = {
    batch_operation: operations.rows.map(({ place, sealed }) => openWaiting(keyring, place, sealed)),
    due: due.rows.map(row => JSON.stringify(payloadOf(keyring, row))),
    idempotency: kept.rows.flatMap(row =>
      (['outcome', 'body'] as const).flatMap(what =>
        row[what] === null
          ? []
          : openWaiting(keyring, `idempotency/${what}/${row.principal}/${row.key}`, row[what]),
      ),
    ),
    message: messages.rows.map(({ id, content }) => openWaiting(keyring, `message/${id}`, content)),
    online_signal: signals.rows.map(row => JSON.stringify(signalName(keyring, row))),
  }
  return Object.entries(opened).flatMap(([table, texts]) =>
    texts.some(one => one.includes(text)) ? [table] : [],
  )
}

/** The tables in which a text could be read with the keys of cases that are still there. */
export async function openableIn(database: Database, text: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>('select id from instance')
  const ids = rows.map(({ id }) => id)
  const states = await statesOf(database, ids)
  const found = new Set<string>()
  for (const id of ids) {
    if (JSON.stringify(states.get(id) ?? null).includes(text)) found.add('instance')
    for (const { bytes, key } of await readEntries(database, id, 0, 10_000))
      if (key && JSON.stringify(openEntry(JSON.parse(bytes.toString()), key)).includes(text))
        found.add('trail')
  }
  const { rows: said } = await database.pool.query(
    `select t.*, i.root_id, i.generation, k.wrapped from (
       select 'job' as of, instance_id, key, message from job union all select 'incident', instance_id, key, message from incident) t
     join instance i on i.id = t.instance_id join data_key k on k.case_id = i.root_id and k.generation = i.generation`,
  )
  for (const row of said) if (messageOf(database.keyring, row.of, row)?.includes(text)) found.add(row.of)
  return [...found].sort()
}
