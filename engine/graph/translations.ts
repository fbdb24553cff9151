// A drawing says its words once, and may say them in other languages: `gov:translation` beside an element holds what
// stands there (`text`) and its documentation (`about`). What is not translated stays as it is drawn.

import { setIn } from '../words/typeset.ts'
import type { ModdleElement } from './moddle.ts'
import { elementsOf } from './walk.ts'

/** language → element id → what is said there */
export type Translations = Readonly<Record<string, Readonly<Record<string, string>>>>

type Translation = { readonly lang?: string; readonly text?: string; readonly about?: string }

/** What a process and all in it is called in other languages. */
export function translationsOf(process: ModdleElement): Translations {
  const found: Record<string, Record<string, string>> = {}
  for (const element of elementsOf(process))
    for (const { lang, text } of translations(element))
      if (element.id && lang && text) {
        found[lang] ??= {}
        found[lang][element.id] = setIn(lang, text)
      }
  return found
}

/** What the documentation of a process and all in it says, in each language; under '' as it is drawn. */
export function explanationsOf(process: ModdleElement): Translations {
  const found: Record<string, Record<string, string>> = { '': {} }
  for (const element of elementsOf(process)) {
    if (!element.id) continue
    const drawn: unknown = element.documentation?.[0]?.text
    if (typeof drawn === 'string' && drawn.trim() !== '') found['']![element.id] = drawn.trim()
    for (const { lang, about } of translations(element))
      if (lang && about) {
        found[lang] ??= {}
        found[lang][element.id] = setIn(lang, about)
      }
  }
  return found
}

/** Puts the words of a language in the place of those that are drawn, in the tree itself. */
export function translate(definitions: ModdleElement, language: string): void {
  for (const element of elementsOf(definitions)) {
    const said = translations(element).find(({ lang }) => lang === language)
    if (said?.text) element[wordsOf(element)] = setIn(language, said.text)
    if (said?.about && element.documentation?.[0]) element.documentation[0].text = setIn(language, said.about)
  }
}

/** What an element says in a language, where it is translated. */
export const translationOf = (element: ModdleElement, language: string): Translation | undefined =>
  translations(element).find(({ lang }) => lang === language)

/** The property in which an element's words stand. */
export function wordsOf(element: ModdleElement): 'name' | 'text' | 'value' {
  if (element.$type === 'bpmn:TextAnnotation') return 'text'
  return element.$type === 'bpmn:CategoryValue' ? 'value' : 'name'
}

/** A tree that was read without our vocabulary has the same elements under their written name. */
function translations(element: ModdleElement): readonly Translation[] {
  const values: readonly (Translation & { $type: string })[] = element.extensionElements?.values ?? []
  return values.filter(({ $type }) => $type === 'gov:Translation' || $type === 'gov:translation')
}
