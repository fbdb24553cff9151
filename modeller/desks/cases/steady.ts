// A list that is being read does not move: what is new is counted and shown when asked for, what has gone stays
// in its place, marked, until then. What changed inside a row changes in place.

import { useState } from 'react'

export type Steady<Item> = {
  readonly rows: readonly { readonly item: Item; readonly gone: boolean }[]
  readonly fresh: number
  readonly show: () => void
}

type Kept<Item> = { readonly of: string; readonly items: readonly Item[] }

/**
 * `of` names the list: another filter is another list and shows at once. A list kept from an earlier visit moves until it
 * is `current`: who comes back to it looks for what came meanwhile.
 */
export function useSteady<Item>(
  of: string,
  items: readonly Item[] | undefined,
  current: boolean,
  keyOf: (item: Item) => string,
  longer: boolean,
): Steady<Item> {
  const [kept, setKept] = useState<Kept<Item> | null>(null)
  if (items !== undefined && current && kept?.of !== of) setKept({ of, items })
  const now = new Map((items ?? []).map(item => [keyOf(item), item]))
  const shown = kept?.of === of ? kept.items : (items ?? [])
  const known = new Set(shown.map(keyOf))
  // Pages fetched by "show more" are asked for, so they are appended at once.
  const added = (items ?? []).filter(item => !known.has(keyOf(item)))
  if (
    longer &&
    added.length > 0 &&
    kept !== null &&
    items !== undefined &&
    kept.of === of &&
    items.length >= kept.items.length + added.length
  )
    setKept({ of, items: [...kept.items, ...added] })
  return {
    rows: shown.map(item => ({
      item: now.get(keyOf(item)) ?? item,
      gone: items !== undefined && !now.has(keyOf(item)),
    })),
    fresh: added.length,
    show: () => items !== undefined && setKept({ of, items }),
  }
}
