// The runner of the kit, on suites of our own: what it counts as passed, failed and refused.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  component,
  context,
  decision,
  dmn,
  input,
  knowledge,
  literal,
  service,
  table,
  type,
} from './support.ts'
import { readTests } from './tck-file.ts'
import { reportOf, runKit } from './tck-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'kit-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tests = (model: string, ...cases: string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<!-- <testCase id="none"/> -->
<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <modelName>${model}</modelName>
  ${cases.join('\n')}
</testCases>`

const value = (text: string, kind = 'string') => `<value xsi:type="xsd:${kind}">${text}</value>`
const node = (name: string, inner: string) => `<inputNode name="${name}">${inner}</inputNode>`
const result = (name: string, inner: string, attributes = '') =>
  `<resultNode name="${name}" type="decision" ${attributes}><expected>${inner}</expected></resultNode>`
const testCase = (id: string, inner: string, attributes = '') =>
  `<testCase id="${id}" ${attributes}><description>a &lt;case&gt;</description>${inner}</testCase>`

function suite(name: string, model: string, ...cases: string[]): void {
  mkdirSync(join(folder, 'level', name), { recursive: true })
  writeFileSync(join(folder, 'level', name, `${name}.dmn`), model)
  writeFileSync(join(folder, 'level', name, `${name}-test-01.xml`), tests(`${name}.dmn`, ...cases))
}

const nothing = '<value xsi:nil="true"/>'
const list = (...items: string[]) => `<list>${items.map(item => `<item>${item}</item>`).join('')}</list>`

beforeAll(() => {
  suite(
    '0001-right',
    dmn(
      type('tSignal', [component('kind', 'string'), component('on', 'date')]),
      input('signal: tSignal'),
      input('days'),
      decision('Next', literal('signal.on + days'), { inputs: ['signal', 'days'] }),
      decision('Parts', context({ kind: literal('signal.kind'), third: literal('1 / 3') }), {
        inputs: ['signal'],
      }),
      knowledge('twice', ['n: number'], literal('n * 2')),
      decision('data', literal('"a"')),
      decision('joined', literal('data + "b"'), { decisions: ['data'] }),
      service('join', { outputs: ['joined'], inputDecisions: ['data'] }),
    ),
    testCase(
      '1',
      node(
        'signal',
        `<component name="kind">${value('debt')}</component><component name="on">${value('2026-02-27', 'date')}</component>`,
      ) +
        node('days', value('P2D', 'duration')) +
        result('Next', value('2026-03-01', 'date')) +
        result(
          'Parts',
          `<component name="kind">${value('<![CDATA[debt]]>')}</component><component name="third">${value('0.333333333', 'decimal')}</component>`,
        ),
    ),
    testCase(
      '2',
      node('n', value('4', 'decimal')) + result('twice', value('8', 'double')),
      'type="bkm" invocableName="twice"',
    ),
    testCase(
      '3',
      node('data', value('z')) + result('joined', value('zb')),
      'type="decisionService" invocableName="join"',
    ),
    testCase('4', result('joined', nothing, 'errorResult="true"').replace('joined', 'Next')),
  )
  suite(
    '0002-wrong',
    dmn(
      decision('One', literal('[1, "a"]')),
      decision('Two', table('U x => v\n- => 1\n- => 2')),
      decision('Bad', literal('1 +')),
      decision('Also bad', literal('+ +')),
    ),
    testCase('1', result('One', list(value('1', 'decimal'), value('b')))),
    testCase('2', result('Two', nothing)),
    testCase('3', result('Bad', value('1', 'decimal'))),
    testCase('4', result('Also bad', nothing, 'errorResult="true"')),
    testCase('5', result('Nowhere', value('1', 'decimal'))),
  )
})

test('the tally counts what passed, what failed and what was refused, and says why', async () => {
  const tallies = await runKit(folder)
  expect(tallies.map(({ suite, passed, failed, refused }) => [suite, passed, failed, refused])).toEqual([
    ['0001-right', 5, 0, 0],
    ['0002-wrong', 1, 3, 1],
  ])
  expect(tallies[1]!.why).toEqual([
    '1 One: is [1,"a"], not [1,"b"]',
    expect.stringMatching(/^2 Two: .*UNIQUE allows only one/),
    expect.stringMatching(/^3 Bad: EXPRESSION_UNREADABLE/),
    '5 Nowhere: there is no "Nowhere"',
  ])
  expect(reportOf(tallies)).toMatch(/2 suites, 1 of them whole; cases: 6 passed, 3 failed, 1 refused$/)
})

test('a test file is read with its types, its blanks and its nothings', () => {
  const { model, cases } = readTests(
    tests(
      'm.dmn',
      testCase(
        '1',
        node('text', value(' a &amp; b ')) +
          node('none', '<list xsi:nil="true"/>') +
          node('flag', value('true', 'boolean')) +
          node('empty', '<list/>') +
          node('plain', '<value>0.50</value>') +
          node('day', value('2026-02-30', 'date')) +
          result('D', `<component name="x" xsi:nil="true"/>`),
      ),
    ),
  )
  expect(model).toBe('m.dmn')
  expect(cases[0]).toMatchObject({
    given: {
      text: ' a & b ',
      none: null,
      flag: true,
      empty: [],
      plain: 0.5,
      day: { unreadable: '2026-02-30' },
    },
    results: [{ name: 'D', expected: { x: null }, fails: false }],
  })
  expect(() => readTests('<testCases><modelName>')).toThrow('no XML')
})
