// What an export held when it left, under the same signature as checkpoints. A case that is cut back to an entry that was
// once the last still has its place in the log; that there was more, only this tells.

import { canonical } from './canonical.ts'
import { openText, type Signer } from './note.ts'

/**
 * Whether the bytes of a file are in the export; or they wait for the virus check, did not fit, or were erased after the
 * last entry that left.
 */
export type FileLeft = 'held' | 'waits' | 'large' | 'erased'

/** How far each instance went, under which checkpoint, and which files were in force. */
export type Manifest = {
  readonly case: string
  readonly exportedAt: string
  readonly checkpoint: string
  readonly instances: readonly { readonly instance: string; readonly seq: number; readonly head: string }[]
  readonly definitions: readonly { readonly key: string; readonly checksum: string }[]
  /** What became of each file that the case lists; missing in exports that were made before files left with them. */
  readonly files?: readonly { readonly instance: string; readonly id: string; readonly left: FileLeft }[]
}

/** No checkpoint begins like this, so neither can be taken for the other. */
const TITLE = 'linkspan export'

/** A note of two lines: what it is, and the manifest as canonical JSON. */
export function signManifest(manifest: Manifest, signer: Signer): string {
  return signer.sign(`${TITLE}\n${canonical(manifest)}\n`)
}

/** The manifest of a note that one of these keys has signed; null otherwise. */
export function openManifest(note: string, verifierKeys: readonly string[]): Manifest | null {
  const [title, json] = openText(note, verifierKeys)?.split('\n') ?? []
  return title === TITLE && json ? JSON.parse(json) : null
}
