// The text twin of a drawing that was read; its words are loaded when it is first opened.

import { useQuery } from '@tanstack/react-query'
import type { Step } from '../../engine/text-twin/twin.ts'
import { type Language, useTexts } from '../i18n/texts.ts'
import { RefusalNotice } from '../ui/refusal.tsx'
import { Loading } from '../ui/state.tsx'
import { TwinView } from './twin-view.tsx'
import '../styles/about.css'

/** @param tree what was read of the version, in the language of the page */
export function Twin({ definitionKey, tree }: { definitionKey: string; tree: unknown }) {
  const { language } = useTexts()
  const twin = useQuery({
    queryKey: ['drawing', definitionKey, 'twin', language],
    queryFn: () => tellTwin(tree, language),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (twin.isError) return <RefusalNotice error={twin.error} />
  if (twin.data === undefined) return <Loading />
  return <TwinView parts={twin.data} />
}

async function tellTwin(tree: unknown, language: Language) {
  const { textTwin } = await import('../../engine/text-twin/twin.ts')
  return textTwin(tree as Parameters<typeof textTwin>[0], language).parts.map(({ title, steps }) => ({
    title,
    steps: steps.flatMap(flat),
  }))
}

type Flat = {
  number: string
  text: string
  who: string | null
  notes: string[]
  ways: { answer: string | null; to: string | null }[]
}

/** A step and, after it, those inside. */
function flat({ number, text, who, notes, ways, steps }: Step): Flat[] {
  const own = { number, text, who, notes: [...notes], ways: ways.map(({ answer, to }) => ({ answer, to })) }
  return [own, ...steps.flatMap(flat)]
}
