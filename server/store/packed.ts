// JSON as it is stored: compressed where that pays, and sealed under the key of its case; what waits for a little while
// under the master key.

import { constants, deflateRawSync, inflateRawSync, type ZlibOptions } from 'node:zlib'
import { type CaseKey, type Keyring, open, seal } from './seal.ts'

const PLAIN = 0
const DEFLATED = 1

/** Setting up a compressor costs more than compressing a few kB: small windows and one chunk halve that. */
const QUICK = { level: 1, windowBits: 12, memLevel: 4 }

/** What is soon written over need not be as small: with the codes that the format knows already it takes a third less time. */
const QUICKEST = { ...QUICK, strategy: constants.Z_FIXED }

/** Below this, what compression saves is less than the time it takes; of what is soon written over it saves only writing. */
const WORTHWHILE = 256
const WORTHWHILE_FOR_NOW = 1024

/** What is gone within moments, or a day, is compressed where it would take much room. */
const MUCH = 8192

/** Text, or the bytes of it. */
export type Content = string | Uint8Array

export function pack(
  content: Content,
  how: ZlibOptions = QUICK,
  worthwhile = WORTHWHILE,
): { encoding: number; bytes: Uint8Array } {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  if (bytes.length < worthwhile) return { encoding: PLAIN, bytes }
  return { encoding: DEFLATED, bytes: deflateRawSync(bytes, { ...how, chunkSize: bytes.length }) }
}

export function unpack(encoding: number, bytes: Uint8Array): Buffer {
  if (encoding === PLAIN) return Buffer.from(bytes)
  if (encoding === DEFLATED) return inflateRawSync(bytes)
  throw new RangeError(`No such encoding: ${encoding}.`)
}

/** Seals a text that is written over with the next command. */
export function sealText(place: string, text: Content, { key }: CaseKey): Buffer {
  const { encoding, bytes } = pack(text, QUICKEST, WORTHWHILE_FOR_NOW)
  return seal(key, place, Buffer.concat([Buffer.of(encoding), bytes]))
}

/** Opens what was sealed by `sealText` for the same place. */
export function openText(place: string, sealed: Buffer, { key }: CaseKey): string {
  const opened = open(key, place, sealed)
  return unpack(opened[0]!, opened.subarray(1)).toString()
}

/** Seals what waits at a place until it is used or has outlived its time, given as JSON. */
export function sealWaiting(keyring: Keyring, place: string, json: string): Buffer {
  const { encoding, bytes } = pack(Buffer.from(json), QUICKEST, MUCH)
  return keyring.sealOwn(place, Buffer.concat([Buffer.of(encoding), bytes]))
}

/** What waits at a place, as JSON. */
export function openWaiting(keyring: Keyring, place: string, sealed: Buffer): string {
  const opened = keyring.openOwn(place, sealed)
  return unpack(opened[0]!, opened.subarray(1)).toString()
}
