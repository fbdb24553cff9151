// Back from a case, the list of tasks is as it was left: its filters, and the focus on the row that was opened, or on
// the one that took its place. Kept for this tab only.

import { type RefObject, useEffect } from 'react'
import { paths } from '../../paths.ts'

const LIST = 'linkspan.tasks.list'
const PLACE = 'linkspan.tasks.place'

type Place = { readonly task: string; readonly row: number }

/** Keeps which list is looked at. */
export function keepList(search: URLSearchParams): void {
  sessionStorage.setItem(LIST, search.toString())
}

/** Where the list is that somebody came from. */
export function lastList(): string {
  return paths.tasks(Object.fromEntries(new URLSearchParams(sessionStorage.getItem(LIST) ?? '')))
}

const linksIn = (body: Element | null) => [...(body?.querySelectorAll<HTMLAnchorElement>('th a') ?? [])]

/** Keeps which row is opened. */
export function keepPlace(link: HTMLAnchorElement): void {
  const place: Place = {
    task: link.dataset.task ?? '',
    row: linksIn(link.closest('tbody')).indexOf(link),
  }
  sessionStorage.setItem(PLACE, JSON.stringify(place))
}

/** Gives the focus back, once, when the rows are there. */
export function useReturn(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const kept = sessionStorage.getItem(PLACE)
    sessionStorage.removeItem(PLACE)
    if (kept === null) return
    const { task, row } = JSON.parse(kept) as Place
    const links = linksIn(body.current)
    const link = links.find(({ dataset }) => dataset.task === task) ?? links[row] ?? links.at(-1)
    // The heading of the page takes the focus when it comes; after that.
    queueMicrotask(() => {
      link?.focus({ preventScroll: true })
      link?.scrollIntoView({ block: 'center' })
    })
  }, [body])
}
