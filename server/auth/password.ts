// Passwords are kept as Argon2id in the PHC form, with the parameters in the text so that they can be raised later.

import { argon2 as argon2Callback, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const argon2 = promisify(argon2Callback)

/** The second choice of OWASP's password storage cheat sheet: 19 MiB, two passes; about 80 ms. */
const MEMORY = 19_456
const PASSES = 2
const LANES = 1

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive(password, nonce, MEMORY, PASSES, LANES)
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=${LANES}$${base64(nonce)}$${base64(tag)}`
}

/** Takes as long for an account that does not exist: hand in `null` for its hash. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? DUMMY)
  if (!match) throw new Error('A stored password has a form that this server does not know.')
  const [, memory, passes, lanes, nonce, tag] = match
  const expected = Buffer.from(tag!, 'base64')
  const given = await derive(
    password,
    Buffer.from(nonce!, 'base64'),
    Number(memory),
    Number(passes),
    Number(lanes),
  )
  return timingSafeEqual(expected, given) && hash !== null
}

function derive(
  password: string,
  nonce: Buffer,
  memory: number,
  passes: number,
  parallelism: number,
): Promise<Buffer> {
  return argon2('argon2id', {
    message: password,
    nonce,
    memory,
    passes,
    parallelism,
    tagLength: 32,
  }) as Promise<Buffer>
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

const DUMMY = `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=${LANES}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(32))}`
