// How findings name what they are about. The sentences are those of all problems, in the language of the reader.

import { type Sentence, tell, type Value, type Words } from '../words/sentences.ts'
import type { Message, Pool, Step } from './model.ts'
import type { RuleText } from './rule.ts'

export { type Sentence, say, tell, type Value } from '../words/sentences.ts'

/** A language beside English: its sentences, and the rules by code. */
export type Tongue = Words & { readonly rules: Readonly<Record<string, RuleText>> }

/** How findings name things: by the words on the drawing where there are any, else by id. */
export function named(thing: Step | Message): string | Sentence {
  return thing.name ? tell`"${thing.name}"` : thing.id
}

export function poolNamed(pool: Pool | null): Value {
  if (pool === null) return tell`an unknown pool`
  return pool.name ? tell`"${pool.name}"` : pool.id
}
