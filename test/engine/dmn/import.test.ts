// Models that use other models: what is theirs stands under the name of the import (DMN 1.5, 6.3.3).

import { describe, expect, test } from 'vitest'
import { compileDecisions } from '../../../engine/dmn/compile.ts'
import { evaluateDecision } from '../../../engine/dmn/evaluate.ts'
import { decision, dmn, input, knowledge, literal, noon } from './support.ts'

const MODEL = 'https://www.omg.org/spec/DMN/20191111/MODEL/'

/** A model of this namespace that imports others, each `name = namespace`. */
function model(namespace: string, imports: readonly string[], ...elements: string[]): string {
  const tags = imports.map(text => {
    const [name, from] = text.split('=').map(part => part.trim())
    return `<import name="${name}" namespace="${from}" importType="${MODEL}"/>`
  })
  return dmn(...tags, ...elements).replace('urn:linkspan:test', namespace)
}

const needs = (kind: 'Decision' | 'Input', href: string): string =>
  `<informationRequirement><required${kind} href="${href}"/></informationRequirement>`

const knows = (href: string): string =>
  `<knowledgeRequirement><requiredKnowledge href="${href}"/></knowledgeRequirement>`

/** A decision of some FEEL text with requirements given as XML. */
const asks = (name: string, text: string, required: string, type = ''): string =>
  `<decision id="${name}" name="${name}"><variable name="${name}" ${type && `typeRef="${type}"`}/>` +
  `${required}${literal(text)}</decision>`

const ofRate = model(
  'urn:rate',
  [],
  '<itemDefinition name="tSmall"><typeRef>number</typeRef><allowedValues><text>[0..10]</text></allowedValues></itemDefinition>',
  input('Base amount'),
  decision('Rate', literal('Base amount * 2'), { inputs: ['Base amount'] }),
  knowledge('twice', ['n'], literal('n * 2')),
)

async function decide(id: string, files: readonly string[], variables: Record<string, unknown>) {
  const { decisions, problems } = await compileDecisions(files[0]!, files)
  expect(problems).toEqual([])
  return evaluateDecision(decisions.get(id)!, { now: noon, get: name => variables[name] }).value
}

async function codes(files: readonly string[]): Promise<string[]> {
  return (await compileDecisions(files[0]!, files)).problems.map(({ code }) => code)
}

describe('a model that imports another', () => {
  test('uses its decisions, inputs and functions under the name of the import', async () => {
    const main = model(
      'urn:main',
      ['the rates = urn:rate'],
      asks(
        'Both',
        'the rates.Rate + the rates.Base amount',
        needs('Decision', 'urn:rate#Rate') + needs('Input', 'urn:rate#Base_amount'),
      ),
      asks('Called', 'the rates.twice(4) + the rates.twice(n: 1)', knows('urn:rate#twice')),
    )
    expect(await decide('Both', [main, ofRate], { 'Base amount': 3 })).toBe(9)
    expect(await decide('Called', [main, ofRate], {})).toBe(10)
  })

  test('calls its functions from a function of its own', async () => {
    const own = knowledge('fourfold', ['n'], literal('r.twice(r.twice(n))')).replace(
      '</businessKnowledgeModel>',
      `${knows('urn:rate#twice')}</businessKnowledgeModel>`,
    )
    const main = model(
      'urn:main',
      ['r = urn:rate'],
      own,
      decision('D', literal('fourfold(3)'), { knows: ['fourfold'] }),
    )
    expect(await decide('D', [main, ofRate], {})).toBe(12)
  })

  test('has its types checked', async () => {
    const main = model(
      'urn:main',
      ['r = urn:rate'],
      asks('Fits', '7', '', 'r.tSmall'),
      asks('Does_not', '70', '', 'r.tSmall'),
    )
    expect(await decide('Fits', [main, ofRate], {})).toBe(7)
    expect(await decide('Does_not', [main, ofRate], {})).toBe(null)
  })

  test('needs no name before what comes by an import without one', async () => {
    const main = model(
      'urn:main',
      [' = urn:rate'],
      asks('D', 'Rate + 1', needs('Decision', 'urn:rate#Rate'), 'tSmall'),
    )
    expect(await decide('D', [main, ofRate], { 'Base amount': 4 })).toBe(9)
    expect(await decide('D', [main, ofRate], { 'Base amount': 5 })).toBe(null)
  })

  test('refers to what comes by imports without a name as to its own, also where it comes through another', async () => {
    const main = model(
      'urn:main',
      [' = urn:between', ' = urn:other'],
      asks('D', 'twice(Rate) + 1', needs('Decision', '#Rate') + knows('#twice')),
      asks('I', 'Base amount', needs('Input', '#Base_amount')),
    )
    const between = model('urn:between', [' = urn:rate'])
    const other = model('urn:other', [], decision('Rate', literal('1000'), {}))
    const files = [main, between, other, ofRate]
    expect(await decide('D', files, { 'Base amount': 2 })).toBe(9)
    expect(await decide('I', files, { 'Base amount': 2 })).toBe(2)
    const named = model(
      'urn:main',
      ['b = urn:between'],
      asks('D', 'b.Rate + 1', needs('Decision', 'urn:between#Rate')),
    )
    expect(await decide('D', [named, between, ofRate], { 'Base amount': 2 })).toBe(5)
  })

  test('finds its own element before one of the same id that it imports', async () => {
    const own = decision('Rate', literal('"own"'), {})
    const main = model('urn:main', [' = urn:rate'], own, asks('D', 'Rate', needs('Decision', '#Rate')))
    expect(await decide('D', [main, ofRate], { 'Base amount': 2 })).toBe('own')
  })

  test('gives one model two inputs where it comes by two ways', async () => {
    const way = (name: string): string =>
      model(`urn:${name}`, ['r = urn:rate'], asks('Told', 'r.Rate', needs('Decision', 'urn:rate#Rate')))
    const main = model(
      'urn:main',
      ['one = urn:one', 'two = urn:two'],
      asks(
        'D',
        '[one.Told, two.Told]',
        needs('Decision', 'urn:one#Told') + needs('Decision', 'urn:two#Told'),
      ),
    )
    const given = { one: { r: { 'Base amount': 1 } }, two: { r: { 'Base amount': 2 } } }
    expect(await decide('D', [main, way('one'), way('two'), ofRate], given)).toEqual([2, 4])
  })
})

describe('what cannot be imported is told', () => {
  const main = model('urn:main', ['r = urn:rate'], asks('D', 'r.Rate', needs('Decision', 'urn:rate#Rate')))

  test('a model that is not there', async () => {
    expect(await codes([main])).toEqual(['IMPORT_NOT_FOUND', 'REQUIREMENT_UNKNOWN'])
  })

  test('a namespace that two files have', async () => {
    expect(await codes([main, ofRate, ofRate.replace('* 2', '* 3')])).toContain('IMPORT_AMBIGUOUS')
  })

  test('a circle', async () => {
    const round = model('urn:rate', ['m = urn:main'], decision('Rate', literal('1')))
    expect(await codes([main, round])).toContain('IMPORT_BROKEN')
    expect(
      await codes([model('urn:main', ['m = urn:main']), model('urn:main', ['m = urn:main'], input('x'))]),
    ).toContain('IMPORT_CYCLE')
  })

  test('a model with an error of its own', async () => {
    expect(await codes([main, model('urn:rate', [], decision('Rate', literal('1 +')))])).toContain(
      'IMPORT_BROKEN',
    )
  })

  test('two imports of one name', async () => {
    expect(await codes([model('urn:main', ['r = urn:rate', 'r = urn:rate']), ofRate])).toEqual([
      'IMPORT_NAME_TAKEN',
    ])
  })

  test('anything but DMN', async () => {
    const schema = main.replace(`importType="${MODEL}"`, 'importType="http://www.w3.org/2001/XMLSchema"')
    expect(await codes([schema, ofRate])).toContain('IMPORT_NOT_SUPPORTED')
  })
})

test('models that import each other twice over a long chain end with a sentence', async () => {
  const chain = Array.from({ length: 30 }, (_, i) =>
    i === 29
      ? model('urn:n29', [], asks('D', '1', ''))
      : model(
          `urn:n${i}`,
          [`a = urn:n${i + 1}`, `b = urn:n${i + 1}`],
          asks('D', 'a.D + b.D', needs('Decision', `urn:n${i + 1}#D`)),
        ),
  )
  await expect(decide('D', chain, {})).rejects.toThrow(/takes more than 1000000 steps/)
})
