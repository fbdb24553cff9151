// `npm run schema`: writes migrations/schema.sql, the schema as all migrations leave it, so that a migration is
// reviewed as the change of the result. It is read from the catalogue of an embedded database in memory.

import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { connect } from './connect.ts'
import { migrateToNewest } from './migrate.ts'
import { Keyring } from './seal.ts'

const FILE = fileURLToPath(new URL('../../migrations/schema.sql', import.meta.url))

/** The schema of a database as text; the same whichever PostgreSQL it is read from. */
export async function schemaOf(pool: pg.Pool): Promise<string> {
  const parts = [HEAD]
  for (const sql of [FUNCTIONS, SEQUENCES]) parts.push(...(await lines(pool, sql)))
  for (const table of await lines(pool, TABLES)) parts.push(await tableOf(pool, table))
  return `${parts.join('\n\n')}\n`
}

const HEAD = '-- The schema after all migrations. Written by `npm run schema`; do not change it by hand.'

const TABLES = `select relname as line from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
  and relname not like 'kysely%' order by oid`

const FUNCTIONS = `select pg_get_functiondef(oid) || ';' as line from pg_proc where pronamespace = 'public'::regnamespace order by proname`

const SEQUENCES = `select format('create sequence %I;', relname) as line from pg_class c
  where relnamespace = 'public'::regnamespace and relkind = 'S'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i')) order by relname`

const COLUMNS = `select format('  %I %s%s%s%s', attname, format_type(atttypid, atttypmod),
    case when attnotnull then ' not null' else '' end,
    case when attidentity = 'a' then ' generated always as identity' else '' end,
    coalesce(' default ' || pg_get_expr(adbin, adrelid), '')) as line
  from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`

// From version 18 on "not null" is in this catalogue too; it stands with the column.
const CONSTRAINTS = `select '  ' || pg_get_constraintdef(oid) as line from pg_constraint
  where conrelid = $1::regclass and contype <> 'n' order by contype desc, conname`

const INDEXES = `select pg_get_indexdef(indexrelid) || ';' as line from pg_index
  where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid) order by indexrelid::regclass::text`

const TRIGGERS = `select pg_get_triggerdef(oid) || ';' as line from pg_trigger where tgrelid = $1::regclass and not tgisinternal order by tgname`

async function tableOf(pool: pg.Pool, table: string): Promise<string> {
  const of = (sql: string) => lines(pool, sql, [table])
  const body = [...(await of(COLUMNS)), ...(await of(CONSTRAINTS))].join(',\n')
  return [`create table ${table} (\n${body}\n);`, ...(await of(INDEXES)), ...(await of(TRIGGERS))].join('\n')
}

async function lines(pool: pg.Pool, sql: string, values: string[] = []): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(sql, values)
  return rows.map(row => row.line)
}

/** What the repository says the schema is. */
export function writtenSchema(): Promise<string> {
  return readFile(FILE, 'utf8')
}

if (import.meta.main) {
  const database = await connect({ url: null, directory: null, keyring: new Keyring(randomBytes(32)) })
  await migrateToNewest(database)
  await writeFile(FILE, await schemaOf(database.pool))
  await database.close()
}
