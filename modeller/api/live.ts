// What changed on the server makes the matching queries fetch again. The message names only a resource and a key;
// a query's first part is the name of its resource. After a lost connection everything is fetched once.

import type { QueryClient } from '@tanstack/react-query'
import type { Changed } from '../../server/contract/events.ts'
import { backOff } from './back-off.ts'
import { meQuery } from './session.ts'

type Resource = Changed['resource']

/** What else a change of a resource makes stale: a task is told under its instance. */
const alsoStale: { readonly [Name in Resource]: readonly string[] } = {
  instance: ['user-task', 'incident', 'notice'],
  'user-task': ['instance', 'absence', 'notice'],
  incident: ['instance', 'notice'],
  job: ['instance'],
  draft: [],
  definition: [],
  signal: ['instance'],
  'batch-operation': ['incident'],
  notice: [],
}

/** Listens until the function it returns is called. */
export function listen(queries: QueryClient): () => void {
  let waiting: ReturnType<typeof setTimeout> | null = null
  const stale = new Set<string>()
  const refresh = () => {
    waiting = null
    for (const name of stale) void queries.invalidateQueries({ queryKey: [name] })
    stale.clear()
  }
  // Changes come in bursts (one completion touches a task, its instance and the next task): 150 ms gathers a burst.
  const later = (names: readonly string[]) => {
    for (const name of names) stale.add(name)
    waiting ??= setTimeout(refresh, 150)
  }
  const stop = keepOpen({
    onOpenAgain: () =>
      later(['user-task', 'instance', 'incident', 'draft', 'definition', 'batch-operation', 'notice']),
    onChanged: resource => later([resource, ...alsoStale[resource]]),
    // It tells whether the server is gone or the session: the page says the one and asks to sign in for the other.
    onLost: () => void queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  })
  return () => {
    if (waiting !== null) clearTimeout(waiting)
    stop()
  }
}

type Heard = {
  onOpenAgain: () => void
  onChanged: (resource: Resource) => void
  onLost: () => void
}

/** A browser gives up on a stream that a proxy refused, and comes every three seconds to a server that is gone: both are ours. */
function keepOpen({ onOpenAgain, onChanged, onLost }: Heard): () => void {
  let source: EventSource
  let failures = 0
  let opened = false
  let again: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource('/api/v1/events')
    source.addEventListener('open', () => {
      failures = 0
      if (opened) onOpenAgain()
      opened = true
    })
    source.addEventListener('changed', event => {
      const { resource } = JSON.parse((event as MessageEvent<string>).data) as { resource: Resource }
      onChanged(resource)
    })
    source.addEventListener('error', () => {
      source.close()
      if (failures === 0) onLost()
      again = setTimeout(openIfSeen, backOff(failures))
      failures += 1
    })
  }
  const openIfSeen = () => {
    if (!document.hidden) open()
  }
  const seen = () => {
    if (source.readyState !== EventSource.CLOSED) return
    clearTimeout(again)
    openIfSeen()
  }
  document.addEventListener('visibilitychange', seen)
  open()
  return () => {
    document.removeEventListener('visibilitychange', seen)
    clearTimeout(again)
    source.close()
  }
}
