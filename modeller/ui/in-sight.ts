// A row of tabs that is wider than a small screen shows the chosen one.

import { type RefObject, useEffect, useRef } from 'react'

/** For the row: whenever another one is chosen, the row alone is moved, and the page stays where it is. */
export function useInSight<Row extends HTMLElement>(chosen: string): RefObject<Row | null> {
  const row = useRef<Row>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is read off the page
  useEffect(() => {
    const tab = row.current?.querySelector('[aria-selected="true"], [aria-current="page"]')
    if (row.current && tab) bringIntoSight(row.current, tab)
  }, [chosen])
  return row
}

function bringIntoSight(row: HTMLElement, tab: Element): void {
  const [all, one] = [row.getBoundingClientRect(), tab.getBoundingClientRect()]
  if (one.left < all.left) row.scrollLeft -= all.left - one.left
  else if (one.right > all.right) row.scrollLeft += one.right - all.right
}
