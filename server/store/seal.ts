// Personal data lie under a key of their own for each case, and that key under the master key. Destroying a case's key
// erases what it sealed, wherever copies lie; hashes were made over the sealed bytes and hold as before. What is only
// compared, and must be known again after an erasure, lies blind: as a hash that nobody can make without the key for it.

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What is told where a server has not the master key of its database. */
export const OTHER_MASTER_KEY =
  'The cases in this database are sealed under another master key; set LINKSPAN_MASTER_KEY to that one.'

const NONCE = 12
const TAG = 16

/** Random bytes are drawn for many nonces at once: a draw costs as much as sealing does. */
const drawn = Buffer.alloc(512 * NONCE)
let used = drawn.length

function freshNonce(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += NONCE
  return drawn.subarray(used - NONCE, used)
}

/** Seals bytes; `place` says where they belong, so that they cannot be moved elsewhere unnoticed. */
export function seal(key: KeyObject, place: string, bytes: Uint8Array): Buffer {
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Opens what was sealed under this key for this place; throws on anything else. */
export function open(key: KeyObject, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()])
}

/** The key of one case, and the number it has among the keys of that case. */
export type CaseKey = { readonly generation: number; readonly key: KeyObject }

export class Keyring {
  private readonly master: KeyObject
  private blinding: KeyObject

  constructor(master: Buffer) {
    if (master.length !== 32) throw new Error('A master key has 32 bytes.')
    this.master = createSecretKey(master)
    this.blinding = createSecretKey(createHmac('sha256', master).update('linkspan blinding').digest())
  }

  make(generation: number): CaseKey {
    return { generation, key: createSecretKey(randomBytes(32)) }
  }

  wrap(caseId: string, { key, generation }: CaseKey): Buffer {
    return seal(this.master, `${caseId}/${generation}`, key.export())
  }

  unwrap(caseId: string, generation: number, wrapped: Buffer): CaseKey {
    return { generation, key: createSecretKey(open(this.master, `${caseId}/${generation}`, wrapped)) }
  }

  /** Seals what belongs to no case, under the master key itself. */
  sealOwn(place: string, bytes: Uint8Array): Buffer {
    return seal(this.master, place, bytes)
  }

  openOwn(place: string, sealed: Buffer): Buffer {
    return open(this.master, place, sealed)
  }

  /** The same texts at the same place give the same bytes; other ones others, and nobody reads the texts in them. */
  blind(place: string, ...texts: readonly string[]): Buffer {
    return createHmac('sha256', this.blinding)
      .update(JSON.stringify([place, ...texts]))
      .digest()
  }

  /** What lies blind cannot be made anew from itself, so the key for it outlives the master key that it came from. */
  sealBlinding({ blinding }: Keyring): Buffer {
    return this.sealOwn('blinding', blinding.export())
  }

  takeBlinding(sealed: Buffer): void {
    this.blinding = createSecretKey(this.openOwn('blinding', sealed))
  }

  /** Names the master key without telling it. */
  get fingerprint(): string {
    return createHash('sha256')
      .update('linkspan master key')
      .update(this.master.export())
      .digest('hex')
      .slice(0, 16)
  }
}

/** The file of the master key, where the environment gives none. */
export const masterKeyFile = (dataDirectory: string) => path.join(dataDirectory, 'master.key')

/** The master key of the environment, else of a file beside the embedded database, which is made at the first start. */
export function readMasterKey(given: string | null, dataDirectory: string): Buffer {
  if (given !== null) return Buffer.from(given, 'base64')
  const file = masterKeyFile(dataDirectory)
  if (!existsSync(file)) {
    mkdirSync(dataDirectory, { recursive: true })
    writeKey(file, randomBytes(32))
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
}

/** Writes a key for its owner alone; throws where the file is there already. */
export function writeKey(file: string, key: Buffer): void {
  writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
}
