// What the decision tables of a version say in the language of the reader: as in a drawing, `gov:translation` beside an
// element says it. Loaded for a step that decided; until it is there, the tables speak as they were drawn.

import { queryOptions } from '@tanstack/react-query'
import { decisionsQuery } from '../../api/drawings.ts'
import type { Language } from '../../i18n/texts.ts'

export type DecisionWords = {
  /** What a table, a rule of it (by id) or an output (by name) says; null where nobody translated it. */
  said(table: string, part: string | null): string | null
  /** The variable that the column with this label reads; null where it reads anything else. */
  reads(table: string, label: string): string | null
}

export const asDrawn: DecisionWords = { said: () => null, reads: () => null }

export const decisionWordsQuery = (version: string, language: Language) =>
  queryOptions({
    queryKey: ['resources', version, 'decisions', language],
    queryFn: async ({ client }) =>
      readTables(await client.ensureQueryData(decisionsQuery(version)), language),
    staleTime: Number.POSITIVE_INFINITY,
  })

const GOVERNANCE = 'http://linkspan.org/schema/governance/1.0'

function readTables(files: readonly string[], language: Language): DecisionWords {
  const said = new Map<string, string>()
  const reads = new Map<string, string>()
  for (const file of files) {
    const xml = new DOMParser().parseFromString(file, 'application/xml')
    for (const table of xml.querySelectorAll('decision, businessKnowledgeModel')) {
      for (const translation of table.getElementsByTagNameNS(GOVERNANCE, 'translation')) {
        const part = translation.parentElement?.parentElement
        const text = translation.getAttribute('text')
        if (!part || !text || translation.getAttribute('lang') !== language) continue
        said.set(`${table.id} ${part.localName === 'output' ? part.getAttribute('name') : part.id}`, text)
      }
      for (const input of table.querySelectorAll('input')) {
        const read = input.querySelector('inputExpression > text')?.textContent?.trim() ?? ''
        if (/^\w+$/.test(read)) reads.set(`${table.id} ${input.getAttribute('label') ?? read}`, read)
      }
    }
  }
  return {
    said: (table, part) => said.get(`${table} ${part}`) ?? null,
    reads: (table, label) => reads.get(`${table} ${label}`) ?? null,
  }
}
