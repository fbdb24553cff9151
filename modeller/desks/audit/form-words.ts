// The words that the forms of a version have for the data of its cases. Loaded after the replay, which stands without them.

import type { QueryClient } from '@tanstack/react-query'
import { formsQuery } from '../../api/drawings.ts'
import { fieldsOf, knownInWords, otherInWords } from '../../forms/known.ts'
import { type Language, speakOf, type Translate } from '../../i18n/texts.ts'

export type FormWords = {
  /** Null where no form asks for it. */
  label(name: string, language: Language, t: Translate): string | null
  value(name: string, value: unknown, language: Language, t: Translate): string
}

export async function readFormWords(client: QueryClient, version: string): Promise<FormWords> {
  const [forms] = await Promise.all([client.ensureQueryData(formsQuery(version)), speakOf('known')])
  const fields = fieldsOf(forms)
  const read = (name: string, value: unknown, language: Language, t: Translate) =>
    knownInWords({ name, value }, fields, {}, language, t)
  return {
    label: (name, language, t) => read(name, null, language, t)?.label ?? null,
    value: (name, value, language, t) => read(name, value, language, t)?.value ?? otherInWords(value, t),
  }
}
