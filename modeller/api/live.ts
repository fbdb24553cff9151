// What changed on the server makes the matching queries fetch again. The message names only a resource and a key;
// a query's first part is the name of its resource. After a lost connection everything is fetched once.

import type { QueryClient } from '@tanstack/react-query'
import type { Changed } from '../../server/contract/events.ts'

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
  const source = new EventSource('/api/v1/events')
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
  let opened = false
  source.addEventListener('open', () => {
    if (opened)
      later(['user-task', 'instance', 'incident', 'draft', 'definition', 'batch-operation', 'notice'])
    opened = true
  })
  source.addEventListener('changed', event => {
    const { resource } = JSON.parse((event as MessageEvent<string>).data) as { resource: Resource }
    later([resource, ...alsoStale[resource]])
  })
  return () => {
    if (waiting !== null) clearTimeout(waiting)
    source.close()
  }
}
