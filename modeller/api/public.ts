// What everybody may read, signed in or not.

import { queryOptions } from '@tanstack/react-query'
import type { PublicPage, PublicProcesses } from '../../server/contract/public.ts'
import type { Language } from '../i18n/texts.ts'
import { api } from './client.ts'

export type { PublicPage } from '../../server/contract/public.ts'

export const publicProcessesQuery = (language: Language) =>
  queryOptions({
    queryKey: ['public', 'list', language],
    queryFn: () => api.get<PublicProcesses>(`/public/processes?language=${language}`),
  })

export const publicPageQuery = (processId: string, language: Language) =>
  queryOptions({
    queryKey: ['public', 'one', processId, language],
    queryFn: () =>
      api.get<PublicPage>(`/public/processes/${encodeURIComponent(processId)}?language=${language}`),
  })
