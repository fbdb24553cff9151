// The drawing of a deployed version, read once in each language.

import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Language } from '../i18n/texts.ts'
import type { Drawing } from './read.ts'

/** A version and what was read of it: its tree for the canvas, and what people read in it. */
export type ReadVersion = { readonly xml: string; readonly tree: unknown; readonly drawing: Drawing }

export const readVersionQuery = (definitionKey: string, language: Language) =>
  queryOptions({
    queryKey: ['drawing', definitionKey, 'read', language],
    queryFn: async (): Promise<ReadVersion> => {
      const [xml, { readTree, drawingOf }] = await Promise.all([
        api.text(`/process-definitions/${definitionKey}/xml`),
        import('./read.ts'),
      ])
      // Read once, for its words and for the canvas.
      const tree: unknown = await readTree(xml, language)
      return { xml, tree, drawing: drawingOf(tree) }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
