// The keys of the drawing board, in one table: what we bind is bound from it, and the page of keys is written from it.

import type { TextKey } from '../i18n/texts.ts'
import type { Along } from './along.ts'
import type { Service } from './bpmn-js.ts'

export type Key = {
  readonly keys: readonly string[]
  readonly text: TextKey
  /** What we do; without it the canvas itself does it. */
  readonly does?: { readonly key: string; readonly alt?: boolean; readonly act: (canvas: Acts) => void }
}

/** What a key of ours may ask for. */
export type Acts = {
  readonly showKeys: () => void
  readonly switchGrid: () => void
  readonly go: (key: Along) => void
}

export const boardKeys: readonly Key[] = [
  { keys: ['?'], text: 'keys.show', does: { key: '?', act: acts => acts.showKeys() } },
  { keys: ['G'], text: 'keys.grid', does: { key: 'g', act: acts => acts.switchGrid() } },
  { keys: ['Alt', '→'], text: 'keys.next', does: along('ArrowRight', 'next') },
  { keys: ['Alt', '←'], text: 'keys.previous', does: along('ArrowLeft', 'previous') },
  { keys: ['Alt', '↓'], text: 'keys.otherWay', does: along('ArrowDown', 'below') },
  { keys: ['Alt', '↑'], text: 'keys.wayBefore', does: along('ArrowUp', 'above') },
  { keys: ['Ctrl', 'Z'], text: 'keys.undo' },
  { keys: ['Ctrl', 'Y'], text: 'keys.redo' },
  { keys: ['Ctrl', 'C'], text: 'keys.copy' },
  { keys: ['Ctrl', 'X'], text: 'keys.cut' },
  { keys: ['Ctrl', 'V'], text: 'keys.paste' },
  { keys: ['Ctrl', 'D'], text: 'keys.duplicate' },
  { keys: ['Ctrl', 'A'], text: 'keys.all' },
  { keys: ['Ctrl', 'F'], text: 'keys.find' },
  { keys: ['Delete'], text: 'keys.remove' },
  { keys: ['A'], text: 'keys.append' },
  { keys: ['N'], text: 'keys.create' },
  { keys: ['R'], text: 'keys.replace' },
  { keys: ['E'], text: 'keys.rename' },
  { keys: ['C'], text: 'keys.connect' },
  { keys: ['S'], text: 'keys.space' },
  { keys: ['L'], text: 'keys.lasso' },
  { keys: ['H'], text: 'keys.hand' },
  { keys: ['← ↑ → ↓'], text: 'keys.move' },
  { keys: ['Ctrl', '+'], text: 'keys.larger' },
  { keys: ['Ctrl', '−'], text: 'keys.smaller' },
  { keys: ['Ctrl', '0'], text: 'keys.actual' },
]

function along(key: string, to: Along): NonNullable<Key['does']> {
  return { key, alt: true, act: acts => acts.go(to) }
}

/** Higher than the canvas, whose arrows move what is chosen. */
const FIRST = 2000

/** Binds those of the table that are ours. */
export function bindKeys(keyboard: Service, acts: Acts): void {
  keyboard.addListener(FIRST, ({ keyEvent }: { keyEvent: KeyboardEvent }) => {
    if (keyEvent.ctrlKey || keyEvent.metaKey) return undefined
    const found = boardKeys.find(
      ({ does }) => does?.key === keyEvent.key && (does.alt ?? false) === keyEvent.altKey,
    )
    found?.does?.act(acts)
    return found === undefined ? undefined : true
  })
}
