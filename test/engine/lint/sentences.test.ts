// What findings say in three languages: the same sentence, the same places, and never English where it is not asked for.

import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parse } from '../../../engine/graph/moddle.ts'
import { translate } from '../../../engine/graph/translations.ts'
import { gapMarkdown, gapReport } from '../../../engine/lint/gap-report.ts'
import { lint, tongueOf } from '../../../engine/lint/index.ts'
import { say, tell } from '../../../engine/lint/sentences.ts'
import { places, templatesIn } from '../../support/templates.ts'

const files = await Array.fromAsync(glob('engine/lint/*.ts'))
const templates = [...new Set(files.flatMap(file => templatesIn(readFileSync(file, 'utf8'))))].sort()

describe.each(['nl', 'fr'])('in %s', language => {
  test('every sentence is there, with the same places, and none is left over', async () => {
    const { sentences } = (await tongueOf(language))!
    expect(templates.length).toBeGreaterThan(100)
    expect(Object.keys(sentences).sort()).toEqual(templates)
    for (const [english, said] of Object.entries(sentences)) {
      expect(places(said), said).toEqual(places(english))
      expect(said).not.toBe('')
    }
  })

  test('the gap report of today’s practice beside tomorrow’s says no English sentence', async () => {
    const tongue = (await tongueOf(language))!
    const read = async (name: string) => {
      const { definitions } = await parse(readFileSync(`processes/${name}/${name}.bpmn`, 'utf8'))
      translate(definitions!, language)
      return definitions!
    }
    const report = gapReport(await read('asis-referral'), await read('signal-to-support'), tongue)!
    expect(report.gaps.length).toBeGreaterThan(10)
    const english = /\b(the|are|without|nothing|people|every|that|which|keeps|has no)\b/i
    expect(
      gapMarkdown(report, tongue)
        .split('\n')
        .filter(line => english.test(line)),
    ).toEqual([])
  })
})

test('names stay as drawn; several are joined in the language', async () => {
  const french = await tongueOf('fr')
  const sentence = tell`The message ${'"Referral"'} carries personal data without ${[tell`purpose`, tell`retention`]}. State them, or send no personal data.`
  expect(say(sentence)).toContain('without purpose and retention.')
  expect(say(sentence, french)).toBe(
    'Le message "Referral" porte des données personnelles sans finalité et durée de conservation. Indiquez-les, ou n’envoyez pas de données personnelles.',
  )
})

test('a drawing is linted in the language that is asked for', async () => {
  const { definitions } = await parse(readFileSync('processes/asis-referral/asis-referral.bpmn', 'utf8'))
  const tongue = await tongueOf('nl')
  const [first] = lint(definitions!, tongue ? { tongue } : {})
  expect(first!.message).toMatch(/behandelt persoonsgegevens met de hand/)
})
