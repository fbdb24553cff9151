// What the data of a case is called: by the label of the form that asks for it, and each answer in the words of that form.
// Where no form asks, it is called as Linkspan calls it; where that has no word either, and until the forms of the version are there, names and values stand as the process has them.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { variableInWords } from '../../ui/value.ts'

export type DataWords = {
  label(name: string): string
  /** The label of the form that asks for it; null where none does. */
  asked(name: string): string | null
  value(name: string, value: unknown): string
}

export function useDataWords(version: string): DataWords {
  const { t, language } = useTexts()
  const client = useQueryClient()
  const { data: forms } = useQuery({
    queryKey: ['form words', version],
    queryFn: async () => (await import('./form-words.ts')).readFormWords(client, version),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useMemo(() => {
    const asked = (name: string) => forms?.label(name, language, t) ?? null
    return {
      asked,
      label: name => asked(name) ?? wordFor('known', name),
      value: (name, value) => forms?.value(name, value, language, t) ?? variableInWords(name, value, t),
    }
  }, [forms, language, t])
}
