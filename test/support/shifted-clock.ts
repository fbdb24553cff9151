// The clock of a database can be put forward and back, as a machine's clock can jump. Every server on it asks the
// database for the time, so this is the time of all; the schema in front of PostgreSQL's own has the same functions.

import type { Database } from '../../server/store/connect.ts'

export type Shift = (milliseconds: number) => Promise<void>

/** Puts a clock before that of the database; what comes back sets how far it is ahead. */
export async function shiftable({ pool, url }: Database): Promise<Shift> {
  await pool.query('create schema shifted')
  await pool.query(
    `create table shifted.clock (ahead interval not null); insert into shifted.clock values ('0')`,
  )
  for (const [name, kept] of [
    ['clock_timestamp', 'volatile'],
    ['now', 'stable'],
  ])
    await pool.query(
      `create function shifted.${name}() returns timestamptz language sql ${kept}
       as 'select pg_catalog.${name}() + ahead from shifted.clock'`,
    )
  const path = 'shifted, pg_catalog, public'
  if (url !== null) {
    const { rows } = await pool.query('select current_database() as name')
    await pool.query(`alter database ${rows[0].name} set search_path = ${path}`)
    // Connections that are open already do not hear of it.
    await pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
  }
  await pool.query(`set search_path = ${path}`)
  return async milliseconds => {
    await pool.query(`update shifted.clock set ahead = $1 * interval '1 millisecond'`, [milliseconds])
  }
}
