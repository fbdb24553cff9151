// What happened in the cases of a period, without what was said in them: elements, flows, times, and the few answers
// that figures count. Cases that were erased cannot be read any more; they are counted, and that is all.

import { sql } from 'kysely'
import type { Command, Event } from '../../engine/index.ts'
import { openEntry, readEnvelope } from '../audit/chain.ts'
import type { Database } from './connect.ts'
import type { CaseKey } from './seal.ts'

/** One run of an element. Times are milliseconds. */
export type Run = {
  readonly element: string
  readonly began: number
  ended: number | null
  completed: boolean
  /** Where it is a task: when somebody took it on, and when it was due. */
  taken: number | null
  due: number | null
  isTask: boolean
}

export type Trace = {
  readonly startedAt: number
  readonly endedAt: number | null
  readonly completed: boolean
  readonly runs: readonly Run[]
  readonly flows: ReadonlySet<string>
  /** Answers that figures count, by element and name, in the order given. */
  readonly decided: readonly { readonly element: string; readonly name: string; readonly value: string }[]
}

export type Period = { readonly from: string; readonly to: string }

export type Traces = { readonly traces: readonly Trace[]; readonly cases: number; readonly erased: number }

/** Answers with few possible values; no other variable reaches a figure. */
const COUNTED = new Set(['nature', 'gate', 'ethics', 'informed_by', 'outcome_class'])

/** Read together: enough for few round trips, not so many that the rows fill the memory. */
const AT_ONCE = 100

type Head = { id: string; status: string; started_at: Date; ended_at: Date | null }

/** The cases of a process that began in a period; of one version where it is named. */
export async function readTraces(
  database: Database,
  process: string,
  { from, to }: Period,
  version: number | null,
): Promise<Traces> {
  const { rows: heads } = await sql<Head>`
    select i.id, i.status, i.started_at, i.ended_at from instance i
    join process_definition d on d.key = i.definition_key
    where i.process_id = ${process} and i.started_at >= ${from}::date and i.started_at < ${to}::date
      and (${version}::int is null or d.version = ${version}) order by i.id`.execute(database.kysely)
  const traces: Trace[] = []
  for (let at = 0; at < heads.length; at += AT_ONCE)
    traces.push(...(await readSome(database, heads.slice(at, at + AT_ONCE))))
  return { traces, cases: heads.length, erased: heads.length - traces.length }
}

type Row = {
  instance_id: string
  at: Date
  bytes: Buffer
  generation: number
  root_id: string
  wrapped: Buffer | null
}

async function readSome({ kysely, keyring }: Database, heads: readonly Head[]): Promise<Trace[]> {
  const { rows } = await sql<Row>`
    select t.instance_id, t.at, t.bytes, t.generation, i.root_id, k.wrapped from trail t
    join instance i on i.id = t.instance_id
    left join data_key k on k.case_id = i.root_id and k.generation = t.generation
    where t.instance_id = any(${heads.map(({ id }) => id)}::uuid[]) order by t.instance_id, t.seq`.execute(
    kysely,
  )
  const keys = new Map<string, CaseKey>()
  const open = ({ root_id, generation, wrapped, bytes }: Row) => {
    const envelope = readEnvelope(bytes)
    if (!envelope || !wrapped) return null
    const name = `${root_id} ${generation}`
    const key = keys.get(name) ?? keyring.unwrap(root_id, generation, wrapped)
    keys.set(name, key)
    return openEntry(envelope, key)
  }
  const byCase = Map.groupBy(rows, row => row.instance_id)
  return heads.flatMap(head => {
    const draft = new Draft()
    for (const row of byCase.get(head.id) ?? []) {
      const entry = open(row)
      if (!entry) return []
      draft.add(row.at.getTime(), entry.command, entry.events)
    }
    return [draft.trace(head)]
  })
}

/** Folds the entries of one case. */
class Draft {
  private readonly runs = new Map<number, Run>()
  private readonly flows = new Set<string>()
  private readonly decided: Trace['decided'][number][] = []

  add(at: number, command: Command, events: readonly Event[]): void {
    for (const event of events) this.take(at, event)
    if (command.type !== 'complete') return
    const element = this.runs.get(command.key)?.element
    if (element === undefined) return
    for (const [name, value] of Object.entries(command.variables ?? {}))
      if (COUNTED.has(name) && typeof value === 'string') this.decided.push({ element, name, value })
  }

  trace({ status, started_at, ended_at }: Head): Trace {
    return {
      startedAt: started_at.getTime(),
      endedAt: ended_at?.getTime() ?? null,
      completed: status === 'completed',
      runs: [...this.runs.values()],
      flows: this.flows,
      decided: this.decided,
    }
  }

  private take(at: number, event: Event): void {
    switch (event.type) {
      case 'element.activated': {
        const { element } = event
        const rest = { ended: null, completed: false, taken: null, due: null, isTask: false }
        this.runs.set(event.key, { element, began: at, ...rest })
        break
      }
      case 'element.completed':
        this.change(event.key, { ended: at, completed: true })
        break
      case 'element.terminated':
        this.change(event.key, { ended: at })
        break
      case 'flow.taken':
        this.flows.add(event.flow)
        break
      case 'task.created': {
        const due = Date.parse(event.dueDate ?? '')
        const taken = event.assignee === null ? null : at
        this.change(event.key, { isTask: true, taken, due: Number.isNaN(due) ? null : due })
        break
      }
      case 'task.assigned':
        if (event.assignee !== null && this.runs.get(event.key)?.taken === null)
          this.change(event.key, { taken: at })
        break
    }
  }

  private change(key: number, changes: Partial<Run>): void {
    const run = this.runs.get(key)
    if (run) Object.assign(run, changes)
  }
}
