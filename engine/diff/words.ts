// A comparison in words, in three languages. What a thing is called is in the comparison.

import { durationInWords } from '../text-twin/plain.ts'
import { type Language, words as twinWords } from '../text-twin/words.ts'
import type { Change, Comparison, FactChange } from './compare.ts'
import { isStep } from './figures.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'
import { nl } from './words/nl.ts'
import type { Words } from './words/telling.ts'

const words: Readonly<Record<Language, Words>> = { en, nl, fr }

/** One change as a sentence. */
export function changeInWords(change: Change, language: Language = 'en'): string {
  const said = words[language]
  const what = thing(change, said)
  if (change.kind === 'added') return said.added(what, change.lane)
  if (change.kind === 'removed') return said.removed(what, change.lane)
  if (change.kind === 'moved') return said.moved(what)
  const facts = change.facts.map(fact => factInWords(fact, language))
  const renamed = change.formerId ? [said.fact(said.facts.id!, change.formerId, change.id)] : []
  return said.changed(what, [...renamed, ...facts].join(language === 'fr' ? '\u00a0; ' : '; '))
}

/** One differing fact: `time “7 days” → “14 days”`. */
export function factInWords(fact: FactChange, language: Language = 'en'): string {
  const { name, before, after } = factParts(fact, language)
  return words[language].fact(name, before, after)
}

/** The same in its parts, for those who set them apart: what it is called, what was and what is. */
export function factParts(
  { path, before, after }: FactChange,
  language: Language = 'en',
): { readonly name: string; readonly before: string | null; readonly after: string | null } {
  const value = (text: string | null) => (text === null ? null : durationInWords(text, twinWords[language]))
  return { name: factName(path, words[language]), before: value(before), after: value(after) }
}

/** The whole comparison in a sentence, as it may stand in a note to the council. */
export function summaryInWords({ changes, before, after }: Comparison, language: Language = 'en'): string {
  const said = words[language]
  const steps = changes.filter(change => change.what === 'node' && isStep(change.type))
  const count = (kind: Change['kind']) => steps.filter(change => change.kind === kind).length
  const meant = changes.filter(change => change.kind !== 'moved').length
  if (changes.length === 0) return said.same
  if (meant === 0) return said.onlyMoved(changes.length)
  return said.summary({
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    other: meant - steps.filter(change => change.kind !== 'moved').length,
    handOvers: after.handOvers - before.handOvers,
  })
}

function thing({ type, name, ends, id }: Change, said: Words): string {
  const sort = said.types[type] ?? type.replace(/([A-Z])/g, ' $1').toLowerCase()
  // The file is named after nothing; its id is a tool's.
  if (type === 'definitions') return sort
  if (name) return `${sort} ${said.quote(name)}`
  return ends ? `${sort} ${ends.map(said.quote).join(' → ')}` : `${sort} ${id}`
}

/** The word for a path: the whole of it where we have one, else its last part that we have one for, else as it is. */
function factName(path: string, said: Words): string {
  if (said.facts[path]) return said.facts[path]
  const translation = /^gov:translation\[(.*?)\](\.about)?/.exec(path)
  if (translation) {
    const [, language = '', about] = translation
    return said.translated(said.languages[language] ?? language, about !== undefined)
  }
  const last = path.split('.').at(-1) ?? path
  return said.facts[last] ? `${said.facts[last]} (${path})` : path
}
