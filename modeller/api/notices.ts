// What one is told, and what one has read of it.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Digest, DigestWish } from '../../server/contract/digest.ts'
import type { Notice } from '../../server/contract/notices.ts'
import type { PageOf } from '../../server/contract/shared.ts'
import { api, query } from './client.ts'

export type { Digest, DigestWish } from '../../server/contract/digest.ts'
export type { Notice } from '../../server/contract/notices.ts'

export const unreadNoticesQuery = queryOptions({
  queryKey: ['notice', 'unread'],
  queryFn: async () => (await api.get<{ unread: number }>('/notices/unread')).unread,
})

/** What the bell lists: as many as are read at once. */
export const bellQuery = queryOptions({
  queryKey: ['notice', 'bell'],
  queryFn: async () =>
    (await api.get<PageOf<Notice>>(`/notices${query({ unread: 'true', limit: 8 })}`)).items,
})

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notice', 'list'],
  queryFn: ({ pageParam }) => api.get<PageOf<Notice>>(`/notices${query({ limit: 50, cursor: pageParam })}`),
  initialPageParam: null as string | null,
  getNextPageParam: page => page.next,
})

/** Marks these as read, or everything one is told. */
export const readNotices = (ids?: readonly string[]) => api.post<{ unread: number }>('/notices/read', { ids })

/** When a mail says how much waits, and what became of the last one. */
export const digestQuery = queryOptions({
  queryKey: ['digest'],
  queryFn: () => api.get<Digest>('/me/digest'),
})

export const keepDigest = (wish: DigestWish) => api.put<Digest>('/me/digest', wish)
