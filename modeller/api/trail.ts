// The trail of a case: all its entries, in order. The replay folds them; nothing is executed again.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { Event } from '../../engine/run/event.ts'
import type { PageOf } from '../../server/contract/shared.ts'
import type {
  LogEntry,
  LogFilter,
  Entry as StoredEntry,
  Trail,
  Verification,
} from '../../server/contract/trail.ts'
import { api, query } from './client.ts'

export type { Verification } from '../../server/contract/trail.ts'
export type Entry = Omit<StoredEntry, 'events'> & { readonly events: readonly Event[] }

export const trailQuery = (instanceKey: string) =>
  queryOptions({
    queryKey: ['instance', 'trail', instanceKey],
    queryFn: async (): Promise<Entry[]> => {
      const entries: Entry[] = []
      for (let after: number | null = 0; after !== null; ) {
        const page: Trail = await api.get<Trail>(
          `/process-instances/${instanceKey}/trail${query({ after, limit: 1000 })}`,
        )
        entries.push(...(page.items as unknown as Entry[]))
        after = page.next
      }
      return entries
    },
  })

export const verifyCase = (instanceKey: string) =>
  api.get<Verification>(`/process-instances/${instanceKey}/verification`)
export const verifyAll = () => api.get<Verification>('/verification')
export const exportTrail = (instanceKey: string, reason: string) =>
  api.blob(`/process-instances/${instanceKey}/export${query({ reason })}`)

export const exportLog = (filter: LogFilter, reason: string) =>
  api.blob(`/log/export${query({ ...filter, reason })}`)

export const logQuery = (filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ['log', filter],
    queryFn: ({ pageParam }) =>
      api.get<PageOf<Static<typeof LogEntry>>>(`/log${query({ ...filter, limit: 100, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })
