// Where Alt and an arrow lead: right and left along a way, down and up to the other ways of the same fork or meeting.

import type { Service } from './bpmn-js.ts'

export type Along = 'next' | 'previous' | 'below' | 'above'

type Direction = 'outgoing' | 'incoming'

/** Remembers the fork it came from, because a step may be reached from several. */
export class Trail {
  private last: { readonly from: Service; readonly direction: Direction; readonly at: Service } | null = null

  /** The element that a key leads to; null where there is none. */
  go(from: Service, key: Along): Service | null {
    if (key === 'below' || key === 'above') return this.beside(from, key === 'below' ? 1 : -1)
    const direction = key === 'next' ? 'outgoing' : 'incoming'
    const [at = null] = ends(from, direction)
    if (at !== null) this.last = { from, direction, at }
    return at
  }

  /** The next or the last of those that leave the same fork, round and round. */
  private beside(at: Service, by: 1 | -1): Service | null {
    const [fork] = ends(at, 'incoming')
    const came = this.last?.at === at ? this.last : null
    const from = came?.from ?? fork
    if (from === undefined) return null
    const direction = came?.direction ?? 'outgoing'
    const all = ends(from, direction)
    const other = all[(all.indexOf(at) + by + all.length) % all.length]
    if (other === undefined || other === at) return null
    this.last = { from, direction, at: other }
    return other
  }
}

/** What the ways out of a step lead to, or what those into it come from, each once; a way itself leads to its ends. */
function ends(from: Service, direction: Direction): readonly Service[] {
  const end = direction === 'outgoing' ? 'target' : 'source'
  if (from[end] !== undefined) return [from[end]]
  return [...new Set((from[direction] ?? []).map((way: Service) => way[end]))]
}
