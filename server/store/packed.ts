// JSON as it is stored: compressed where that pays. The first byte tells which.

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

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

export function packJson(value: unknown): Buffer {
  const { encoding, bytes } = pack(Buffer.from(JSON.stringify(value)))
  return Buffer.concat([Buffer.of(encoding), bytes])
}

export function unpackJson(packed: Buffer): unknown {
  return JSON.parse(unpack(packed[0]!, packed.subarray(1)).toString())
}
