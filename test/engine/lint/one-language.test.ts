// What the lint and the pages say is told in one language: nothing of English is left among Dutch or French.

import { describe, expect, test } from 'vitest'
import { gapMarkdown, gapReport } from '../../../engine/lint/gap-report.ts'
import { lint, tongueOf } from '../../../engine/lint/index.ts'
import {
  textTwin,
  transparencyMarkdown,
  transparencyPage,
  twinText,
} from '../../../engine/text-twin/index.ts'
import { definitionsOf } from './definitions.ts'
import { mutations } from './mutations.ts'
import { drawings, surroundings } from './processes.ts'

/** Little words that stand in many English sentences and in no Dutch or French one. */
const ENGLISH =
  /(?<!\p{L})(the|an|and|with|without|is not|are|that|this|by|from|which|what|unknown|before|behind|nobody|says?|its?|your)(?!\p{L})/iu

/** A drawing whose own words are no words of any language, so that all others are ours. */
function wordless(xml: string): string {
  let count = 0
  return xml
    .replaceAll(/ name="[^"]*"/g, () => {
      count += 1
      return ` name="q${count}"`
    })
    .replaceAll(/<bpmn:documentation>[\s\S]*?<\/bpmn:documentation>/g, '')
    .replaceAll(/<bpmn:text>[\s\S]*?<\/bpmn:text>/g, '')
}

/** What people wrote stands in quotation marks or is the name of a file. */
function unquoted(text: string): string {
  return text.replaceAll(/"[^"\n]*"|« [^»\n]* »|`[^`]*`/g, '')
}

function english(text: string): readonly string[] {
  return text.split('\n').filter(line => ENGLISH.test(unquoted(line)))
}

test('the sieve finds English', async () => {
  const told = lint(await definitionsOf(wordless(drawings.get('A')!)))
  expect(told.length).toBeGreaterThan(20)
  expect(english(told.map(({ message }) => message).join('\n')).length).toBeGreaterThan(told.length / 2)
})

describe.each(['nl', 'fr'] as const)('nothing of English is left in %s', language => {
  test('in twins, public pages, gap reports and remarks of style', async () => {
    const tongue = await tongueOf(language)
    const toBe = await definitionsOf(wordless(drawings.get('B')!))
    for (const xml of drawings.values()) {
      const definitions = await definitionsOf(wordless(xml))
      const page = transparencyPage(definitions, language)
      const report = gapReport(definitions, toBe, tongue)
      const told = [
        ...lint(definitions, { tongue }).map(({ message }) => message),
        report && gapMarkdown(report, tongue),
        twinText(textTwin(definitions, language)),
        page && transparencyMarkdown(page),
      ]
      expect(english(told.join('\n'))).toEqual([])
    }
  })

  test('in the findings that each broken rule gives', async () => {
    const tongue = await tongueOf(language)
    const around = await surroundings()
    for (const { letter, edit } of mutations) {
      const definitions = await definitionsOf(wordless(edit(drawings.get(letter)!)))
      const told = lint(definitions, { ...around, style: false, tongue }).map(({ message }) => message)
      expect(english(told.join('\n'))).toEqual([])
    }
  })
})
