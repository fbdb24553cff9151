// What a batch holds while it decides, locked always in this order: instances by id, what is due, jobs, items of batch
// operations, one-time links, requests that may come again. The statements leave together, and the database takes them one after the other.

import type { ClientBase } from 'pg'
import { can } from '../auth/can.ts'
import { type ItemPlace, itemId, lockItems } from '../store/batch-operations.ts'
import { answersOf } from '../store/connect.ts'
import { lockDue } from '../store/due.ts'
import { lockClaims } from '../store/idempotency.ts'
import { type LockedInstance, lockInstances } from '../store/instance-rows.ts'
import { type Lease, lockLeases } from '../store/jobs.ts'
import { lockLinks } from '../store/one-time-links.ts'
import { revisionsOf } from '../store/user-tasks.ts'
import type { CaseCache } from './cache.ts'
import type { Case } from './case.ts'
import type { Prepared } from './prepare.ts'
import type { CommandWork, Order } from './work.ts'

export type Held = {
  readonly instances: readonly LockedInstance[]
  /** What this server remembers of instances, by their ids. */
  readonly remembered: ReadonlyMap<string, Case>
  /** What is due and nobody else pays. */
  readonly paid: Set<string>
  /** How each job is lent, and the revision of each task, by `instance.key`. */
  readonly leases: ReadonlyMap<string, Lease>
  readonly revs: ReadonlyMap<string, number>
  /** Items of batch operations that are still to be done, in the name of somebody who still may. */
  readonly open: Set<string>
  /** One-time links that are good. */
  readonly links: Set<string>
  /** Requests that no later try has taken up, by `claimId`. */
  readonly claims: ReadonlySet<string>
}

export async function hold(
  client: ClientBase,
  cache: CaseCache,
  orders: readonly Order[],
  prepared: Prepared,
): Promise<Held> {
  const ids = idsOf(orders, prepared)
  const remembered = new Map<string, Case>()
  for (const id of ids) {
    const cached = cache.take(id)
    if (cached) remembered.set(id, cached)
  }
  const commands = orders.flatMap(({ work }) => (work.kind === 'command' ? [work] : []))
  const [instances, paid, leases, revs, items, links, claims] = await answersOf([
    lockInstances(client, ids, id => remembered.get(id) ?? null),
    lockDue(
      client,
      orders.flatMap(({ due }) => due ?? []),
    ),
    lockLeases(client, commands.filter(({ lease }) => lease !== undefined).map(placeOf)),
    revisionsOf(client, commands.filter(({ rev }) => rev !== undefined).map(placeOf)),
    lockItems(
      client,
      commands.flatMap(({ item, actor: by }) => (item ? [{ ...item, by }] : [])),
    ),
    lockLinks(
      client,
      commands.flatMap(({ link }) => link?.id ?? []),
    ),
    lockClaims(
      client,
      orders.flatMap(({ once }) => once ?? []),
    ),
  ])
  const open = new Set(items.filter(item => can(item, 'batch.operate')).map(itemId))
  return { instances, remembered, paid, leases, revs, open, links, claims }
}

function idsOf(orders: readonly Order[], { listeners, ofCase }: Prepared): string[] {
  const ids = new Set([...ofCase.values()].flat())
  for (const { work } of orders) if (work.kind === 'command') ids.add(work.instance)
  for (const chosen of listeners.values()) for (const { instance } of chosen) ids.add(instance)
  return [...ids].sort()
}

/** The item of a batch operation that an order carries out. */
export function itemOf({ work }: Order): ItemPlace[] {
  return work.kind === 'command' && work.item ? [work.item] : []
}

/** The task or job that a command is for. */
export function placeOf({ instance, command }: CommandWork): { instance: string; key: number } {
  return { instance, key: 'key' in command ? command.key : 0 }
}
