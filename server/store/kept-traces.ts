// Figures outlive the cases they count. Before the keys of a case are destroyed its trace is kept as numbers: which
// elements, which ways, times since the beginning in quarters of an hour, and the few answers that are counted. It says
// the quarter and the day of the week and no date; it has no key that leads to the case. Only while an erased case goes
// on does the row name it, so that its last steps are added.

import type { ClientBase } from 'pg'
import { type Opened, openedEntries } from './entries.ts'
import type { Keyring } from './seal.ts'
import { type Deviation, Draft, type Parts, type Run, type Trace } from './traces.ts'

type Client = Pick<ClientBase, 'query'>

/** As fine as a figure over ten cases needs, too coarse to find a case again by its times. */
const STEP_MS = 15 * 60_000
const DAY_MS = 86_400_000

type KeptRun = readonly [
  key: number,
  element: string,
  scope: number,
  began: number,
  ended: number | null,
  completed: 0 | 1,
  taken: number | null,
  due: number | null,
  isTask: 0 | 1,
  organisation: string | null,
]

export type Numbers = {
  /** 0 is Sunday: working days can still be counted. */
  readonly weekday: number
  readonly ended: number | null
  readonly status: string
  readonly runs: readonly KeptRun[]
  readonly flows: readonly string[]
  readonly decided: Trace['decided']
  readonly deviations: readonly Deviation[]
}

export type Head = { readonly status: string; readonly startedAt: number; readonly endedAt: number | null }

/** The numbers of a case. */
export function numbersOf({ status, startedAt, endedAt }: Head, parts: Parts): Numbers {
  const since = (time: number | null) =>
    time === null ? null : Math.max(0, Math.round((time - startedAt) / STEP_MS))
  return {
    weekday: new Date(startedAt).getUTCDay(),
    ended: since(endedAt),
    status,
    runs: [...parts.runs].map(([key, run]) => [
      key,
      run.element,
      run.scope,
      since(run.began)!,
      since(run.ended),
      run.completed ? 1 : 0,
      since(run.taken),
      since(run.due),
      run.isTask ? 1 : 0,
      run.organisation,
    ]),
    flows: [...parts.flows].sort(),
    decided: parts.decided,
    deviations: parts.deviations,
  }
}

/** What was kept, as if it had begun at this time. */
function partsOf({ runs, flows, decided, deviations }: Numbers, startedAt: number): Parts {
  const at = (steps: number | null) => (steps === null ? null : startedAt + steps * STEP_MS)
  return {
    runs: new Map(
      runs.map(
        ([key, element, scope, began, ended, completed, taken, due, isTask, organisation]): [number, Run] => [
          key,
          {
            element,
            scope,
            began: at(began)!,
            ended: at(ended),
            completed: completed === 1,
            taken: at(taken),
            due: at(due),
            isTask: isTask === 1,
            organisation,
          },
        ],
      ),
    ),
    flows: new Set(flows),
    decided,
    deviations,
  }
}

/** The trace that numbers stand for, on the first such day of the week of its quarter. */
export function traceOf(numbers: Numbers, quarter: string): Trace {
  const first = Date.parse(quarter)
  const startedAt = first + ((numbers.weekday - new Date(first).getUTCDay() + 7) % 7) * DAY_MS
  const endedAt = numbers.ended === null ? null : startedAt + numbers.ended * STEP_MS
  return new Draft(partsOf(numbers, startedAt)).trace({ status: numbers.status, startedAt, endedAt })
}

type Row = {
  id: string
  process_id: string
  version: number
  status: string
  started_at: Date
  ended_at: Date | null
  kept: string | null
  numbers: Numbers | null
}

const HEADS = `select i.id, i.process_id, d.version, i.status, i.started_at, i.ended_at, k.id as kept, k.numbers
  from instance i join process_definition d on d.key = i.definition_key left join kept_trace k on k.instance_id = i.id`

/** Keeps the numbers of a case whose keys are about to be destroyed, in the same transaction. */
export async function keepTraces(client: Client, keyring: Keyring, caseId: string): Promise<void> {
  const { rows } = await client.query<Row>(`${HEADS} where i.root_id = $1 order by i.id`, [caseId])
  await keep(client, keyring, rows)
}

/** Adds the last steps of erased cases that have ended meanwhile, and lets go of them; answers with how many. */
export async function letGo(client: Client, keyring: Keyring): Promise<number> {
  const { rows } = await client.query<Row>(
    `${HEADS} where k.instance_id is not null and i.ended_at is not null`,
  )
  await keep(client, keyring, rows)
  return rows.length
}

async function keep(client: Client, keyring: Keyring, rows: readonly Row[]): Promise<void> {
  const opened = await openedEntries(
    client,
    keyring,
    rows.map(({ id }) => id),
  )
  for (const row of rows) {
    const numbers = goneOn(row, opened.get(row.id) ?? [])
    if (!numbers) continue
    const link = row.ended_at === null ? row.id : null
    if (row.kept)
      await client.query('update kept_trace set numbers = $2, instance_id = $3 where id = $1', [
        row.kept,
        JSON.stringify(numbers),
        link,
      ])
    else
      await client.query(
        `insert into kept_trace (process_id, version, quarter, instance_id, numbers)
         values ($1, $2, date_trunc('quarter', $3::timestamptz at time zone 'UTC')::date, $4, $5)`,
        [row.process_id, row.version, row.started_at, link, JSON.stringify(numbers)],
      )
  }
}

/** What was kept with what can be read since; null where a part can be read no more and was not kept. */
function goneOn(
  row: Pick<Row, 'status' | 'started_at' | 'ended_at' | 'numbers'>,
  entries: readonly Opened[],
) {
  const whole = entries.every(({ entry }) => entry !== null)
  if (!whole && !row.numbers) return null
  const head = {
    status: row.status,
    startedAt: row.started_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
  }
  const draft = new Draft(row.numbers ? partsOf(row.numbers, head.startedAt) : undefined)
  for (const { at, entry } of entries) if (entry) draft.add(at, entry.command, entry.events)
  return numbersOf(head, draft.parts())
}

export type Asked = {
  readonly process: string
  readonly from: string
  readonly to: string
  readonly version: number | null
}

/** The traces of erased cases that began in a period; those that go on with what can be read of them. */
export async function keptTraces(
  client: Client,
  keyring: Keyring,
  { process, from, to, version }: Asked,
): Promise<Trace[]> {
  const { rows } = await client.query<{
    quarter: string
    numbers: Numbers
    id: string | null
    status: string
    started_at: Date
    ended_at: Date | null
  }>(
    `select to_char(k.quarter, 'YYYY-MM-DD') as quarter, k.numbers, i.id, i.status, i.started_at, i.ended_at
     from kept_trace k left join instance i on i.id = k.instance_id
     where k.process_id = $1 and k.quarter >= $2::date and k.quarter < $3::date
       and ($4::int is null or k.version = $4) order by k.id`,
    [process, from, to, version],
  )
  const live = rows.flatMap(({ id }) => (id === null ? [] : [id]))
  const opened = live.length === 0 ? new Map() : await openedEntries(client, keyring, live)
  return rows.map(row => {
    const numbers = row.id === null ? row.numbers : goneOn(row, opened.get(row.id) ?? [])!
    return traceOf(numbers, row.quarter)
  })
}
