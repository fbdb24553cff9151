// What colleagues and partners are called, asked for once for all pages.

import { queryOptions } from '@tanstack/react-query'
import type { DisplayNames } from '../../server/contract/display-names.ts'
import { callByName } from '../i18n/texts.ts'
import { api } from './client.ts'

/** A new colleague is called by name after ten minutes at the latest. */
const STALE_MS = 600_000

export const namesQuery = queryOptions({
  queryKey: ['name'],
  queryFn: async () => {
    const names = await api.get<DisplayNames>('/display-names')
    callByName(names)
    return names
  },
  staleTime: STALE_MS,
  refetchInterval: STALE_MS,
})
