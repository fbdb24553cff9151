// The languages, each loaded when it is asked for: English stands in the rules themselves.

import { en } from '../../words/en.ts'
import type { Tongue } from '../sentences.ts'

/** Undefined where it is none of ours: then findings stay as they are written. */
export async function tongueOf(language: string): Promise<Tongue | undefined> {
  if (language === 'en') return { ...en, rules: {} }
  if (language === 'nl') return (await import('./nl.ts')).nl
  if (language === 'fr') return (await import('./fr.ts')).fr
  return undefined
}
