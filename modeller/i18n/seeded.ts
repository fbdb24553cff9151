// What Linkspan itself wrote into a new database stands there in English, and is told in the language of the reader.

import { en } from './en.ts'
import { type TextKey, translate } from './texts.ts'

/** The texts that `server/seed.ts` writes. */
const SEEDED: readonly (readonly [english: string, key: TextKey])[] = [
  [en.design.seeded, 'design.seeded'],
  [en.frameworks.demo, 'frameworks.demo'],
  [en.frameworks.demoPurpose, 'frameworks.demoPurpose'],
  [en.frameworks.demoWhy, 'frameworks.demoWhy'],
]

/** The text in the language of the page where Linkspan wrote it; what people wrote, as they wrote it. */
export function seededInWords(text: string): string {
  const key = SEEDED.find(([english]) => english === text)?.[1]
  return key === undefined ? text : translate(key)
}
