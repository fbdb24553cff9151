// What problems of a drawing, a form or a file say in three languages: the same sentence, the same places.

import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { dueCycle, dueDate, dueDuration } from '../../engine/feel/due.ts'
import { compileExpression } from '../../engine/feel/evaluate.ts'
import { DRAWING } from '../../engine/graph/codes.ts'
import { compile } from '../../engine/index.ts'
import { readForm } from '../../engine/scenario/form.ts'
import { curesOf, wordsOf, wordsOfImport } from '../../engine/words/languages.ts'
import { type Sentence, say, tell } from '../../engine/words/sentences.ts'
import { judgeFiles } from '../../server/casework/compile.ts'
import { places, templatesIn } from '../support/templates.ts'
import { activities } from './constraints/activities.ts'
import { collaboration } from './constraints/collaboration.ts'
import { coreStructure } from './constraints/core-structure.ts'
import { data } from './constraints/data.ts'
import { xmlOf } from './constraints/drawing.ts'
import { eventsAndGateways } from './constraints/events-and-gateways.ts'

const templates = await templatesOfFiles(
  '{engine/{{graph,elements,triggers,feel,dmn,run,script}/**/*,scenario/{form,timers,calls}},server/{casework/{compile,calls},jobs/*,rules/own-variables}}.ts',
)
const templatesOfImport = await templatesOfFiles('engine/import/*.ts')
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

test('an expression within a drawing is told of in the language that is asked for, to the last word', async () => {
  const told = async (expression: string, language: string) => {
    const made = compileExpression(expression)
    return 'problem' in made ? say(made.problem, await wordsOf(language)) : null
  }
  expect(await told('1 +\n* 2', 'nl')).toBe(
    'De uitdrukking kan niet gelezen worden bij regel 2, teken 1: “*” past daar niet.',
  )
  expect(await told('1 +', 'fr')).toBe('L’expression s’arrête trop tôt, caractère 4.')
  expect(await told('a == b', 'nl')).toBe(
    'De uitdrukking kan niet gebruikt worden: “==” vergelijkt niets; gelijkheid schrijft u met =.',
  )
})

/** What is wrong with an expression, a date, a duration or a cycle. */
const wrong: readonly (readonly [text: string, of: (text: string) => object])[] = [
  ...['', '1 +', '1 + * 2', 'a == b', 'x not in [1]', '{a: 1, a: 2}', '[1\n+'].map(
    text => [text, compileExpression] as const,
  ),
  ['('.repeat(500) + ')'.repeat(500), compileExpression],
  ['x'.repeat(10_001), compileExpression],
  ['tomorrow', text => dueDate(text, 0)],
  ['an hour', text => dueDuration(text, 0)],
  ...[
    'R3',
    'R/PT0S',
    'R3/tomorrow/PT1H',
    'R3/PT1H/tomorrow',
    'R3/1970-01-01/PT0S',
    '0 0 9',
    '99 * * * * *',
    '* x-y-z * * * *',
    '0 0 0 31 2 *',
  ].map(text => [text, (cycle: string) => dueCycle(cycle, 0) ?? {}] as const),
]

describe.each(['nl', 'fr'])('in %s', language => {
  test.each(wrong.map(([text, of]) => [text.slice(0, 30), text, of] as const))(
    'what is wrong with %j is told without English',
    async (_name, text, of) => {
      const { problem } = of(text) as { problem: Sentence }
      const said = say(problem, await wordsOf(language))
      expect(said).not.toBe(say(problem))
      expect(said).not.toMatch(/\b(the|such|cannot|does|than|too)\b/i)
    },
  )

  test('every sentence is there, with the same places, and none is left over', async () => {
    const { sentences } = (await wordsOf(language))!
    expect(templates.length).toBeGreaterThan(250)
    expect(Object.keys(sentences).sort()).toEqual(templates)
    haveTheSamePlaces(sentences)
  })

  test('so is every sentence of a conversion from Camunda 7', async () => {
    const { sentences } = (await wordsOfImport(language))!
    expect(templatesOfImport.length).toBeGreaterThan(80)
    expect(Object.keys(sentences).sort()).toEqual([...new Set([...templates, ...templatesOfImport])].sort())
    haveTheSamePlaces(sentences)
  })

  test('every problem of a drawing says what to do', async () => {
    const [english, said] = await Promise.all([curesOf('en'), curesOf(language)])
    expect(Object.keys(said).sort()).toEqual(Object.keys(DRAWING).sort())
    for (const [code, cure] of Object.entries(said)) {
      expect(cure, code).toMatch(/^\p{Lu}.*\.$/u)
      expect(cure, code).not.toBe(english[code])
      expect(english[code], code).not.toContain('`')
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

async function templatesOfFiles(pattern: string): Promise<string[]> {
  const files = await Array.fromAsync(glob(pattern))
  return [...new Set(files.flatMap(file => templatesIn(readFileSync(file, 'utf8'))))].sort()
}

function haveTheSamePlaces(sentences: Readonly<Record<string, string>>): void {
  for (const [english, said] of Object.entries(sentences)) {
    expect(places(said), said).toEqual(places(english))
    expect(said).not.toBe('')
  }
}

test('a thing that is named by its id is called by its name, where one is known, and not within quotation marks', async () => {
  const called = (id: string) => ({ t1: 'Register', t2: 'Identité ?' })[id]
  const sentence = tell`${'t1'} leads to ${['t2', 't3']}; "${'t1'}" stands.`
  expect(say(sentence)).toBe('t1 leads to t2 and t3; "t1" stands.')
  expect(say(sentence, { ...(await wordsOf('en'))!, called })).toBe(
    '“Register” leads to “Identité ?” and t3; “t1” stands.',
  )
  expect(say(tell`Nothing leads to ${'t2'}.`, { ...(await wordsOf('fr'))!, called })).toBe(
    'Rien ne mène à «\u00a0Identité ?\u00a0».',
  )
})
