// On a narrow screen links stand in a row that scrolls: the one that is open is in sight.

import { type RefObject, useEffect } from 'react'

/** `open` names the open one, so that the row is moved each time another is. */
export function useCurrentInSight(row: RefObject<HTMLElement | null>, open: string | undefined) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another one is open
  useEffect(() => {
    const link = row.current?.querySelector('[aria-current]')
    if (row.current === null || link == null) return
    const [outer, inner] = [row.current.getBoundingClientRect(), link.getBoundingClientRect()]
    row.current.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2
  }, [row, open])
}
