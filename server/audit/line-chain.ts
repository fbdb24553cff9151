// The log of what was done outside cases, as a chain: each line is hashed with its place and the hash before it. At each
// checkpoint the last hash becomes a leaf of the tree over all trails, so that the same signature covers both, and whoever
// kept a note of one has kept it of the other. Lines lie in columns and hold no more than those, so the bytes that are
// hashed can always be made from them again.

import type { Kysely } from 'kysely'
import { type Sentence, tell } from '../../engine/words/sentences.ts'
import type { Tables } from '../store/database.ts'
import {
  appendLinks,
  LINES,
  type Line,
  type Link,
  lastLink,
  linesLogged,
  readLinks,
  strayLines,
  takeLines,
} from '../store/lines.ts'
import type { Head } from '../store/log-tree.ts'
import { canonical } from './canonical.ts'
import { hashOf, NO_HEAD } from './chain.ts'
import type { Flaw } from './proof.ts'

/** The hash of a line in its place. */
function hashOfLine(line: Line, seq: number, prev: Buffer): Buffer {
  return hashOf(Buffer.from(canonical({ v: 1, seq, prev: prev.toString('hex'), ...line })))
}

/** Chains lines that wait, `most` at once; answers with the new head as a leaf takes it, and how many there were. */
export async function chainLines(
  db: Kysely<Tables>,
  most: number,
): Promise<{ readonly head: Head; readonly count: number } | null> {
  const lines = await takeLines(db, most)
  if (lines.length === 0) return null
  const before = await lastLink(db)
  let [seq, head] = [before?.seq ?? 0, before?.hash ?? NO_HEAD]
  const links: Link[] = lines.map(line => {
    seq += 1
    head = hashOfLine(line, seq, head)
    return { seq, line: line.id, hash: head }
  })
  await appendLinks(db, links)
  return { head: { instance: LINES, seq, head }, count: lines.length }
}

export type LinesProof = { readonly flaws: Flaw[]; readonly lines: number }

const AT_ONCE = 1000

/** Proves every line that a checkpoint holds; those of the last seconds only wait to be chained. */
export async function proveLines(db: Kysely<Tables>): Promise<LinesProof> {
  const flaws: Flaw[] = []
  const flaw = (code: string, detail: Sentence) => flaws.push({ seq: null, code, detail })
  const logged = await linesLogged(db)
  let [lines, head]: [number, Buffer] = [0, NO_HEAD]
  for (;;) {
    const links = await readLinks(db, lines, AT_ONCE)
    for (const { seq, line, hash, content, leaf } of links) {
      if (seq !== lines + 1)
        flaw('LINE_MISSING', tell`${seq - lines - 1} lines are missing before line ${seq} of the log.`)
      if (!content) flaw('LINE_MISSING', tell`Line ${seq} of the log (${line}) is gone.`)
      else if (!hashOfLine(content, seq, head).equals(hash))
        flaw('LINE_DIFFERS', tell`Line ${seq} of the log (${line}) is not the one that was chained there.`)
      if (leaf && !leaf.equals(hash))
        flaw('LOG_DIFFERS', tell`A signed checkpoint holds another line ${seq} of the log.`)
      ;[lines, head] = [seq, hash]
    }
    if (links.length < AT_ONCE) break
  }
  if (lines < logged)
    flaw('LINES_CUT', tell`A signed checkpoint holds ${logged} lines of the log; there are ${lines}.`)
  for (const { id, gone } of await strayLines(db)) {
    if (gone) flaw('LINE_MISSING', tell`The line ${id} of the log is gone before it was chained.`)
    else flaw('LINE_NOT_CHAINED', tell`The line ${id} of the log is not chained and does not wait for it.`)
  }
  return { flaws, lines }
}
