// How somebody likes a page to look, kept in this browser.

import { useState } from 'react'

/** What was chosen, and what chooses anew. What was kept and is no longer among what may be chosen counts for nothing. */
export function useKept<Value extends string | number | boolean>(
  name: string,
  atFirst: Value,
  may: (value: unknown) => value is Value,
): readonly [Value, (value: Value) => void] {
  const kept = `linkspan.look.${name}`
  const [value, setValue] = useState<Value>(() => {
    const found = read(localStorage.getItem(kept))
    return may(found) ? found : atFirst
  })
  const choose = (next: Value) => {
    localStorage.setItem(kept, JSON.stringify(next))
    setValue(next)
  }
  return [value, choose]
}

function read(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
