// What a batch will write, gathered in memory: each table is written once, at the end, with one statement for each
// kind of change.

import type { ClientBase } from 'pg'
import type { Command, Event } from '../../engine/index.ts'
import { contentOf } from '../audit/chain.ts'
import { type Sealing, seal } from '../audit/sealing.ts'
import { finishItems, type ItemResult } from '../store/batch-operations.ts'
import { type ChangedFile, writeFiles } from '../store/case-files.ts'
import { insertRows, type Table } from '../store/columns.ts'
import { answersOf } from '../store/connect.ts'
import { blindConversation, CONVERSATION } from '../store/conversations.ts'
import { insertKeys, type NewKey } from '../store/data-keys.ts'
import { type DueRow, deleteDue, insertDue, offerMessages } from '../store/due.ts'
import { keepOutcomes } from '../store/idempotency.ts'
import { INSTANCE, type InstanceRow, TRAIL, type TrailRow, updateInstances } from '../store/instance-rows.ts'
import { markPending } from '../store/log-tree.ts'
import {
  insertMessages,
  insertSignals,
  markDelivered,
  type SignalRow,
  type Waiting,
} from '../store/messages.ts'
import { type LinkAnswer, spendLinks } from '../store/one-time-links.ts'
import type { Keyring } from '../store/seal.ts'
import { placeOfBase, placeOfState, textsOf } from '../store/stored-state.ts'
import { withBlindCorrelation, withBlindName, withSealedMessage } from '../store/veiled-rows.ts'
import {
  deleteRows,
  INCIDENT,
  JOB,
  markSuspended,
  patchRows,
  SUBSCRIPTION,
  USER_TASK,
} from '../store/waiting-rows.ts'
import { type Case, isLive } from './case.ts'
import type { Changes } from './changes.ts'
import { emptyProjection } from './project.ts'
import type { Done, Once, Told } from './work.ts'

export class Ledger {
  readonly cases = new Map<string, Case>()
  readonly projection = emptyProjection()
  readonly keys: NewKey[] = []
  /** Cases whose state is written anew although nothing happened in them. */
  readonly resealed = new Set<string>()
  readonly messages: Waiting[] = []
  readonly delivered = new Map<string, { processes: string[]; instances: string[] }>()
  readonly signals: SignalRow[] = []
  /** Bytes of files that come or go. */
  readonly files: ChangedFile[] = []
  /** Names of messages that somebody has begun to listen to. */
  readonly opened = new Set<string>()
  /** What has become of items of batch operations. */
  readonly items: ItemResult[] = []
  /** One-time links that were answered. */
  readonly links: LinkAnswer[] = []
  readonly outcomes: (Once & { readonly outcome: Done | Told })[] = []
  private readonly appended: Sealing['entries'][number][] = []
  private trail: readonly TrailRow[] = []
  private rows: readonly ReturnType<Ledger['rowOf']>[] = []
  private readonly due: DueRow[] = []
  private readonly at: string

  constructor(at: string) {
    this.at = at
  }

  /** The command and what it caused become the next entry of the case's trail. */
  append(found: Case, command: Command, actor: string, events: readonly Event[]): void {
    found.seq += 1
    const { id: instance, seq, definition, key } = found
    const content = contentOf({ command, events })
    this.appended.push({ instance, seq, at: this.at, actor, definition: definition.key, content, key })
  }

  /** Seals what was appended and the states it led to: the rows that `writeSealed` will write. */
  async seal(): Promise<void> {
    const changed = this.changedCases()
    const texts = changed.map(({ state, seq, key, base }) => textsOf(state!, seq, key.generation, base))
    const sealed = await seal({
      heads: new Map(changed.map(({ id, head }) => [id, head.toString('hex')])),
      entries: this.appended,
      texts: [
        ...changed.map(({ id, key }, index) => ({ place: placeOfState(id), text: texts[index]!.state, key })),
        ...changed.flatMap(({ id, seq, key }, index) => {
          const { written } = texts[index]!
          return written === null ? [] : [{ place: placeOfBase(id, seq), text: written, key }]
        }),
      ],
    })
    this.trail = this.appended.map(({ instance, seq, at, definition, key }, index) => {
      const { bytes, hash } = sealed.entries[index]!
      this.cases.get(instance)!.head = hash
      return {
        instance_id: instance,
        seq,
        at,
        definition_key: definition,
        hash,
        generation: key.generation,
        bytes,
      }
    })
    const states = sealed.texts.slice(0, changed.length)
    const bases = sealed.texts.slice(changed.length)
    this.rows = changed.map((found, index) => {
      const { written, base } = texts[index]!
      found.base = base
      return this.rowOf(found, states[index]!, written === null ? null : bases.shift()!)
    })
  }

  /** What concerns an instance that is not locked is paid by a later batch. */
  owe(instance: string | null, kind: string, payload: object, by: string | null = null): void {
    this.due.push({ due_at: this.at, instance_id: instance, kind, payload, owed_by: by })
  }

  /** What reaches a suspended instance waits until it goes on. */
  keep(instance: string, command: Command, actor: string): void {
    const payload = { command, actor }
    this.due.push({ due_at: 'infinity', instance_id: instance, kind: 'command', payload, owed_by: null })
  }

  /**
   * Sends what needs no sealing, so that the database works meanwhile. The statements are sent one behind the other in
   * this order, and none waits for the answer to the one before.
   */
  async writeOpen(client: ClientBase, keyring: Keyring, paid: readonly string[]): Promise<void> {
    await answersOf([
      insertKeys(client, keyring, this.keys),
      writeFiles(client, this.files),
      this.writeProjection(client, keyring),
      insertMessages(client, keyring, this.messages),
      insertSignals(client, keyring, this.signals, this.at),
      markDelivered(client, this.delivered),
      insertDue(client, keyring, this.due),
      offerMessages(client, [...this.opened], this.at),
      keepOutcomes(client, keyring, this.outcomes),
      finishItems(client, keyring, this.items),
      spendLinks(client, this.links),
      deleteDue(client, paid),
      markPending(
        client,
        this.changedCases().map(({ id }) => id),
      ),
    ])
  }

  /** Sends what was sealed: the states of the cases and the entries of their trails. */
  async writeSealed(client: ClientBase, keyring: Keyring): Promise<void> {
    const { rows } = this
    const blind = (process: string, name: string | null) =>
      name === null ? null : blindConversation(keyring, process, name)
    await answersOf([
      insertRows(
        client,
        INSTANCE,
        rows.flatMap(({ before, ...row }) =>
          before === null ? [{ ...row, conversation: blind(row.process_id, row.conversation) }] : [],
        ),
      ),
      updateInstances(
        client,
        rows.flatMap(row => (row.before === null ? [] : [{ ...row, before: row.before }])),
      ),
      insertRows(client, TRAIL, this.trail),
    ])
  }

  private async writeProjection(client: ClientBase, keyring: Keyring): Promise<void> {
    const { tasks, jobs, subscriptions, incidents, conversations, suspended, resumed } = this.projection
    const written: Promise<void>[] = []
    const write = <Row extends object>(
      table: Table,
      { removed, created, patched }: Changes<Row>,
      veiled: (row: Row & Id) => object = row => row,
    ) => {
      const patches = [...patched].map(([id, patch]) => veiled({ ...placeOf(id), ...patch } as Row & Id))
      written.push(deleteRows(client, table, [...removed].map(placeOf)))
      written.push(insertRows(client, table, [...(created as Map<string, Row & Id>).values()].map(veiled)))
      written.push(patchRows(client, table, patches))
    }
    const keyOf = ({ instance_id }: Id) => this.cases.get(instance_id)!.key
    write(USER_TASK, tasks)
    write(JOB, jobs, row => withSealedMessage('job', row, keyOf(row)))
    write(SUBSCRIPTION, subscriptions, row => withBlindCorrelation(keyring, row))
    write(INCIDENT, incidents, row => withSealedMessage('incident', row, keyOf(row)))
    write(CONVERSATION, conversations, row => withBlindName(keyring, row))
    written.push(markSuspended(client, [...suspended], true))
    written.push(markSuspended(client, [...resumed], false))
    await answersOf(written)
  }

  /** Cases to remember once the commit is done. */
  live(): Case[] {
    return [...this.cases.values()].filter(({ state }) => isLive(state))
  }

  /** What those who watch should look at. */
  changed() {
    const { tasks, jobs, incidents, resumed } = this.projection
    const resources = new Set<string>(['instance'])
    if (tasks.created.size + tasks.patched.size > 0) resources.add('user-task')
    if (jobs.created.size + jobs.patched.size + jobs.removed.size > 0) resources.add('job')
    if (incidents.created.size + incidents.removed.size > 0) resources.add('incident')
    if (this.signals.length > 0) resources.add('signal')
    return {
      instances: [...this.cases.values()].filter(({ seq, before }) => seq !== before).map(({ id }) => id),
      resources,
      jobTypes: new Set([...jobs.created.values()].map(job => job.type)),
      owes: this.due.length > 0 || this.opened.size > 0 || resumed.size > 0,
    }
  }

  /** The last entry of some trail: whether it exists tells whether the commit was done. */
  get proof(): TrailRow | null {
    return this.trail.at(-1) ?? null
  }

  private changedCases(): Case[] {
    return [...this.cases.values()].filter(
      ({ id, state, seq, before }) => state !== null && (seq !== before || this.resealed.has(id)),
    )
  }

  private rowOf(
    { id, before, definition, conversation, rootId, startedBy, seq, head, key, state }: Case,
    sealed: Buffer,
    base: Buffer | null,
  ) {
    const { status, businessKey, parent, incidents, hold } = state!
    return {
      id,
      before,
      definition_key: definition.key,
      process_id: definition.processId,
      business_key: businessKey,
      conversation: isLive(state) ? conversation : null,
      status,
      parent_id: parent?.instance ?? null,
      parent_key: parent?.key ?? null,
      root_id: rootId,
      started_at: this.at,
      started_by: startedBy,
      ended_at: isLive(state) ? null : this.at,
      hold_until: status === 'suspended' ? (hold?.until ?? null) : null,
      seq,
      head,
      incidents: Object.keys(incidents).length,
      generation: key.generation,
      state: sealed,
      base,
    } satisfies InstanceRow & { readonly before: number | null }
  }
}

type Id = { readonly instance_id: string; readonly key: number }

function placeOf(id: string): Id {
  return { instance_id: id.slice(0, 36), key: Number(id.slice(37)) }
}
