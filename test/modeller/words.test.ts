// The words of the drawing libraries: whatever they can say on a page has a Dutch and a French text of ours.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { bpmnWords } from '../../modeller/canvas/words/bpmn.ts'
import { dmnWords } from '../../modeller/canvas/words/dmn.ts'
import { formWords } from '../../modeller/canvas/words/forms.ts'
import type { Words } from '../../modeller/canvas/words/speaking.ts'

const PACKAGES = path.resolve(import.meta.dirname, '../../node_modules')

const sources = (where: string): string[] =>
  where.endsWith('.js')
    ? [readFileSync(path.join(PACKAGES, where), 'utf8')]
    : readdirSync(path.join(PACKAGES, where), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.js'))
        .map(name => readFileSync(path.join(PACKAGES, where, name), 'utf8'))

/** What the code asks a word for, and the labels of its menus, which it asks for by their variable. */
function saidIn(...places: string[]): string[] {
  const asked = /\b_?translate\(\s*(['"`])((?:\\.|(?!\1)[^\n])+)\1\s*[,)]/g
  const labels = /\b(?:label|title|explanation): (['"`])((?:(?!\1)[^\n])+)\1/g
  const found = places
    .flatMap(sources)
    .flatMap(code => [...code.matchAll(asked), ...code.matchAll(labels)].map(([, , text]) => text!))
  return [...new Set(found.map(text => text.replaceAll('\\"', '"')))].filter(text => /^["A-Za-z]/.test(text))
}

const without = (words: Words, said: readonly string[]) => said.filter(text => !Object.hasOwn(words, text))

test('every word of palette, menus, context pad and overview of the board', () => {
  const said = saidIn(
    'bpmn-js/lib/features/palette',
    'bpmn-js/lib/features/context-pad',
    'bpmn-js/lib/features/popup-menu',
    'bpmn-js/lib/features/replace',
    'bpmn-js/lib/features/align-elements/AlignElementsContextPadProvider.js',
    'bpmn-js/lib/features/distribute-elements',
    'bpmn-js/lib/features/drilldown',
    'bpmn-js-create-append-anything/dist/index.es.js',
    'diagram-js/lib/features/search-pad',
    'diagram-js-minimap/dist/index.esm.js',
  )
  expect(said.length).toBeGreaterThan(100)
  expect(without(bpmnWords, said)).toEqual([])
})

/** Names of languages are the same everywhere. */
const LANGUAGES = ['FEEL', 'Java', 'PMML']

test('every word of the decision modeller', () => {
  const said = saidIn(
    ...['dmn-js-drd', 'dmn-js-decision-table', 'dmn-js-literal-expression', 'dmn-js-boxed-expression'].map(
      name => `${name}/lib`,
    ),
  )
  expect(said.length).toBeGreaterThan(150)
  expect(without(dmnWords, said)).toEqual(LANGUAGES)
})

describe.each([
  ['board', bpmnWords],
  ['decision modeller', dmnWords],
  ['form designer', formWords],
])('%s', (_, words) => {
  const names = (text: string) => [...text.matchAll(/\{\s*(\w+)\s*\}/g)].map(([, name]) => name)

  test('no text is empty, and what is filled in is filled in everywhere', () => {
    for (const [english, texts] of Object.entries(words))
      for (const text of texts) {
        expect(text.trim(), english).not.toBe('')
        expect(names(text), english).toEqual(names(english))
      }
  })

  test('no text of ours is taken for an English one and said again in other words', () => {
    for (const index of [0, 1] as const)
      for (const [english, texts] of Object.entries(words)) {
        const again = Object.hasOwn(words, texts[index]) ? words[texts[index]]![index] : texts[index]
        expect(again, english).toBe(texts[index])
      }
  })
})
