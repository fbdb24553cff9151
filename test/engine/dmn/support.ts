// Small DMN files for tests. Each builder gives the XML of one element, so that what a test evaluates has always
// been read by moddle; a decision table is drawn as text, as people draw it on paper.

import { expect } from 'vitest'
import { compileDecisions, type Decision } from '../../../engine/dmn/compile.ts'
import { type DecisionResult, evaluateDecision } from '../../../engine/dmn/evaluate.ts'

export const noon = Date.UTC(2026, 5, 1, 12)

export const namespaces = {
  '1.1': 'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  '1.2': 'http://www.omg.org/spec/DMN/20180521/MODEL/',
  '1.3': 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  '1.4': 'https://www.omg.org/spec/DMN/20211108/MODEL/',
  '1.5': 'https://www.omg.org/spec/DMN/20230324/MODEL/',
}

/** A DMN file of the given elements. */
export function dmn(...elements: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${namespaces['1.3']}" id="file" name="file" namespace="urn:linkspan:test">
${elements.join('\n')}
</definitions>`
}

/** An id made from a name. */
export function idOf(name: string): string {
  return name.replace(/[^\w]/g, '_')
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** The columns and rules of a table get ids that begin with the name of what the table belongs to. */
function owned(name: string, logic: string): string {
  return logic.replace(/(<(?:rule|input) id=")/g, `$1${idOf(name)}_`)
}

function attributes(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return given.map(([name, value]) => ` ${name}="${escapeXml(value!)}"`).join('')
}

/** `name: type` or just `name`, as an element of the given tag. */
function variable(tag: string, text: string): string {
  const [name, typeRef] = text.split(':').map(part => part.trim())
  return `<${tag}${attributes({ name, typeRef })}/>`
}

export type Requirements = { inputs?: string[]; decisions?: string[]; knows?: string[] }

function requirements({ inputs = [], decisions = [], knows = [] }: Requirements): string {
  const one = (tag: string, inner: string) => (name: string) =>
    `<${tag}><${inner} href="#${idOf(name)}"/></${tag}>`
  return [
    ...inputs.map(one('informationRequirement', 'requiredInput')),
    ...decisions.map(one('informationRequirement', 'requiredDecision')),
    ...knows.map(one('knowledgeRequirement', 'requiredKnowledge')),
  ].join('')
}

/** Input data: `Name: type`. */
export function input(text: string): string {
  const name = text.split(':')[0]!.trim()
  return `<inputData id="${idOf(name)}" name="${escapeXml(name)}">${variable('variable', text)}</inputData>`
}

/** A decision: `Name: type`, what it requires, and its logic. */
export function decision(text: string, logic: string, needs: Requirements = {}): string {
  const name = text.split(':')[0]!.trim()
  return `<decision id="${idOf(name)}" name="${escapeXml(name)}">${variable('variable', text)}${requirements(needs)}${owned(name, logic)}</decision>`
}

/** A business knowledge model: `Name: type`, its parameters, its logic. */
export function knowledge(
  text: string,
  parameters: string[],
  logic: string,
  needs: Requirements = {},
): string {
  const name = text.split(':')[0]!.trim()
  return `<businessKnowledgeModel id="${idOf(name)}" name="${escapeXml(name)}">${variable('variable', text)}<encapsulatedLogic>${parameters.map(p => variable('formalParameter', p)).join('')}${owned(name, logic)}</encapsulatedLogic>${requirements(needs)}</businessKnowledgeModel>`
}

/** A decision service. */
export function service(
  name: string,
  parts: { outputs: string[]; encapsulated?: string[]; inputDecisions?: string[]; inputs?: string[] },
): string {
  const refs = (tag: string, names: string[] = []) => names.map(n => `<${tag} href="#${idOf(n)}"/>`).join('')
  return `<decisionService id="${idOf(name)}" name="${name}"><variable name="${name}"/>${refs('outputDecision', parts.outputs)}${refs('encapsulatedDecision', parts.encapsulated)}${refs('inputDecision', parts.inputDecisions)}${refs('inputData', parts.inputs)}</decisionService>`
}

/** An item definition: a typeRef or components, and what is allowed. */
export function type(
  name: string,
  content: string | string[],
  options: { allowed?: string; many?: boolean; constraint?: string; tag?: string } = {},
): string {
  const { allowed, many, constraint, tag = 'itemDefinition' } = options
  const inner = typeof content === 'string' ? `<typeRef>${content}</typeRef>` : content.join('')
  const tests = (element: string, text?: string) =>
    text === undefined ? '' : `<${element}><text>${escapeXml(text)}</text></${element}>`
  return `<${tag}${attributes({ name, isCollection: many ? 'true' : undefined })}>${inner}${tests('allowedValues', allowed)}${tests('typeConstraint', constraint)}</${tag}>`
}

/** A component of an item definition. */
export const component: typeof type = (name, content, options = {}) =>
  type(name, content, { ...options, tag: 'itemComponent' })

export function literal(text: string, typeRef?: string): string {
  return `<literalExpression${attributes({ typeRef })}><text>${escapeXml(text)}</text></literalExpression>`
}

/** A boxed context of `name: type` → logic; the entry "" is its result. */
export function context(entries: Record<string, string>): string {
  const each = Object.entries(entries).map(
    ([name, logic]) => `<contextEntry>${name ? variable('variable', name) : ''}${logic}</contextEntry>`,
  )
  return `<context>${each.join('')}</context>`
}

export function list(...items: string[]): string {
  return `<list>${items.join('')}</list>`
}

export function relation(columns: string[], rows: string[][]): string {
  const cells = rows.map(row => `<row>${row.map(cell => literal(cell)).join('')}</row>`)
  return `<relation>${columns.map(column => variable('column', column)).join('')}${cells.join('')}</relation>`
}

export function fn(parameters: string[], body: string, kind?: string): string {
  return `<functionDefinition${attributes({ kind })}>${parameters.map(p => variable('formalParameter', p)).join('')}${body}</functionDefinition>`
}

export function invocation(called: string, bindings: Record<string, string>): string {
  const each = Object.entries(bindings).map(
    ([name, logic]) => `<binding>${variable('parameter', name)}${logic}</binding>`,
  )
  return `<invocation>${called}${each.join('')}</invocation>`
}

export function conditional(condition: string, whenTrue: string, whenFalse: string): string {
  return `<conditional><if>${condition}</if><then>${whenTrue}</then><else>${whenFalse}</else></conditional>`
}

export function filter(source: string, match: string): string {
  return `<filter><in>${source}</in><match>${match}</match></filter>`
}

export function iterator(kind: 'for' | 'some' | 'every', name: string, source: string, body: string): string {
  const tag = kind === 'for' ? 'return' : 'satisfies'
  return `<${kind} iteratorVariable="${name}"><in>${source}</in><${tag}>${body}</${tag}></${kind}>`
}

const hitPolicies: Record<string, [policy: string, aggregation?: string]> = {
  U: ['UNIQUE'],
  F: ['FIRST'],
  P: ['PRIORITY'],
  A: ['ANY'],
  C: ['COLLECT'],
  'C+': ['COLLECT', 'SUM'],
  'C<': ['COLLECT', 'MIN'],
  'C>': ['COLLECT', 'MAX'],
  'C#': ['COLLECT', 'COUNT'],
  R: ['RULE ORDER'],
  O: ['OUTPUT ORDER'],
}

/**
 * A decision table drawn as text: the hit policy and the columns, inputs before `=>` and outputs after it, then a
 * line a rule. An annotation may follow `//`. Lines that begin with `values`, `allowed` or `default` give the output
 * values, the input values and the default outputs; columns are `expression: type`.
 *
 *     U        Season: string   | Guests: number => Dish: string
 *              "Winter"         | <= 8           => "Stew"      // warms
 *     default                                    => "Soup"
 */
export function table(text: string): string {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  const [policy, head] = splitFirst(lines[0]!)
  const [hitPolicy, aggregation] = hitPolicies[policy]!
  const special = (word: string) => lines.find(line => line.startsWith(`${word} `))?.slice(word.length) ?? ''
  const [inputs, outputs] = sides(head)
  const values = sides(special('values'))[1]
  const allowed = sides(special('allowed'))[0]
  const defaults = sides(special('default'))[1]
  const rules = lines.slice(1).filter(line => !/^(values|allowed|default) /.test(line))
  const annotated = rules.some(rule => rule.includes('//'))
  const tests = (tag: string, cell?: string) =>
    cell ? `<${tag}><text>${escapeXml(cell)}</text></${tag}>` : ''
  return `<decisionTable${attributes({ hitPolicy, aggregation })}>
${inputs.map((column, i) => inputColumn(column, tests('inputValues', allowed[i]), i)).join('\n')}
${outputs.map((column, i) => outputColumn(column, tests('outputValues', values[i]) + tests('defaultOutputEntry', defaults[i]))).join('\n')}
${annotated ? '<annotation name="why"/>' : ''}
${rules.map(rule).join('\n')}
</decisionTable>`
}

function splitFirst(line: string): [string, string] {
  const [, first, rest] = /^(\S+)\s+(.*)$/.exec(line)!
  return [first!, rest!]
}

function sides(line: string): [string[], string[]] {
  const [left = '', right = ''] = line.split('=>')
  const cells = (side: string) => side.split('|').map(cell => cell.trim())
  return [left.trim() ? cells(left) : [], right.trim() ? cells(right) : []]
}

function typed(column: string): { name: string; typeRef?: string } {
  const [, name, typeRef] = /^(.*?)(?::\s*([\w ]+))?$/.exec(column)!
  return { name: name!.trim(), typeRef }
}

function inputColumn(column: string, values: string, index: number): string {
  const { name, typeRef } = typed(column)
  return `<input id="in${index + 1}"><inputExpression${attributes({ typeRef })}><text>${escapeXml(name)}</text></inputExpression>${values}</input>`
}

function outputColumn(column: string, inner: string): string {
  const { name, typeRef } = typed(column)
  return `<output${attributes({ name: name === '_' ? undefined : name, typeRef })}>${inner}</output>`
}

function rule(line: string, index: number): string {
  const [cells, annotation] = line.split('//').map(part => part.trim())
  const [inputs, outputs] = sides(cells!)
  const entry = (tag: string) => (cell: string) => `<${tag}><text>${escapeXml(cell)}</text></${tag}>`
  const note = annotation ? `<annotationEntry><text>${escapeXml(annotation)}</text></annotationEntry>` : ''
  return `<rule id="rule${index + 1}">${inputs.map(entry('inputEntry')).join('')}${outputs.map(entry('outputEntry')).join('')}${note}</rule>`
}

/** Compiles a file that must be without errors. */
export async function decisionsOf(xml: string): Promise<ReadonlyMap<string, Decision>> {
  const { decisions, problems } = await compileDecisions(xml)
  const errors = problems.filter(problem => problem.severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(error => `${error.code}: ${error.message}`).join('\n'))
  return decisions
}

/** Evaluates one decision of a file over the given variables, and checks the laws that hold for each evaluation. */
export async function decide(
  xml: string,
  name: string,
  variables: Record<string, unknown> = {},
): Promise<DecisionResult> {
  const found = (await decisionsOf(xml)).get(idOf(name))
  if (!found) throw new Error(`There is no decision "${name}" in this file.`)
  const given = structuredClone(variables)
  const once = () => evaluateDecision(found, { get: variable => variables[variable], now: noon })
  const result = once()
  expect(once(), 'deciding twice gives the same').toEqual(result)
  expect(JSON.parse(JSON.stringify(result)), 'result and trace survive JSON').toEqual(result)
  expect(variables, 'the variables stay as they are').toEqual(given)
  expect(result.trace.at(-1)).toMatchObject({ id: idOf(name), output: result.value })
  return result
}
