// The words of the drawing libraries in the language of the page. A library asks for each English text; where we have
// no word, the English stays.

import { setIn } from '../../../engine/words/typeset.ts'
import { currentLanguage } from '../../i18n/texts.ts'

/** English text: the Dutch and the French one. A part in braces is filled in by the library. */
export type Words = Readonly<Record<string, readonly [nl: string, fr: string]>>

/** The text in the language of the page, or null where there is no other than the English. */
export function inPageLanguage(words: Words, text: string): string | null {
  const language = currentLanguage()
  if (language === 'en' || !Object.hasOwn(words, text)) return null
  return setIn(language, words[text]![language === 'nl' ? 0 : 1])
}

/** A module that answers what bpmn-js and dmn-js call `translate`. */
export function speaking(words: Words) {
  const translate = (text: string, values: Readonly<Record<string, string>> = {}) =>
    (inPageLanguage(words, text) ?? text).replace(
      /\{\s*(\w+)\s*\}/g,
      (whole, name: string) => values[name] ?? whole,
    )
  return { translate: ['value', translate] }
}
