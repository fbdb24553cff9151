// The drawing of a deployed version, read once.

import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export const readVersionQuery = (definitionKey: string) =>
  queryOptions({
    queryKey: ['drawing', definitionKey, 'read'],
    queryFn: async () => {
      const [xml, { readDrawing }] = await Promise.all([
        api.text(`/process-definitions/${definitionKey}/xml`),
        import('./read.ts'),
      ])
      return { xml, drawing: await readDrawing(xml) }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
