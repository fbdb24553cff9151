// The languages beside English in which problems are told, each loaded when it is asked for.

import { type Words, withMore } from './sentences.ts'

/** Undefined is English. */
export async function wordsOf(language: string): Promise<Words | undefined> {
  if (language === 'nl') return (await import('./nl.ts')).nl
  if (language === 'fr') return (await import('./fr.ts')).fr
  return undefined
}

/** The same with what only a conversion from Camunda 7 says. */
export async function wordsOfImport(language: string): Promise<Words | undefined> {
  const words = await wordsOf(language)
  if (words === undefined) return undefined
  const more = language === 'nl' ? (await import('./import/nl.ts')).nl : (await import('./import/fr.ts')).fr
  return withMore(words, more)
}

/** What to do about each problem of a drawing, by its code. */
export type Cures = Readonly<Record<string, string>>

/** The cures of a language; English where it is none of ours. */
export async function curesOf(language: string): Promise<Cures> {
  if (language === 'nl') return (await import('./cures/nl.ts')).nl
  if (language === 'fr') return (await import('./cures/fr.ts')).fr
  const { DRAWING } = await import('../graph/codes.ts')
  return Object.fromEntries(Object.entries(DRAWING).map(([code, [, cure]]) => [code, plain(cure)]))
}

/** Without the marks of Markdown. */
const plain = (text: string) => text.replaceAll('`', '')
