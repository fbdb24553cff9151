// What partners of a case were asked and told.

import { queryOptions } from '@tanstack/react-query'
import type { AskableStep, Partners } from '../../server/contract/partners.ts'
import { api } from './client.ts'

export type { AskableStep, Partners } from '../../server/contract/partners.ts'

export const partnersQuery = (key: string) =>
  queryOptions({
    queryKey: ['instance', 'partners', key],
    queryFn: () => api.get<Partners>(`/process-instances/${key}/partners`),
  })

/** The steps of the drawing that ask a partner, and what may be done about each now. */
export const askableQuery = (key: string) =>
  queryOptions({
    queryKey: ['instance', 'askable', key],
    queryFn: async () =>
      (await api.get<{ steps: AskableStep[] }>(`/process-instances/${key}/askable-steps`)).steps,
  })
