// `linkspan verify`: the proof on the command line, over the database of the environment or over an export.

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Sentence, say, tell, type Words } from '../../engine/words/sentences.ts'
import { Definitions } from '../casework/definitions.ts'
import { readConfig } from '../config.ts'
import type { Verification } from '../contract/trail.ts'
import { connectTo } from '../store/connect.ts'
import { wordsFor } from '../words/in-words.ts'
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
  lang: { type: 'string', default: 'en' },
} as const

/**
 * `verify`, `verify INSTANCE`, `verify FILE.zip`: 0 intact, 1 not, 2 cannot tell. `--vkey KEY` names a verifier key that
 * is trusted, `--old FILE` a signed checkpoint that was kept elsewhere; both may be given several times. `--lang nl` and `--lang fr` tell it in Dutch and in French.
 */
export async function verify(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    const kept = await Promise.all((values.old ?? []).map(file => readFile(file, 'utf8')))
    if (!/^(en|nl|fr)$/.test(values.lang)) throw new Error('--lang is en, nl or fr.')
    const words = await wordsFor(values.lang)
    const trusted = { keys: values.vkey ?? [], kept: kept.flatMap(notesOf) }
    const [what] = positionals
    const offline = what !== undefined && !UUID.test(what)
    const verification = offline
      ? await verifyExport(what, trusted, words)
      : await verifyDatabase(what, trusted, words)
    if (values.json) process.stdout.write(`${JSON.stringify(verification)}\n`)
    else
      for (const sentence of told(verification, offline && trusted.keys.length === 0))
        process.stdout.write(`${say(sentence, words)}\n`)
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

async function verifyDatabase(
  instance: string | undefined,
  { keys, kept }: Trusted,
  words: Words | undefined,
): Promise<Verification> {
  const config = readConfig(process.env)
  const trusted = { keys: keys.length > 0 ? keys : knownKeys(config), kept }
  const database = await connectTo(config)
  try {
    const definitions = new Definitions()
    return instance === undefined
      ? await verifyAll(database, definitions, trusted, words)
      : await verifyInstance(database, definitions, instance, trusted, words)
  } finally {
    await database.close()
  }
}

/** A line each. The details of the flaws are in the language of the reader already. */
function told(
  { intact, instances, entries, erased, unlike, releases, lines, files, checkpoint, flaws }: Verification,
  onItsWord: boolean,
): Sentence[] {
  if (!intact)
    return [
      tell`Not intact:`,
      ...flaws.map(
        ({ instanceKey, seq, code, detail }) =>
          tell`${instanceKey ?? ''} entry ${seq ?? '-'}: ${code} ${detail}`,
      ),
    ]
  return [
    tell`Intact. Entries: ${entries}; instances: ${instances}.`,
    ...(lines === null ? [] : [tell`Lines of the log of what was done outside cases, intact too: ${lines}.`]),
    ...filesTold(files),
    ...(erased === 0 ? [] : [tell`Erased entries, of which only the chain is proved: ${erased}.`]),
    ...(unlike === 0 ? [] : [unlikeTold(unlike, releases)]),
    ...signatureTold(checkpoint, onItsWord),
  ]
}

function filesTold(files: Verification['files']): Sentence[] {
  if (files === undefined || files.held + files.erased + files.leftOut === 0) return []
  const { held, erased, leftOut } = files
  return [
    tell`Files: ${held} as they were added, ${erased} erased, ${leftOut} that did not leave with the export.`,
  ]
}

/** What another release has decided otherwise is run again by that release alone. */
function unlikeTold(unlike: number, releases: readonly string[]): Sentence {
  return tell`Entries that another release decided otherwise than this one does, of which only the chain is proved here: ${unlike} (${releases.join(', ') || '-'}). Verify with that release to run them again.`
}

function signatureTold(checkpoint: Verification['checkpoint'], onItsWord: boolean): Sentence[] {
  if (!checkpoint) return [tell`No checkpoint has been signed yet.`]
  const { origin, size, root } = checkpoint
  return [
    tell`Signed as ${origin}, a log of ${size} leaves with the root ${root}.`,
    ...(onItsWord
      ? [
          tell`The key is the one in the file itself: compare it with the one that is published, or give --vkey.`,
        ]
      : []),
  ]
}
