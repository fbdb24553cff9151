// What is done to many cases at once: begun here, carried out by the server, looked at while it goes on.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  BatchItem,
  BatchOperation,
  BatchPreview,
  NewBatchOperation,
} from '../../server/contract/batch-operations.ts'
import type { PageOf } from '../../server/contract/shared.ts'
import { api, query } from './client.ts'

export type { BatchItem, BatchOperation } from '../../server/contract/batch-operations.ts'

const path = '/batch-operations'
/** The server tells of an operation's beginning and end; between them it is asked. */
const ASK_EVERY_MS = 1000

/** The last operations, the newest first. */
export const batchOperationsQuery = queryOptions({
  queryKey: ['batch-operation', 'list'],
  queryFn: () => api.get<PageOf<BatchOperation>>(`${path}${query({ limit: 10 })}`),
  refetchInterval: ({ state }) =>
    state.data?.items.some(one => one.state === 'active') === true ? ASK_EVERY_MS : false,
})

/** What became of each case; another list each time something was done. */
export const batchItemsQuery = ({ key, open, state }: BatchOperation) =>
  infiniteQueryOptions({
    queryKey: ['batch-operation', 'items', key, open, state],
    queryFn: ({ pageParam }) =>
      api.get<PageOf<BatchItem>>(`${path}/${key}/items${query({ limit: 100, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    placeholderData: before => before,
  })

export const beginBatchOperation = (wish: NewBatchOperation) => api.post<BatchOperation>(path, wish)
/** What it would meet with; nothing is changed. */
export const previewBatchOperation = (wish: NewBatchOperation) =>
  api.post<BatchPreview>(`${path}/preview`, wish)
export type BatchTurn = 'suspension' | 'resumption' | 'cancellation'
export const turnBatchOperation = (key: string, verb: BatchTurn) =>
  api.post<BatchOperation>(`${path}/${key}/${verb}`)
