// The words in which the server answers: the engine's, and its own.

import { wordsOf } from '../../engine/words/languages.ts'
import { type Words, withMore } from '../../engine/words/sentences.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

const OWN: Readonly<Record<string, Words['sentences']>> = { en: {}, nl, fr }

const known = new Map<string, Words>()

/** The words of a language; undefined where none of ours is asked for: a sentence stays as it is written then. */
export async function wordsFor(language: string | null): Promise<Words | undefined> {
  const own = OWN[language ?? '']
  if (language === null || own === undefined) return undefined
  const before = known.get(language)
  if (before) return before
  const words = withMore((await wordsOf(language))!, own)
  known.set(language, words)
  return words
}
