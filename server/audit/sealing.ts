// Sealing what a batch has decided: the entries of trails, each bound to the one before by its hash, and the states they
// lead to. Compressing, sealing and hashing take more time than deciding, so a large batch has it done in a thread of
// its own, and this one decides for others meanwhile. A small batch would only wait for the way there and back.

import { createSecretKey } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { type Content, sealText } from '../store/packed.ts'
import type { CaseKey } from '../store/seal.ts'
import { hashOf, type Place, sealEntry } from './chain.ts'

export type Sealing<As extends Content = string> = {
  /** The hash of the last entry of each case, in hexadecimal; empty where there is none. */
  readonly heads: ReadonlyMap<string, string>
  /** In the order in which they follow each other. */
  readonly entries: readonly Entry<As>[]
  readonly texts: readonly Text<As>[]
}

type Entry<As> = Omit<Place, 'prev'> & { readonly content: As; readonly key: CaseKey }
/** What is stored beside the trail, and where it belongs. */
type Text<As> = { readonly place: string; readonly text: As; readonly key: CaseKey }

/** In the order of what was to be sealed. */
export type Sealed = {
  readonly entries: readonly { readonly bytes: Buffer; readonly hash: Buffer }[]
  readonly texts: readonly Buffer[]
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

export function sealHere({ heads, entries, texts }: Sealing<Content>): Sealed {
  const last = new Map(heads)
  return {
    entries: entries.map(({ content, key, ...place }) => {
      const bytes = sealEntry({ ...place, prev: last.get(place.instance) ?? '' }, content, key)
      const hash = hashOf(bytes)
      last.set(place.instance, hash.toString('hex'))
      return { bytes, hash }
    }),
    texts: texts.map(({ place, text, key }) => sealText(place, text, key)),
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
      const request = requestOf(id, work)
      worker.postMessage(request, [request.bytes.buffer])
    })
}

/**
 * Work on its way to the thread: what is long as bytes in one piece, which change hands without being copied, and a list
 * for each member of the rest. Reading many small objects on the other side would take as long as sealing them.
 */
export type Request = {
  readonly id: number
  readonly heads: readonly (readonly string[])[]
  /** Each key once, 32 bytes after 32 bytes; entries and texts name it by its number. */
  readonly keys: Buffer
  readonly generations: readonly number[]
  readonly entries: Columns<Omit<Entry<string>, 'content'>>
  readonly texts: Columns<Omit<Text<string>, 'text'>>
  /** The contents of the entries and the texts, one behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly lengths: readonly number[]
}

type Columns<Row> = { readonly [Name in keyof Row]: readonly (Name extends 'key' ? number : Row[Name])[] }

const KEY = 32

function requestOf(id: number, { heads, entries, texts }: Sealing): Request {
  const numbers = new Map<CaseKey, number>()
  for (const { key } of [...entries, ...texts]) if (!numbers.has(key)) numbers.set(key, numbers.size)
  const keys = [...numbers.keys()]
  return {
    id,
    heads: [[...heads.keys()], [...heads.values()]],
    keys: Buffer.concat(keys.map(({ key }) => key.export())),
    generations: keys.map(({ generation }) => generation),
    entries: {
      instance: entries.map(({ instance }) => instance),
      seq: entries.map(({ seq }) => seq),
      at: entries.map(({ at }) => at),
      actor: entries.map(({ actor }) => actor),
      definition: entries.map(({ definition }) => definition),
      key: entries.map(({ key }) => numbers.get(key)!),
    },
    texts: {
      place: texts.map(({ place }) => place),
      key: texts.map(({ key }) => numbers.get(key)!),
    },
    ...inOnePiece([...entries.map(({ content }) => content), ...texts.map(({ text }) => text)]),
  }
}

function inOnePiece(texts: readonly string[]): Pick<Request, 'bytes' | 'lengths'> {
  const lengths = texts.map(text => Buffer.byteLength(text))
  const bytes = Buffer.from(new ArrayBuffer(lengths.reduce((size, length) => size + length, 0)))
  let at = 0
  for (const text of texts) at += bytes.write(text, at)
  return { bytes, lengths }
}

/** The work as it was before it went. */
export function workOf({
  heads: [ids, hashes],
  keys,
  generations,
  entries,
  texts,
  bytes,
  lengths,
}: Request): Sealing<Uint8Array> {
  const opened = generations.map((generation, index) => ({
    generation,
    key: createSecretKey(keys.subarray(index * KEY, (index + 1) * KEY)),
  }))
  let at = 0
  const contents = lengths.map(length => {
    at += length
    return bytes.subarray(at - length, at)
  })
  return {
    heads: new Map(ids!.map((id, index) => [id, hashes![index]!])),
    entries: entries.seq.map((seq, index) => ({
      instance: entries.instance[index]!,
      seq,
      at: entries.at[index]!,
      actor: entries.actor[index]!,
      definition: entries.definition[index]!,
      content: contents[index]!,
      key: opened[entries.key[index]!]!,
    })),
    texts: texts.place.map((place, index) => ({
      place,
      text: contents[entries.seq.length + index]!,
      key: opened[texts.key[index]!]!,
    })),
  }
}

/** All bytes of an answer in one piece, so that they change hands without being copied. */
export type Parcel = {
  readonly id: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly lengths: { readonly entries: readonly number[]; readonly texts: readonly number[] }
}

const HASH = 32

export function parcelOf(id: number, { entries, texts }: Sealed): Parcel {
  const parts = [...entries.flatMap(({ bytes, hash }) => [hash, bytes]), ...texts]
  const all = new Uint8Array(parts.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  const lengths = {
    entries: entries.map(({ bytes }) => bytes.length),
    texts: texts.map(({ length }) => length),
  }
  return { id, bytes: all, lengths }
}

function unpacked(bytes: Uint8Array<ArrayBuffer>, { entries, texts }: Parcel['lengths']): Sealed {
  const all = Buffer.from(bytes.buffer)
  let at = 0
  const take = (length: number) => {
    at += length
    return all.subarray(at - length, at)
  }
  return {
    entries: entries.map(length => ({ hash: take(HASH), bytes: take(length) })),
    texts: texts.map(take),
  }
}
