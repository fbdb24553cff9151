// The keys of the replay. They work only while the focus is inside it, never in a field, and each is also a button.

import type { KeyboardEvent } from 'react'

export type Acts = {
  readonly step: (by: 1 | -1) => void
  readonly decision: (direction: 1 | -1) => void
  readonly to: (end: 'first' | 'last') => void
  readonly play: () => void
  readonly data: () => void
  readonly list: () => void
}

const keys: Readonly<Record<string, (acts: Acts, shift: boolean) => void>> = {
  ArrowLeft: ({ step, decision }, shift) => (shift ? decision(-1) : step(-1)),
  ArrowRight: ({ step, decision }, shift) => (shift ? decision(1) : step(1)),
  Home: ({ to }) => to('first'),
  End: ({ to }) => to('last'),
  ' ': ({ play }) => play(),
  d: ({ data }) => data(),
  c: ({ list }) => list(),
}

/** Does what the key stands for; a space on a button or a summary stays theirs. */
export function actOnKey(event: KeyboardEvent, acts: Acts): void {
  const { tagName } = event.target as HTMLElement
  if (event.ctrlKey || event.altKey || event.metaKey || ['INPUT', 'SELECT', 'TEXTAREA'].includes(tagName))
    return
  const act = keys[event.key]
  if (act === undefined || (event.key === ' ' && ['BUTTON', 'SUMMARY', 'A'].includes(tagName))) return
  event.preventDefault()
  act(acts, event.shiftKey)
}
