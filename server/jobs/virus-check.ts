// The virus check that the operator has set: clamd over TCP, or a program. It says clean or what it found; where it cannot
// be asked it throws, and whoever asked comes back later.

import { spawn } from 'node:child_process'
import { connect } from 'node:net'

/** What it found; null for clean. */
export type VirusCheck = (bytes: Buffer) => Promise<string | null>

/** A large document takes clamd some seconds. */
const TIMEOUT_MS = 30_000

/** clamd takes pieces of any size up to its StreamMaxLength. */
const PIECE = 64 * 1024

/** The check that a setting names: `tcp://host:3310`, or a program with its arguments; null where there is none. */
export function virusCheckOf(setting: string | null): VirusCheck | null {
  if (setting === null) return null
  if (!setting.startsWith('tcp:')) {
    const [program, ...args] = setting.split(/\s+/)
    return bytes => askProgram(program!, args, bytes)
  }
  const { hostname, port } = new URL(setting)
  // An IPv6 address stands in brackets in an address, and without them in a socket.
  return async bytes => verdictOf(await askClamd(hostname.replace(/^\[|\]$/g, ''), Number(port), bytes))
}

/** clamd(8), INSTREAM: pieces with their length in four bytes before them, and an empty one at the end. */
function askClamd(host: string, port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS })
    const answer: Buffer[] = []
    const give = (error: Error) => {
      socket.destroy()
      reject(error)
    }
    socket.on('timeout', () => give(new Error('The virus check does not answer.')))
    socket.on('error', give)
    socket.on('data', chunk => answer.push(chunk))
    socket.on('close', () => resolve(Buffer.concat(answer).toString()))
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE)
      socket.write(lengthOf(piece))
      socket.write(piece)
    }
    socket.write(lengthOf(Buffer.alloc(0)))
  })
}

function lengthOf(piece: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(piece.length)
  return length
}

/** `stream: OK`, `stream: Eicar-Signature FOUND`, or anything else for trouble. */
function verdictOf(answer: string): string | null {
  const said = answer.replaceAll('\0', '').trim()
  if (said === 'stream: OK') return null
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found === undefined) throw new Error('The virus check gave no answer.')
  return found
}

/** The bytes on its input; 0 for clean, 1 for found, with its first line as the name of what, as clamscan does. */
function askProgram(program: string, args: readonly string[], bytes: Buffer): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: TIMEOUT_MS })
    let said = ''
    child.on('error', reject)
    child.stdout.on('data', chunk => {
      said += String(chunk).slice(0, 1000)
    })
    child.on('close', code => {
      if (code === 0) resolve(null)
      else if (code === 1) resolve(said.split('\n')[0]!.trim() || 'something')
      else reject(new Error('The virus check could not be run.'))
    })
    // A program that has seen enough may close its input.
    child.stdin.on('error', () => {})
    child.stdin.end(bytes)
  })
}
