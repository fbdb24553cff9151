// The words of the decision tables of a version. Loaded for a step that decided.

import { queryOptions } from '@tanstack/react-query'
import { decisionsQuery } from '../../api/drawings.ts'
import { readDecisionWords } from '../../drawing/decision-words.ts'
import type { Language } from '../../i18n/texts.ts'

export const decisionWordsQuery = (version: string, language: Language) =>
  queryOptions({
    queryKey: ['resources', version, 'decisions', language],
    queryFn: async ({ client }) =>
      readDecisionWords(await client.ensureQueryData(decisionsQuery(version)), language),
    staleTime: Number.POSITIVE_INFINITY,
  })
