// Signed checkpoints outside the database: a file that only grows, on a disk or a machine of its own. It is what shows that
// the database was set back or written anew, also to the server that signs.

import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { type Checkpoint, openNote } from './note.ts'

/** The notes of a file, one after the other as they were appended. */
export function notesIn(text: string): string[] {
  return text.match(/(?:.+\n)+\n(?:— .+\n)+/g) ?? []
}

/** Appends a note, and returns once it is on the disk. */
export function appendNote(file: string, note: string): void {
  const opened = openSync(file, 'a', 0o644)
  try {
    writeSync(opened, note)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** The newest checkpoint of a file; null where there is none yet. Throws a sentence where no known key has signed it. */
export function lastCheckpointIn(file: string, keys: readonly string[]): Checkpoint | null {
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  const note = notesIn(text).at(-1)
  if (note === undefined && text.trim() === '') return null
  const checkpoint = note === undefined ? null : openNote(note, keys)
  if (!checkpoint) throw new Error(`${file} does not end with a checkpoint that a known key has signed.`)
  return checkpoint
}
