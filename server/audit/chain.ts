// An entry of the trail is bytes: canonical JSON (RFC 8785) that names the entry before it by hash. Hashing is done
// over those bytes only, never over something that was read back and written again.

import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Command, Event } from '../../engine/index.ts'

/** The members of an entry. `definition` is the version in force, `prev` the hash before, empty for the first. */
export type Entry = {
  readonly v: 1
  readonly instance: string
  readonly seq: number
  readonly prev: string
  readonly at: string
  readonly actor: string
  readonly definition: string
  readonly command: Command
  readonly events: readonly Event[]
}

/** The one way to write an entry; throws on what JSON cannot hold, such as NaN or half of a surrogate pair. */
export function bytesOf(entry: Entry): Buffer {
  return Buffer.from(canonicalize(entry)!)
}

/** SHA-256 of a zero byte and the bytes: a leaf hash as in RFC 9162, so that entries can be leaves of a tree. */
export function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(bytes).digest()
}

/** The head of a trail without entries. */
export const NO_HEAD = Buffer.alloc(0)
