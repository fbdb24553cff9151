// Where a text can be read by whoever has the database: in every column of every table, as letters or as bytes, and with
// the master key also in what waits sealed under it. What lies under the key of a case is read with that alone.

import type { Database } from '../../server/store/connect.ts'
import { payloadOf } from '../../server/store/due.ts'
import { openWaiting } from '../../server/store/packed.ts'

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
  const opened = {
    due: due.rows.map(row => JSON.stringify(payloadOf(keyring, row))),
    idempotency: kept.rows.flatMap(row =>
      (['outcome', 'body'] as const).flatMap(what =>
        row[what] === null
          ? []
          : openWaiting(keyring, `idempotency/${what}/${row.principal}/${row.key}`, row[what]),
      ),
    ),
    message: messages.rows.map(({ id, content }) => openWaiting(keyring, `message/${id}`, content)),
  }
  return Object.entries(opened).flatMap(([table, texts]) =>
    texts.some(one => one.includes(text)) ? [table] : [],
  )
}
