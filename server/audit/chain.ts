// An entry of the trail is bytes: canonical JSON (RFC 8785) that names the entry before it by hash. Hashing is done
// over those bytes only, never over something that was read back and written again. What is personal, the command and
// its events, is inside as one sealed text: the chain holds even when nobody can open it any more.

import { hash } from 'node:crypto'
import { type Command, type Event, RELEASE } from '../../engine/index.ts'
import { type Content, pack, unpack } from '../store/packed.ts'
import { type CaseKey, open, seal } from '../store/seal.ts'
import { canonical } from './canonical.ts'

/** Where an entry stands. `definition` is the version in force, `prev` the hash before, empty for the first. */
export type Place = {
  readonly instance: string
  readonly seq: number
  readonly prev: string
  readonly at: string
  readonly actor: string
  readonly definition: string
}

/** An entry as it is stored and hashed. */
export type Envelope = Place & { readonly v: 1; readonly generation: number; readonly sealed: string }

/** An entry opened. `release` decided the command; the first entries do not name theirs. */
export type Entry = Place & Decided & { readonly release?: string }

type Decided = { readonly command: Command; readonly events: readonly Event[] }

/** What an entry seals, as text; throws on what JSON cannot hold, such as NaN or half of a surrogate pair. */
export function contentOf({ command, events }: Decided): string {
  return canonical({ command, events, release: RELEASE })
}

/** The one way to write an entry; its content is text, or the bytes of it. */
export function sealEntry(place: Place, content: Content, { key, generation }: CaseKey): Buffer {
  const { encoding, bytes } = pack(content)
  const sealed = seal(key, placeOf(place), Buffer.concat([Buffer.of(encoding), bytes]))
  return Buffer.from(
    canonical({ v: 1, ...place, generation, sealed: sealed.toString('base64') } satisfies Envelope),
  )
}

/** Opens an entry; throws where the key is not its key or the entry is not in its place. */
export function openEntry(
  { v: _v, generation: _generation, sealed, ...place }: Envelope,
  { key }: CaseKey,
): Entry {
  const opened = open(key, placeOf(place), Buffer.from(sealed, 'base64'))
  return { ...place, ...JSON.parse(unpack(opened[0]!, opened.subarray(1)).toString()) }
}

/** Whether an entry opens under a key, in its place. */
export function opens(envelope: Envelope, key: CaseKey): boolean {
  try {
    openEntry(envelope, key)
    return true
  } catch {
    return false
  }
}

/** Whether the bytes are an envelope written the one way; null where they are not. */
export function readEnvelope(bytes: Buffer): Envelope | null {
  try {
    const envelope = JSON.parse(bytes.toString())
    return canonical(envelope) === bytes.toString() && envelope.v === 1 ? envelope : null
  } catch {
    return null
  }
}

function placeOf({ instance, seq }: Pick<Place, 'instance' | 'seq'>): string {
  return `${instance}/${seq}`
}

const ZERO = Buffer.of(0)

/** SHA-256 of a zero byte and the bytes: a leaf hash as in RFC 9162, so that entries can be leaves of a tree. */
export function hashOf(bytes: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([ZERO, bytes]), 'buffer')
}

/** The head of a trail without entries. */
export const NO_HEAD = Buffer.alloc(0)
