// `linkspan witness FILE`: looks at a server's newest checkpoint from another machine, and keeps it where it goes on from
// the last one kept. It holds no key and no database; run it by the clock, by somebody who is not the operator.

import { parseArgs } from 'node:util'
import type { Static } from 'typebox'
import type { Consistency, Checkpoint as Told } from '../contract/checkpoints.ts'
import { appendNote, lastCheckpointIn } from './anchor.ts'
import { isConsistent } from './merkle.ts'
import { type Checkpoint, openNote } from './note.ts'

/** Where notes and the proofs between them come from. */
export type Source = {
  latest(): Promise<string>
  consistency(from: number, to: number): Promise<readonly Buffer[]>
}

/** Keeps the newest note, or throws a sentence that says why it is not believed; answers with what is kept now. */
export async function witness(file: string, keys: readonly string[], source: Source): Promise<Checkpoint> {
  const kept = lastCheckpointIn(file, keys)
  const note = await source.latest()
  const fresh = openNote(note, keys)
  if (!fresh) throw new Error('The newest checkpoint is not signed by the key that is trusted.')
  if (!kept) {
    appendNote(file, note)
    return fresh
  }
  if (fresh.origin !== kept.origin)
    throw new Error(`The newest checkpoint is of ${fresh.origin}, the one kept of ${kept.origin}.`)
  if (fresh.size < kept.size)
    throw new Error(`The log was cut: it holds ${fresh.size} leaves, and ${kept.size} were signed.`)
  const proof = fresh.size === kept.size ? [] : await source.consistency(kept.size, fresh.size)
  if (!isConsistent(kept, fresh, proof))
    throw new Error(`The log of ${fresh.size} leaves does not go on from the ${kept.size} that were signed.`)
  if (fresh.size > kept.size) appendNote(file, note)
  return fresh
}

const OPTIONS = { vkey: { type: 'string', multiple: true }, url: { type: 'string' } } as const

/** 0 consistent, 1 not, 2 where it cannot tell. The token of an auditor is read from LINKSPAN_TOKEN. */
export async function witnessCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  const [file] = positionals
  if (file === undefined || values.url === undefined || values.vkey === undefined) {
    process.stderr.write(
      'linkspan witness FILE --url https://… --vkey KEY (and LINKSPAN_TOKEN in the environment)\n',
    )
    return 2
  }
  try {
    const { size, root } = await witness(
      file,
      values.vkey,
      overHttp(values.url, process.env.LINKSPAN_TOKEN ?? ''),
    )
    process.stdout.write(`Consistent: ${size} leaves with the root ${root.toString('hex')}.\n`)
    return 0
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return error instanceof Unreachable ? 2 : 1
  }
}

class Unreachable extends Error {}

function overHttp(url: string, token: string): Source {
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(new URL(`/api/v1${path}`, url), { headers }).catch(error => {
      throw new Unreachable(`${url} cannot be reached: ${(error as Error).message}`)
    })
    if (!response.ok) throw new Unreachable(`${url} answered ${response.status} to ${path}.`)
    return (await response.json()) as Answer
  }
  return {
    latest: async () => (await ask<Told>('/checkpoints/latest')).note,
    consistency: async (from, to) => {
      const { proof } = await ask<Static<typeof Consistency>>(
        `/checkpoints/consistency?from=${from}&to=${to}`,
      )
      return proof.map(hash => Buffer.from(hash, 'hex'))
    },
  }
}
