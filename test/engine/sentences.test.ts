// What problems of a drawing, a form or a file say in three languages: the same sentence, the same places.

import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../engine/graph/words.ts'
import { compile } from '../../engine/index.ts'
import { readForm } from '../../engine/scenario/form.ts'
import { judgeFiles } from '../../server/casework/compile.ts'
import { places, templatesIn } from '../support/templates.ts'
import { activities } from './constraints/activities.ts'
import { collaboration } from './constraints/collaboration.ts'
import { coreStructure } from './constraints/core-structure.ts'
import { data } from './constraints/data.ts'
import { xmlOf } from './constraints/drawing.ts'
import { eventsAndGateways } from './constraints/events-and-gateways.ts'

const files = await Array.fromAsync(
  glob('{engine/{{graph,elements,triggers}/**/*,scenario/form},server/casework/compile}.ts'),
)
const templates = [...new Set(files.flatMap(file => templatesIn(readFileSync(file, 'utf8'))))].sort()
const examples = Object.entries({
  ...coreStructure,
  ...collaboration,
  ...activities,
  ...data,
  ...eventsAndGateways,
})

test('a form is told of in the language that is asked for', async () => {
  const words = await wordsOf('nl')
  const { problems } = readForm('{"components": [{"type": "textfield", "key": "1"}]}', words)
  expect(problems.map(({ message }) => message)).toEqual([
    'De sleutel "1" is geen naam van een variabele.',
    'Een formulier heeft een id, waarmee taken ernaar verwijzen.',
  ])
})

test('a file of another kind, and a process that is there twice, are told of in the language that is asked for', async () => {
  const content = xmlOf(Object.values(coreStructure)[0]![1])
  const twice = ['one.bpmn', 'two.bpmn', 'three.txt'].map(name => ({ name, content }))
  const told = async (language: string) =>
    (await judgeFiles(twice, language)).findings
      .filter(({ code }) => code === 'UNKNOWN_FILE' || code === 'DUPLICATE_PROCESS')
      .map(({ message }) => message)
  expect(await told('nl')).toEqual([
    'one.bpmn heeft ook een proces p.',
    'Een bestand eindigt op .bpmn, .dmn, .form.json of .form.',
  ])
  expect(await told('fr')).toEqual([
    'one.bpmn a aussi un processus p.',
    'Un fichier se termine par .bpmn, .dmn, .form.json ou .form.',
  ])
})

describe.each(['nl', 'fr'])('in %s', language => {
  test('every sentence is there, with the same places, and none is left over', async () => {
    const { sentences } = (await wordsOf(language))!
    expect(templates.length).toBeGreaterThan(150)
    expect(Object.keys(sentences).sort()).toEqual(templates)
    for (const [english, said] of Object.entries(sentences)) {
      expect(places(said), said).toEqual(places(english))
      expect(said).not.toBe('')
    }
  })

  test.each(examples)('what breaks %s is told without English', async (_name, [broken]) => {
    const words = (await wordsOf(language))!
    const [english, said] = await Promise.all([compile(xmlOf(broken)), compile(xmlOf(broken), { words })])
    expect(said.problems.map(({ code }) => code)).toEqual(english.problems.map(({ code }) => code))
    for (const [at, { message }] of said.problems.entries())
      expect(message).not.toBe(english.problems[at]!.message)
  })
})
