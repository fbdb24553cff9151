// What a problem or a finding says: a sentence with places for what it is about. It is written in English where the rule
// is, and said in another language by the same sentence in the file of that language.

/** `{0} has no due time. Say until when it is done.` and what stands at `{0}`. */
export type Sentence = { readonly template: string; readonly values: readonly Value[] }

/** A name as it is drawn, words that have a language too, or several names. */
export type Value = string | Sentence | readonly (string | Sentence)[]

/** A language beside English: sentences by their English template, and how the last of several is joined. */
export type Words = {
  readonly and: string
  readonly sentences: Readonly<Record<string, string>>
  /** How a sentence is set; what stands at its places is left as it is. */
  readonly set?: (sentence: string) => string
  /** What a thing is called that a sentence names by its id; undefined where it has no name. */
  readonly called?: (id: string) => string | undefined
}

/** A language with the sentences of one more part of the project. */
export function withMore(words: Words, sentences: Words['sentences']): Words {
  return { ...words, sentences: { ...words.sentences, ...sentences } }
}

/** A sentence is written as a template literal, with names in its places. */
export function tell(
  strings: TemplateStringsArray,
  ...values: readonly (Value | number | null | undefined)[]
): Sentence {
  return {
    template: strings.reduce((text, part, at) => `${text}{${at - 1}}${part}`),
    values: values.map(value => (typeof value === 'object' && value !== null ? value : String(value))),
  }
}

/** A sentence that somebody else wrote, in a language of their own. */
export const written = (text: string): Sentence => ({ template: '{0}', values: [text] })

/** The sentence in a language; in English where that does not know it. */
export function say({ template, values }: Sentence, words: Words = english): string {
  const said = words.sentences[template] ?? template
  const set = words.set?.(said) ?? said
  return set.replace(/\{(\d+)\}/g, (_, at: string, index: number) => {
    const value = values[Number(at)] ?? ''
    // What stands between quotation marks already is what somebody wrote.
    const isWritten = typeof value === 'string' && /["“«]\u00a0?$/.test(set.slice(0, index))
    return isWritten ? value : valueIn(value, words)
  })
}

/** The name of what has that id, between quotation marks; else the text itself. */
function named(text: string, { called, set = each => each }: Words): string {
  const name = called?.(text)
  return name ? set('"{0}"').replace('{0}', () => name) : text
}

const english: Words = { and: 'and', sentences: {} }

function valueIn(value: Value, words: Words): string {
  if (typeof value === 'string') return named(value, words)
  if ('template' in value) return say(value, words)
  const said = value.map(each => valueIn(each, words))
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} ${words.and} ${said.at(-1)}`
}
