// Each rule against its fixture: sketches, and after `==>` the elements at which this rule speaks.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type FormField, lint, models, rules, ruleText, tongueOf } from '../../../engine/lint/index.ts'
import { definitionsOf } from './definitions.ts'
import { mutations } from './mutations.ts'
import { sketch } from './sketch.ts'

const folder = new URL('.', import.meta.url)
const repository = new URL('../../../', folder)

for (const rule of rules) {
  describe(`${rule.code} ${rule.title}`, () => {
    for (const { title, drawing, elements } of fixture(rule.code)) {
      test(title, async () => {
        const [model] = models(await definitionsOf(sketch(drawing)))
        expect(rule.check(model!, {}).map(finding => finding.element)).toEqual(elements)
      })
    }
  })
}

test('each rule has its fixture, its mutation, its page and its file', () => {
  const files = readdirSync(new URL('engine/lint/', repository))
  for (const { code } of rules) {
    const name = code.toLowerCase().replace('_', '-')
    expect(fixture(code).length, `fixture of ${code}`).toBeGreaterThan(0)
    expect(
      mutations.some(mutation => mutation.code === code),
      `mutation of ${code}`,
    ).toBe(true)
    expect(
      existsSync(new URL(`docs/rules/${code.replace('_', '-')}.md`, repository)),
      `page of ${code}`,
    ).toBe(true)
    expect(
      files.filter(file => file.startsWith(`${name}-`)),
      `file of ${code}`,
    ).toHaveLength(1)
  }
})

test('the page of a rule says what the rule says', () => {
  for (const rule of rules) {
    const page = readFileSync(new URL(`docs/rules/${rule.code.replace('_', '-')}.md`, repository), 'utf8')
    for (const part of [rule.title, rule.says, rule.why, rule.source, rule.cure]) expect(page).toContain(part)
  }
})

test('each rule speaks Dutch and French, each text its own', async () => {
  const tongues = await Promise.all(['en', 'nl', 'fr'].map(tongueOf))
  for (const rule of rules) {
    const [en, nl, fr] = tongues.map(tongue => ruleText(rule, tongue))
    for (const part of ['title', 'says', 'why', 'cure'] as const)
      expect(new Set([en![part], nl![part], fr![part]]).size).toBe(3)
  }
})

test('the rules stand in their order, without a gap', () => {
  expect(rules.map(rule => rule.code)).toEqual(
    Array.from({ length: 31 }, (_, at) => `GOV_${String(at + 1).padStart(2, '0')}`),
  )
})

test('a drawing that says nothing about governance has no finding of governance', async () => {
  const drawing = sketch(
    'process p "Plain" plain=yes\nnode s start @a "Radical"\nnode t manual @a "Suspect"\nflow s > t',
  )
  const found = lint(await definitionsOf(drawing.replaceAll(/<gov:[^>]*\/>/g, '')))
  expect(found.filter(problem => problem.code.startsWith('GOV'))).toEqual([])
  expect(found.filter(problem => problem.severity === 'error')).toEqual([])
})

test('rules do not vanish when no pool says that it is ours', async () => {
  const drawing = sketch(
    'pool CITY "City"\nlane CITY.a "A" role=a\nnode s start @CITY.a "S"\nnode t user @CITY.a "Look"\nnode e end @CITY.a "E"\nflow s > t > e',
  )
  const found = lint(await definitionsOf(drawing), { style: false })
  expect(found.map(problem => `${problem.code} ${problem.element}`)).toEqual(['GOV_12 t'])
})

test('a picture of today warns where a process that runs is blocked', async () => {
  const drawing = (variant: string) =>
    sketch(
      `process p "P" variant=${variant} executable=no\nnode s start @a "S"\nnode t manual @a "Note"\nnode e end @a "E"\nflow s > t > e`,
    )
  const severities = async (variant: string) =>
    lint(await definitionsOf(drawing(variant)), { style: false }).map(problem => problem.severity)
  expect(await severities('AS-IS')).toEqual(['warning'])
  expect(await severities('TO-BE')).toEqual(['error'])
})

describe('what lies around the drawing', () => {
  const caller =
    'node s start @a "S"\nnode k call @a "Outreach" process=outreach\nnode e end @a "E"\nflow s > k > e'
  const guarded = caller
    .replace('node k', 'node d user @a "D" kind=decide mandate=a due=P1D gate=proportionality\nnode k')
    .replace('s > k', 's > d > k')
  const called = sketch(
    'process outreach "O" variant=TO-BE\nnode s start @a "S" requires=proportionality\nnode e end @a "E"\nflow s > e',
  )

  test.each([
    ['a call reaches a gated process past the gate', caller, ['k']],
    ['a call stands behind the gate', guarded, []],
  ])('GOV_28: %s', async (_title, drawing, elements) => {
    const library = models(await definitionsOf(called))
    const found = lint(await definitionsOf(sketch(drawing)), { library, style: false })
    expect(found.filter(problem => problem.code === 'GOV_28').map(problem => problem.element)).toEqual(
      elements,
    )
  })

  const data =
    'process p "P" variant=TO-BE framework=required rights=self\nnode s start @a "S"\nnode t user @a "T" pd=personal form=F due=P1D\nnode x service @a "X" kind=erase\nnode e end @a "E"\nflow s > t > x > e'
  const inForce = { version: '2026-1', approved: true, reviewDate: '2026-12-31' }

  test.each([
    ['in force', inForce, 0],
    ['none', null, 1],
    ['not approved', { ...inForce, approved: false }, 1],
    ['past its review date', { ...inForce, reviewDate: '2026-05-31' }, 1],
  ])('GOV_24: the framework is %s', async (_title, framework, findings) => {
    const found = lint(await definitionsOf(sketch(data)), {
      framework,
      today: '2026-06-01T08:00:00Z',
      style: false,
    })
    expect(found.map(problem => problem.code)).toEqual(Array(findings).fill('GOV_24'))
  })

  const field: FormField = {
    key: 'facts',
    words: ['Facts', 'Feiten', 'Faits'],
    type: 'textarea',
    bounded: true,
    dataClass: 'personal',
  }

  test.each([
    ['has fixed fields', [['F', [field]]], []],
    ['lies elsewhere', [], []],
    ['leaves a field unbounded', [['F', [{ ...field, bounded: false }]]], ['GOV_07']],
    ['says no data class', [['F', [{ ...field, dataClass: null }]]], ['GOV_07']],
    ['uses an avoided word', [['F', [{ ...field, words: ['Name', 'Naam van de verdachte'] }]]], ['GOV_19']],
  ] as [string, [string, FormField[]][], string[]][])('the form %s', async (_title, forms, codes) => {
    const found = lint(await definitionsOf(sketch(data)), { forms: new Map(forms), style: false })
    expect(found.map(problem => problem.code)).toEqual(codes)
  })

  test('GOV_03 and GOV_04 read the outputs of the decision itself', async () => {
    const drawing =
      'node s start @a "S"\nnode r rule @a "R" about=person dmn=D\nnode g xor @a "Q?"\nnode e end @a "E"\nnode f end @a "F"\nflow s > r > g\nflow g > e : route = "x"\nflow g > f : default'
    const decisions = new Map([['D', ['route', 'score']]])
    const found = lint(await definitionsOf(sketch(drawing)), { decisions, style: false })
    expect(found.map(problem => problem.code)).toEqual(['GOV_03', 'GOV_04'])
  })
})

type Case = { readonly title: string; readonly drawing: string; readonly elements: readonly string[] }

function fixture(code: string): readonly Case[] {
  const file = new URL(`fixtures/${code.toLowerCase().replace('_', '-')}.txt`, folder)
  const sections = readFileSync(file, 'utf8').split(/^# /m).slice(1)
  return sections.map(section => {
    const [drawing = '', expected = ''] = section.split('==>')
    const [title = '', ...lines] = drawing.split('\n')
    return { title, drawing: lines.join('\n'), elements: expected.trim().split(/\s+/).filter(Boolean) }
  })
}
