// The languages beside English in which problems are told, each loaded when it is asked for.

import type { Words } from './sentences.ts'

/** Undefined is English. */
export async function wordsOf(language: string): Promise<Words | undefined> {
  if (language === 'nl') return (await import('./nl.ts')).nl
  if (language === 'fr') return (await import('./fr.ts')).fr
  return undefined
}
