// The languages in which problems are told, each loaded when it is asked for.

import { en } from './en.ts'
import { type Words, withMore } from './sentences.ts'
import { inFrench, withMarks } from './typeset.ts'

/** Undefined where it is none of ours: then a sentence stays as it is written. */
export async function wordsOf(language: string): Promise<Words | undefined> {
  if (language === 'en') return en
  if (language === 'nl') return (await import('./nl.ts')).nl
  if (language === 'fr') return (await import('./fr.ts')).fr
  return undefined
}

/** A language with all its sentences, so that one which was recorded is known again: English says each as it is written. */
export async function wordsToKnow(language: string): Promise<Words | undefined> {
  if (language !== 'en') return wordsOf(language)
  const { nl } = await import('./nl.ts')
  return withMore(en, Object.fromEntries(Object.keys(nl.sentences).map(sentence => [sentence, sentence])))
}

/** The same with what only a conversion from Camunda 7 says. */
export async function wordsOfImport(language: string): Promise<Words | undefined> {
  const words = await wordsOf(language)
  if (words === undefined || words === en) return words
  const more = language === 'nl' ? (await import('./import/nl.ts')).nl : (await import('./import/fr.ts')).fr
  return withMore(words, more)
}

/** What to do about each problem of a drawing, by its code. */
export type Cures = Readonly<Record<string, string>>

/** The cures of a language; English where it is none of ours. */
export async function curesOf(language: string): Promise<Cures> {
  if (language === 'nl') return eachOf((await import('./cures/nl.ts')).nl, withMarks)
  if (language === 'fr') return eachOf((await import('./cures/fr.ts')).fr, inFrench)
  const { DRAWING } = await import('../graph/codes.ts')
  const cures = Object.entries(DRAWING).map(([code, [, cure]]) => [code, plain(cure)])
  return eachOf(Object.fromEntries(cures), withMarks)
}

const eachOf = (texts: Cures, set: (text: string) => string): Cures =>
  Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, set(text)]))

/** Without the marks of Markdown. */
const plain = (text: string) => text.replaceAll('`', '')
