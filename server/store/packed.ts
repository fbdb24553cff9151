// JSON as it is stored: compressed where that pays; of a state, sealed under the key of its case.

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type CaseKey, open, seal } from './seal.ts'

const PLAIN = 0
const ZSTD = 1

/** Below this, what compression saves is less than the time it takes. */
const WORTHWHILE = 256

export function pack(bytes: Uint8Array): { encoding: number; bytes: Uint8Array } {
  if (bytes.length < WORTHWHILE) return { encoding: PLAIN, bytes }
  return { encoding: ZSTD, bytes: zstdCompressSync(bytes) }
}

export function unpack(encoding: number, bytes: Uint8Array): Buffer {
  if (encoding === PLAIN) return Buffer.from(bytes)
  if (encoding === ZSTD) return zstdDecompressSync(bytes)
  throw new RangeError(`No such encoding: ${encoding}.`)
}

export function sealState(instance: string, state: unknown, { key }: CaseKey): Buffer {
  const { encoding, bytes } = pack(Buffer.from(JSON.stringify(state)))
  return seal(key, `${instance}/state`, Buffer.concat([Buffer.of(encoding), bytes]))
}

export function openState(instance: string, sealed: Buffer, { key }: CaseKey): unknown {
  const opened = open(key, `${instance}/state`, sealed)
  return JSON.parse(unpack(opened[0]!, opened.subarray(1)).toString())
}
