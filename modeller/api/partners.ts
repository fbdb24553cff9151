// What partners of a case were asked and told.

import { queryOptions } from '@tanstack/react-query'
import type { Partners } from '../../server/contract/partners.ts'
import { api } from './client.ts'

export type { Partners } from '../../server/contract/partners.ts'

export const partnersQuery = (key: string) =>
  queryOptions({
    queryKey: ['instance', 'partners', key],
    queryFn: () => api.get<Partners>(`/process-instances/${key}/partners`),
  })
