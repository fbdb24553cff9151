// A checkpoint is a signed note (C2SP tlog-checkpoint): origin, size and root as text, and an Ed25519 signature under a
// named key. Anybody who keeps notes elsewhere can show later that the log was changed behind them.

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config.ts'

/** An Ed25519 seed in the wrapping that node:crypto reads (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const ED25519 = 1

export class Signer {
  readonly name: string
  private readonly key: KeyObject
  private readonly publicBytes: Buffer

  constructor(name: string, seed: Buffer) {
    this.name = name
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
    this.publicBytes = createPublicKey(this.key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length)
  }

  /** `name+id+key`, as verifiers take it. */
  get verifierKey(): string {
    const key = Buffer.concat([Buffer.of(ED25519), this.publicBytes])
    return `${this.name}+${keyId(this.name, key).toString('hex')}+${key.toString('base64')}`
  }

  sign(text: string): string {
    const id = keyId(this.name, Buffer.concat([Buffer.of(ED25519), this.publicBytes]))
    const signature = Buffer.concat([id, sign(null, Buffer.from(text), this.key)])
    return `${text}\n— ${this.name} ${signature.toString('base64')}\n`
  }
}

export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer }

export function textOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/** The text of a note, where one of these keys has signed it; null otherwise. */
export function openText(note: string, verifierKeys: readonly string[]): string | null {
  const at = note.indexOf('\n\n')
  if (at < 0) return null
  const text = note.slice(0, at + 1)
  const signatures = note
    .slice(at + 2)
    .split('\n')
    .filter(line => line !== '')
  return verifierKeys.some(key => signatures.some(line => isSignedBy(text, line, key))) ? text : null
}

/** What a signed checkpoint says; null where no known key has signed it, or it is something else. */
export function openNote(note: string, verifierKeys: readonly string[]): Checkpoint | null {
  const [origin, size, root] = openText(note, verifierKeys)?.split('\n') ?? []
  if (!origin || !root || !/^\d+$/.test(size ?? '')) return null
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

function isSignedBy(text: string, line: string, verifierKey: string): boolean {
  const [name, id, encoded] = splitKey(verifierKey)
  const match = /^— (\S+) (\S+)$/.exec(line)
  if (!match || match[1] !== name) return false
  const signature = Buffer.from(match[2]!, 'base64')
  if (signature.subarray(0, 4).toString('hex') !== id) return false
  const key = Buffer.from(encoded, 'base64')
  if (key[0] !== ED25519 || keyId(name, key).toString('hex') !== id) return false
  const publicKey = createPublicKey({
    key: Buffer.concat([SPKI, key.subarray(1)]),
    format: 'der',
    type: 'spki',
  })
  return verify(null, Buffer.from(text), publicKey, signature.subarray(4))
}

/** The key itself may hold a plus, the name may not. */
function splitKey(verifierKey: string): [name: string, id: string, key: string] {
  const [name = '', id = ''] = verifierKey.split('+', 2)
  return [name, id, verifierKey.slice(name.length + id.length + 2)]
}

function keyId(name: string, key: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(key).digest().subarray(0, 4)
}

type Place = Pick<Config, 'origin' | 'signingKey' | 'verifierKeys' | 'dataDirectory'>

/** Every key whose file signed here, one a line: what an old key signed stays provable after it is replaced. */
const KEYS = 'verifier.keys'

/** The signing key of the environment, else of a file in the data folder, which is made at the first start. */
export function readSigner({ origin, signingKey, dataDirectory }: Place): Signer {
  if (signingKey !== null) return new Signer(origin, Buffer.from(signingKey, 'base64'))
  const file = path.join(dataDirectory, 'signing.key')
  if (!existsSync(file)) {
    mkdirSync(dataDirectory, { recursive: true })
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const signer = new Signer(origin, Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'))
  if (!linesOf(path.join(dataDirectory, KEYS)).includes(signer.verifierKey))
    appendFileSync(path.join(dataDirectory, KEYS), `${signer.verifierKey}\n`)
  return signer
}

/** All verifier keys that are trusted here: of the settings, and of every key that was a file of this data folder. */
export function knownKeys({ origin, signingKey, verifierKeys, dataDirectory }: Place): string[] {
  const own = signingKey === null ? [] : [new Signer(origin, Buffer.from(signingKey, 'base64')).verifierKey]
  return [...own, ...verifierKeys, ...linesOf(path.join(dataDirectory, KEYS))]
}

function linesOf(file: string): string[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(line => line !== '')
    : []
}
