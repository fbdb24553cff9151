// `linkspan verify`: the proof on the command line, over the database of the environment or over an export.

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Definitions } from '../casework/definitions.ts'
import { readConfig } from '../config.ts'
import type { Verification } from '../contract/trail.ts'
import { connectTo } from '../store/connect.ts'
import { notesIn } from './anchor.ts'
import type { Trusted } from './log-proof.ts'
import { knownKeys } from './note.ts'
import { verifyAll, verifyInstance } from './verify.ts'
import { verifyExport } from './verify-export.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const OPTIONS = {
  json: { type: 'boolean' },
  vkey: { type: 'string', multiple: true },
  old: { type: 'string', multiple: true },
} as const

/**
 * `verify`, `verify INSTANCE`, `verify FILE.zip`: 0 intact, 1 not, 2 cannot tell. `--vkey KEY` names a verifier key that
 * is trusted, `--old FILE` a signed checkpoint that was kept elsewhere; both may be given several times.
 */
export async function verify(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    const kept = await Promise.all((values.old ?? []).map(file => readFile(file, 'utf8')))
    const trusted = { keys: values.vkey ?? [], kept: kept.flatMap(notesOf) }
    const [what] = positionals
    const offline = what !== undefined && !UUID.test(what)
    const verification = offline ? await verifyExport(what, trusted) : await verifyDatabase(what, trusted)
    if (values.json) process.stdout.write(`${JSON.stringify(verification)}\n`)
    else process.stdout.write(told(verification, offline && trusted.keys.length === 0))
    return verification.intact ? 0 : 1
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

/** A file of one note, or of many as a server or a witness appends them; what is no note is told as unsigned. */
function notesOf(text: string): string[] {
  const notes = notesIn(text)
  return notes.length === 0 ? [text] : notes
}

async function verifyDatabase(instance: string | undefined, { keys, kept }: Trusted): Promise<Verification> {
  const config = readConfig(process.env)
  const trusted = { keys: keys.length > 0 ? keys : knownKeys(config), kept }
  const database = await connectTo(config)
  try {
    const definitions = new Definitions()
    return instance === undefined
      ? await verifyAll(database, definitions, trusted)
      : await verifyInstance(database, definitions, instance, trusted)
  } finally {
    await database.close()
  }
}

function told(
  { intact, instances, entries, erased, lines, files, checkpoint, flaws }: Verification,
  onItsWord: boolean,
): string {
  if (!intact) {
    const lines = flaws.map(
      ({ instanceKey, seq, code, detail }) => `${instanceKey ?? ''} entry ${seq ?? '-'}: ${code} ${detail}`,
    )
    return `Not intact:\n${lines.join('\n')}\n`
  }
  const ofLog = lines === null ? '' : `, and ${lines} lines of the log of what was done outside cases`
  const whole = `Intact: ${entries} entries of ${instances} ${instances === 1 ? 'instance' : 'instances'}${ofLog}.\n${filesTold(files)}${erasedTold(erased)}`
  if (!checkpoint) return `${whole}No checkpoint has been signed yet.\n`
  const signed = `Signed as ${checkpoint.origin}, a log of ${checkpoint.size} leaves with the root ${checkpoint.root}.\n`
  return onItsWord
    ? `${whole}${signed}The key is the one in the file itself: compare it with the one that is published, or give --vkey.\n`
    : `${whole}${signed}`
}

function filesTold(files: Verification['files']): string {
  if (files === undefined || files.held + files.erased + files.leftOut === 0) return ''
  return `Files: ${files.held} as they were added, ${files.erased} erased, ${files.leftOut} that did not leave with the export.\n`
}

function erasedTold(entries: number): string {
  return entries === 0
    ? ''
    : `${entries} entries are erased, and with them the files that they told of: of these only the chain is proved.\n`
}
