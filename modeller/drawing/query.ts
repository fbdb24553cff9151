// The drawing of a deployed version, read once in each language.

import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Language } from '../i18n/texts.ts'

export const readVersionQuery = (definitionKey: string, language: Language) =>
  queryOptions({
    queryKey: ['drawing', definitionKey, 'read', language],
    queryFn: async () => {
      const [xml, { readDrawing }] = await Promise.all([
        api.text(`/process-definitions/${definitionKey}/xml`),
        import('./read.ts'),
      ])
      return { xml, drawing: await readDrawing(xml, language) }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
