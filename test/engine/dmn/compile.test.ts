import { expect, test } from 'vitest'
import { compileDecisions } from '../../../engine/dmn/compile.ts'
import { evaluateDecision } from '../../../engine/dmn/evaluate.ts'
import { wordsOf } from '../../../engine/words/languages.ts'
import {
  decision,
  dmn,
  escapeXml,
  fn,
  input,
  invocation,
  knowledge,
  literal,
  namespaces,
  noon,
  relation,
  service,
  table,
  type,
} from './support.ts'

async function codes(xml: string): Promise<string[]> {
  const { problems } = await compileDecisions(xml)
  return problems.map(problem => `${problem.code} ${problem.element}`)
}

const raw = (logic: string): string => dmn(`<decision id="d" name="D">${logic}</decision>`)

const problems: [title: string, xml: string, codes: string[]][] = [
  ['a file without a fault has no problems', dmn(decision('D', literal('1'))), []],
  ['what is not XML', 'drawing', ['DMN_UNREADABLE null']],
  ['a file that breaks off', dmn('').replace('</definitions>', ''), ['DMN_UNREADABLE null']],
  ['another kind of file', '<bpmn/>', ['DMN_UNREADABLE null']],
  ['a DOCTYPE', `<!DOCTYPE d [<!ENTITY x "y">]>${dmn()}`, ['DOCTYPE_REFUSED null']],
  [
    'a character that is no text',
    dmn(decision('D', '<literalExpression><text>&#0;</text></literalExpression>')),
    ['DMN_UNREADABLE null'],
  ],
  [
    'half a character',
    dmn(decision('D', '<literalExpression><text>&#xD800;</text></literalExpression>')),
    ['DMN_UNREADABLE null'],
  ],
  ['an element that DMN does not know', raw('<guess/>'), ['DMN_UNREADABLE null', 'DECISION_WITHOUT_LOGIC d']],
  [
    'two elements of one id',
    dmn(decision('D', literal('1')), decision('D', literal('2'))),
    ['DUPLICATE_ID D'],
  ],
  ['an expression that is not FEEL', dmn(decision('D', literal('1 +'))), ['EXPRESSION_UNREADABLE D']],
  [
    'all faults in one answer',
    dmn(
      decision('A', literal('(')),
      decision('B', literal(')')),
      decision('C', literal('1'), { decisions: ['X'] }),
    ),
    ['EXPRESSION_UNREADABLE A', 'EXPRESSION_UNREADABLE B', 'REQUIREMENT_UNKNOWN C'],
  ],
  [
    'another expression language',
    raw('<literalExpression expressionLanguage="groovy"><text>1</text></literalExpression>'),
    ['EXPRESSION_LANGUAGE_NOT_SUPPORTED d'],
  ],
  [
    'FEEL by its address',
    raw(
      '<literalExpression expressionLanguage="http://www.omg.org/spec/FEEL/20140401"><text>1</text></literalExpression>',
    ),
    [],
  ],
  ['a decision without logic', raw(''), ['DECISION_WITHOUT_LOGIC d']],
  [
    'an import',
    dmn('<import namespace="urn:x" name="x" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>'),
    ['IMPORT_NOT_FOUND null'],
  ],
  [
    'a requirement of another kind',
    dmn(input('I'), decision('D', literal('1'), { decisions: ['I'] })),
    ['REQUIREMENT_OF_WRONG_KIND D'],
  ],
  [
    'decisions that require each other',
    dmn(decision('A', literal('1'), { decisions: ['B'] }), decision('B', literal('1'), { decisions: ['A'] })),
    ['REQUIREMENT_CYCLE A'],
  ],
  [
    'a decision that its own service is called by',
    dmn(decision('A', literal('1'), { knows: ['S'] }), service('S', { outputs: ['A'] })),
    ['REQUIREMENT_CYCLE A'],
  ],
  ['a type that is itself', dmn(type('tA', 'tB'), type('tB', 'tA', { many: true })), ['TYPE_CYCLE null']],
  ['an unknown type', dmn(decision('D: tNone', literal('1'))), ['UNKNOWN_TYPE D']],
  [
    'a table with an unknown hit policy',
    raw('<decisionTable hitPolicy="GUESS"><output/></decisionTable>'),
    ['HIT_POLICY_UNKNOWN d'],
  ],
  ['a table without an output', raw('<decisionTable/>'), ['OUTPUT_MISSING d']],
  [
    'an aggregation without COLLECT',
    raw('<decisionTable hitPolicy="FIRST" aggregation="SUM"><output/></decisionTable>'),
    ['AGGREGATION_WITHOUT_COLLECT d'],
  ],
  [
    'a sum of several outputs',
    raw(
      '<decisionTable hitPolicy="COLLECT" aggregation="SUM"><output name="a"/><output name="b"/></decisionTable>',
    ),
    ['AGGREGATION_OF_SEVERAL_OUTPUTS d'],
  ],
  [
    'several outputs without names',
    raw('<decisionTable><output id="o1"/><output id="o2" name="b"/></decisionTable>'),
    ['OUTPUT_NAME_MISSING o1'],
  ],
  [
    'a priority without output values',
    dmn(decision('D', table('P a => v\n1 => 2'))),
    ['OUTPUT_VALUES_MISSING D'],
  ],
  [
    'a rule that lacks an entry',
    dmn(decision('D', table('U a | b => v\n1 => 2'))),
    ['RULE_INCOMPLETE D_rule1'],
  ],
  [
    'an input column without an expression',
    raw('<decisionTable><input id="i"/><output/></decisionTable>'),
    ['INPUT_WITHOUT_EXPRESSION i'],
  ],
  ['a test that is not FEEL', dmn(decision('D', table('U a => v\n> => 2'))), ['EXPRESSION_UNREADABLE D']],
  [
    'a function in another language',
    dmn(decision('D', fn([], literal('1'), 'Java'))),
    ['FUNCTION_KIND_NOT_SUPPORTED D'],
  ],
  [
    'a relation with a short row',
    dmn(decision('D', relation(['a', 'b'], [['1']]))),
    ['RELATION_ROW_INCOMPLETE D'],
  ],
  [
    'an invocation that cannot be written down',
    dmn(decision('D', invocation(literal('f'), { '1': literal('2') }))),
    ['INVOCATION_UNREADABLE D'],
  ],
  [
    'knowledge without logic',
    dmn('<businessKnowledgeModel id="k" name="K"/>'),
    ['KNOWLEDGE_WITHOUT_LOGIC k'],
  ],
  [
    'an unknown element under a prefix of DMN',
    raw('<guess/>')
      .replace('xmlns=', 'xmlns:dmn=')
      .replace(/<(\/?)(?=[a-z])/g, '<$1dmn:'),
    ['DMN_UNREADABLE null', 'DECISION_WITHOUT_LOGIC d'],
  ],
  [
    'boxes nested beyond reason',
    dmn(decision('D', '<list>'.repeat(20000) + '</list>'.repeat(20000))),
    ['DMN_TOO_DEEP file'],
  ],
]

for (const [title, xml, expected] of problems) {
  test(`problem: ${title}`, async () => {
    expect(await codes(xml)).toEqual(expected)
  })
}

test.each(['nl', 'fr'])('every one of these is told in %s', async language => {
  const words = (await wordsOf(language))!
  for (const [title, xml] of problems) {
    const english = await compileDecisions(xml)
    const { problems: told } = await compileDecisions(xml, [], words)
    expect(told.map(({ code }) => code)).toEqual(english.problems.map(({ code }) => code))
    for (const [at, { message }] of told.entries())
      expect(message, title).not.toBe(english.problems[at]!.message)
  }
})

test('a file with an error gives no decisions', async () => {
  const { decisions } = await compileDecisions(dmn(decision('A', literal('1')), decision('B', literal('('))))
  expect(decisions.size).toBe(0)
})

test('a problem is a sentence that names what it is about', async () => {
  const { problems } = await compileDecisions(dmn(decision('Dish', table('U a | b => v\n1 => 2'))))
  expect(problems[0]).toEqual({
    code: 'RULE_INCOMPLETE',
    element: 'Dish_rule1',
    message: 'Rule 1 of "Dish" does not have one entry for each input and output.',
    severity: 'error',
  })
})

for (const [version, namespace] of Object.entries(namespaces)) {
  test(`reads DMN ${version}`, async () => {
    const xml = dmn(decision('D', literal('1 + 1'))).replace(namespaces['1.3'], namespace)
    const { decisions, problems } = await compileDecisions(xml)
    expect(problems).toEqual([])
    expect(evaluateDecision(decisions.get('D')!, { get: () => undefined, now: noon }).value).toBe(2)
  })
}

test('reads DMN with a prefix, extensions of other vendors and a diagram', async () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<dmn:definitions xmlns:dmn="${namespaces['1.5']}" xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/"
  xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:other="urn:other" xmlns:modeler="http://camunda.org/schema/modeler/1.0"
  id="file" name="file" namespace="urn:x" modeler:executionPlatform="Camunda Cloud">
  <dmn:decision id="d" name="D" other:owner="team">
    <dmn:extensionElements><other:note text="kept"/></dmn:extensionElements>
    <dmn:literalExpression id="l"><dmn:text>&quot;done&quot;</dmn:text></dmn:literalExpression>
  </dmn:decision>
  <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="d"><dc:Bounds height="80" width="180" x="160" y="100"/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
</dmn:definitions>`
  const { decisions, problems } = await compileDecisions(xml)
  expect(problems.filter(problem => problem.severity === 'error')).toEqual([])
  expect(evaluateDecision(decisions.get('d')!, { get: () => undefined, now: noon }).value).toBe('done')
})

test('compiled decisions are frozen', async () => {
  const { decisions } = await compileDecisions(dmn(decision('D', table('U a => v\n1 => 2'))))
  const { logic } = decisions.get('D')!
  expect(Object.isFrozen(logic.kind === 'table' && logic.table.rules[0])).toBe(true)
})

test('names of requirements are read as they are written', async () => {
  const xml = dmn(
    knowledge('Pre-check (v2)', ['the amount'], literal('the amount > 10')),
    input('Loan/Amount: number'),
    decision('Pre-check - result', literal('Loan/Amount + 1'), { inputs: ['Loan/Amount'] }),
  )
  const { decisions, problems } = await compileDecisions(xml)
  expect(problems).toEqual([])
  const found = decisions.get('Pre_check___result')!
  expect(
    evaluateDecision(found, { get: name => (name === 'Loan/Amount' ? 4 : undefined), now: noon }).value,
  ).toBe(5)
})

test('text in a file may hold any sign', async () => {
  const { decisions } = await compileDecisions(dmn(decision('D', literal('"a < b & c > \\"d\\""'))))
  expect(evaluateDecision(decisions.get('D')!, { get: () => undefined, now: noon }).value).toBe(
    'a < b & c > "d"',
  )
  expect(escapeXml('<')).toBe('&lt;')
})
