// What a finding says: a sentence with places for what it is about. It is written in English where the rule is, and said in
// another language by the same sentence in `words/`.

import type { Message, Pool, Step } from './model.ts'
import type { RuleText } from './rule.ts'

/** `{0} has no due time. Say until when it is done.` and what stands at `{0}`. */
export type Sentence = { readonly template: string; readonly values: readonly Value[] }

/** A name as it is drawn, words that have a language too, or several names. */
export type Value = string | Sentence | readonly (string | Sentence)[]

/** A language beside English: the rules by code, sentences by their English template, and how the last of several is joined. */
export type Tongue = {
  readonly and: string
  readonly rules: Readonly<Record<string, RuleText>>
  readonly sentences: Readonly<Record<string, string>>
}

/** A sentence is written as a template literal, with names in its places. */
export function tell(strings: TemplateStringsArray, ...values: readonly Value[]): Sentence {
  return { template: strings.reduce((text, part, at) => `${text}{${at - 1}}${part}`), values }
}

/** The sentence in a language; in English where that does not know it. */
export function say({ template, values }: Sentence, tongue: Tongue = english): string {
  const words = tongue.sentences[template] ?? template
  return words.replace(/\{(\d+)\}/g, (_, at) => valueIn(values[Number(at)] ?? '', tongue))
}

const english: Tongue = { and: 'and', rules: {}, sentences: {} }

function valueIn(value: Value, tongue: Tongue): string {
  if (typeof value === 'string') return value
  if ('template' in value) return say(value, tongue)
  const said = value.map(each => valueIn(each, tongue))
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} ${tongue.and} ${said.at(-1)}`
}

/** How findings name things: by the words on the drawing where there are any, else by id. */
export function named(thing: Step | Message): string {
  return thing.name ? `"${thing.name}"` : thing.id
}

export function poolNamed(pool: Pool | null): Value {
  if (pool === null) return tell`an unknown pool`
  return pool.name ? `"${pool.name}"` : pool.id
}
