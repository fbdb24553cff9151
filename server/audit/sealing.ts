// Sealing what a batch has decided: the entries of trails, each bound to the one before by its hash, and the states they
// lead to. Compressing, sealing and hashing take more time than deciding, so a large batch has it done in a thread of
// its own, and this one decides for others meanwhile. A small batch would only wait for the way there and back.

import { createSecretKey } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { sealState } from '../store/packed.ts'
import type { CaseKey } from '../store/seal.ts'
import { hashOf, type Place, sealEntry } from './chain.ts'

export type Sealing = {
  /** The hash of the last entry of each case, in hexadecimal; empty where there is none. */
  readonly heads: ReadonlyMap<string, string>
  /** In the order in which they follow each other. */
  readonly entries: readonly Entry[]
  readonly states: readonly StateToSeal[]
}

type Entry = Omit<Place, 'prev'> & { readonly content: string; readonly key: CaseKey }
type StateToSeal = { readonly instance: string; readonly json: string; readonly key: CaseKey }

/** In the order of what was to be sealed. */
export type Sealed = {
  readonly entries: readonly { readonly bytes: Buffer; readonly hash: Buffer }[]
  readonly states: readonly Buffer[]
}

/** From so many entries on the way to the thread is shorter than the work. */
const MANY = 16

let thread: Promise<Thread> | null = null

export async function seal(work: Sealing): Promise<Sealed> {
  if (work.entries.length < MANY) return sealHere(work)
  try {
    thread ??= startThread()
    return await (await thread)(work)
  } catch {
    // A thread that died is not missed; the next large batch begins another one.
    thread = null
    return sealHere(work)
  }
}

export function sealHere({ heads, entries, states }: Sealing): Sealed {
  const last = new Map(heads)
  return {
    entries: entries.map(({ content, key, ...place }) => {
      const bytes = sealEntry({ ...place, prev: last.get(place.instance) ?? '' }, content, key)
      const hash = hashOf(bytes)
      last.set(place.instance, hash.toString('hex'))
      return { bytes, hash }
    }),
    states: states.map(({ instance, json, key }) => sealState(instance, json, key)),
  }
}

type Thread = (work: Sealing) => Promise<Sealed>

/** One for the process; it ends with it. */
async function startThread(): Promise<Thread> {
  const worker = new Worker(new URL('sealing-thread.ts', import.meta.url))
  worker.unref()
  const waiting = new Map<number, { resolve(sealed: Sealed): void; reject(error: unknown): void }>()
  let next = 0
  const fail = (error: unknown) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    thread = null
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The sealing thread has ended.')))
  worker.on('message', ({ id, bytes, lengths }: Parcel) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    asked?.resolve(unpacked(bytes, lengths))
  })
  return work =>
    new Promise((resolve, reject) => {
      const id = next++
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, work: columnsOf(work) } satisfies Request)
    })
}

/**
 * Work on its way to the thread, a list for each member: reading many small objects on the other side would take as long
 * as sealing them.
 */
type Columns = {
  readonly heads: readonly (readonly string[])[]
  /** Each key once, 32 bytes after 32 bytes; entries and states name it by its number. */
  readonly keys: Buffer
  readonly generations: readonly number[]
  readonly entries: {
    readonly [Name in keyof Entry]: readonly (Name extends 'key' ? number : Entry[Name])[]
  }
  readonly states: {
    readonly [Name in keyof StateToSeal]: readonly (Name extends 'key' ? number : StateToSeal[Name])[]
  }
}

export type Request = { readonly id: number; readonly work: Columns }

const KEY = 32

function columnsOf({ heads, entries, states }: Sealing): Columns {
  const numbers = new Map<CaseKey, number>()
  for (const { key } of [...entries, ...states]) if (!numbers.has(key)) numbers.set(key, numbers.size)
  const keys = [...numbers.keys()]
  return {
    heads: [[...heads.keys()], [...heads.values()]],
    keys: Buffer.concat(keys.map(({ key }) => key.export())),
    generations: keys.map(({ generation }) => generation),
    entries: {
      instance: entries.map(({ instance }) => instance),
      seq: entries.map(({ seq }) => seq),
      at: entries.map(({ at }) => at),
      actor: entries.map(({ actor }) => actor),
      definition: entries.map(({ definition }) => definition),
      content: entries.map(({ content }) => content),
      key: entries.map(({ key }) => numbers.get(key)!),
    },
    states: {
      instance: states.map(({ instance }) => instance),
      json: states.map(({ json }) => json),
      key: states.map(({ key }) => numbers.get(key)!),
    },
  }
}

/** The work as it was before it went. */
export function workOf({ heads: [ids, hashes], keys, generations, entries, states }: Columns): Sealing {
  const opened = generations.map((generation, index) => ({
    generation,
    key: createSecretKey(keys.subarray(index * KEY, (index + 1) * KEY)),
  }))
  return {
    heads: new Map(ids!.map((id, index) => [id, hashes![index]!])),
    entries: entries.seq.map((seq, index) => ({
      instance: entries.instance[index]!,
      seq,
      at: entries.at[index]!,
      actor: entries.actor[index]!,
      definition: entries.definition[index]!,
      content: entries.content[index]!,
      key: opened[entries.key[index]!]!,
    })),
    states: states.json.map((json, index) => ({
      instance: states.instance[index]!,
      json,
      key: opened[states.key[index]!]!,
    })),
  }
}

/** All bytes of an answer in one piece, so that they change hands without being copied. */
export type Parcel = {
  readonly id: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly lengths: { readonly entries: readonly number[]; readonly states: readonly number[] }
}

const HASH = 32

export function parcelOf(id: number, { entries, states }: Sealed): Parcel {
  const parts = [...entries.flatMap(({ bytes, hash }) => [hash, bytes]), ...states]
  const all = new Uint8Array(parts.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  const lengths = {
    entries: entries.map(({ bytes }) => bytes.length),
    states: states.map(({ length }) => length),
  }
  return { id, bytes: all, lengths }
}

function unpacked(bytes: Uint8Array<ArrayBuffer>, { entries, states }: Parcel['lengths']): Sealed {
  const all = Buffer.from(bytes.buffer)
  let at = 0
  const take = (length: number) => {
    at += length
    return all.subarray(at - length, at)
  }
  return {
    entries: entries.map(length => ({ hash: take(HASH), bytes: take(length) })),
    states: states.map(take),
  }
}
