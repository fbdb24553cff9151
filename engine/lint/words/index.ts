// The languages beside English, each loaded when it is asked for: English stands in the rules themselves.

import type { Tongue } from '../sentences.ts'

/** Undefined is English. */
export async function tongueOf(language: string): Promise<Tongue | undefined> {
  if (language === 'nl') return (await import('./nl.ts')).nl
  if (language === 'fr') return (await import('./fr.ts')).fr
  return undefined
}
