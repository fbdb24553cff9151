// RT-03: people who follow every suggestion of a table have stopped deciding. Each decision that had a suggestion is
// counted, without case or person, and a quarter in which none was overruled is put before those who answer for it.

import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Command, Event, State } from '../../engine/index.ts'
import { visibleVariable } from '../casework/visible.ts'
import type { Database } from '../store/connect.ts'
import type { Tables } from '../store/database.ts'
import { raiseNotice } from '../store/notices.ts'

/** Whether a person who completes a task follows what a table suggests for it; null where nothing was suggested. */
export function followsSuggestion(state: State | null, command: Command): boolean | null {
  if (command.type !== 'complete' || !state) return null
  const given = command.variables ?? {}
  const said = given.suggestion_followed
  if (said === 'no') return false
  const suggestionFor = (name: string) => visibleVariable(state, command.key, `${name}_suggestion`) ?? null
  const suggested = Object.keys(given).filter(name => suggestionFor(name) !== null)
  if (suggested.length === 0) return said === 'yes' ? true : null
  return suggested.every(name => given[name] === suggestionFor(name))
}

/** Counts a decision, with the entry that records it. */
export async function countSuggestion(
  client: Pick<ClientBase, 'query'>,
  process: string,
  events: readonly Event[],
  followed: boolean | null,
): Promise<void> {
  const done = events.find(event => event.type === 'task.completed')
  if (!done || followed === null) return
  await client.query({
    name: 'count-suggestion',
    text: `insert into suggestion (process_id, element, decided_on, followed) values ($1, $2, current_date, $3)`,
    values: [process, done.element, followed],
  })
}

export type Quarter = {
  /** Such as 2026-Q1. */
  readonly quarter: string
  readonly decisions: number
  readonly overruled: number
}

/** Decisions with a suggestion, and how many departed from it, by quarter. */
export async function overruledByQuarter(db: Kysely<Tables>, process: string): Promise<Quarter[]> {
  const { rows } = await sql<Quarter>`
    select to_char(decided_on, 'YYYY-"Q"Q') as quarter, count(*)::int as decisions,
      (count(*) filter (where not followed))::int as overruled
    from suggestion where process_id = ${process} group by 1 order by 1`.execute(db)
  return rows
}

/** All decisions of the quarters of a period together. */
export function within(
  quarters: readonly Quarter[],
  { from, to }: { readonly from: string; readonly to: string },
): { readonly decisions: number; readonly overruled: number } {
  const begins = (quarter: string) =>
    `${quarter.slice(0, 4)}-${String(Number(quarter.slice(-1)) * 3 - 2).padStart(2, '0')}-01`
  return quarters
    .filter(({ quarter }) => begins(quarter) >= from && begins(quarter) < to)
    .reduce(
      (all, { decisions, overruled }) => ({
        decisions: all.decisions + decisions,
        overruled: all.overruled + overruled,
      }),
      { decisions: 0, overruled: 0 },
    )
}

/**
 * Raises a notice for each quarter of the last year that is over, had enough decisions, and saw none overruled. It is
 * asked every half minute: where a quarter saw one overruled or was told of, its decisions are not counted again.
 */
export async function reviewSuggestions(database: Database, enough: number): Promise<number> {
  const { rows } = await sql<{ process_id: string; quarter: string; decisions: number }>`
    with silent as materialized (
      select p.process_id, q.began, q.ended, q.quarter
      from (select distinct process_id from process_definition) p
        cross join (
          select began::date as began, (began + interval '3 months')::date as ended, to_char(began, 'YYYY-"Q"Q') as quarter
          from generate_series(date_trunc('quarter', current_date) - interval '1 year',
            date_trunc('quarter', current_date) - interval '3 months', interval '3 months') as began) q
      where (select n.id from notice n where n.kind = 'never-overruled' and n.cause = p.process_id || ' ' || q.quarter) is null
        and (select s.followed from suggestion s where s.process_id = p.process_id and not s.followed
          and s.decided_on >= q.began and s.decided_on < q.ended limit 1) is null),
    counted as (
      select process_id, quarter, (select count(*)::int from suggestion s where s.process_id = silent.process_id
        and s.decided_on >= silent.began and s.decided_on < silent.ended) as decisions
      from silent)
    select process_id, quarter, decisions from counted where decisions >= ${enough}`.execute(database.kysely)
  let raised = 0
  for (const { process_id, quarter, decisions } of rows) {
    const fresh = await raiseNotice(database, {
      kind: 'never-overruled',
      cause: `${process_id} ${quarter}`,
      role: 'coordinator',
      process: process_id,
      element: null,
      instance: null,
      detail: `In ${quarter} all ${decisions} decisions followed the suggestion. Look whether people still decide.`,
    })
    if (fresh) raised += 1
  }
  return raised
}
