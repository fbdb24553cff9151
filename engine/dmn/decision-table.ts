// A decision table (DMN 1.5, 8) tests its inputs against every rule, in the order drawn; the hit policy makes one
// result of the rules that match. What matched is noted, for an auditor asks for that and not for the result alone.

import { compileExpression, type Env, type Expression, type UnaryTests } from '../feel/evaluate.ts'
import { type Sentence, say, tell } from '../words/sentences.ts'
import { conform, convert, describe, excluded } from './conform.ts'
import { expressionOf, type Site, unaryTestsOf } from './expression.ts'
import { type Hit, resultOf } from './hit-policy.ts'
import { compileAllowed } from './item-definition.ts'
import type {
  Aggregation,
  DecisionTable,
  HitPolicy,
  Input,
  Output,
  OutputEntry,
  Rule,
  Type,
} from './model.ts'
import { type Frame, type Names, namesOf, within } from './names.ts'
import type { Element } from './read.ts'
import { envOf, noted, type Sitting, spend } from './sitting.ts'
import { shown } from './values.ts'

const hitPolicies: readonly HitPolicy[] = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER',
]
const aggregations: readonly Aggregation[] = ['SUM', 'MIN', 'MAX', 'COUNT']

/** Compiles a decision table and reports all that is wrong with it. */
export function compileTable(element: Element, names: Names, site: Site): DecisionTable {
  const inputs: Input[] = (element.input ?? []).flatMap((input: Element) => inputOf(input, names, site))
  const outputs: Output[] = (element.output ?? []).map((output: Element) => outputOf(output, element, site))
  const columns = (element.annotation ?? []).map((annotation: Element) => annotation.name ?? '')
  const table: DecisionTable = {
    name: site.name,
    hitPolicy: hitPolicies.find(policy => policy === element.hitPolicy) ?? 'UNIQUE',
    aggregation: aggregations.find(aggregation => aggregation === element.aggregation) ?? null,
    inputs,
    outputs,
    rules: (element.rule ?? []).map((rule: Element, i: number) =>
      ruleOf(rule, i + 1, inputs, columns, names, site),
    ),
  }
  checkTable(element, table, site)
  return table
}

function inputOf(element: Element, names: Names, site: Site): Input[] {
  const expression = expressionOf(element.inputExpression, names, site)
  if (!expression) {
    if (!element.inputExpression?.text?.trim()) {
      const sentence = tell`An input column of "${site.name}" has no expression that says what it looks at.`
      site.report.error('INPUT_WITHOUT_EXPRESSION', element.id ?? site.id, sentence)
    }
    return []
  }
  return [
    {
      id: element.id ?? null,
      label: element.label || expression.text,
      expression,
      type: site.types.of(element.inputExpression.typeRef, element.id ?? site.id),
      allowed: compileAllowed(element.inputValues, element.id ?? site.id, site.report),
    },
  ]
}

function outputOf(element: Element, table: Element, site: Site): Output {
  const type = site.types.of(element.typeRef ?? (givesOne(table) ? table.typeRef : null), element.id)
  const allowed = compileAllowed(element.outputValues, element.id ?? site.id, site.report)
  return {
    name: element.name || null,
    type,
    allowed,
    priorities: prioritiesOf(allowed?.text ?? allowedText(type)),
    otherwise: expressionOf(element.defaultOutputEntry, {}, site),
  }
}

/** Whether the type of the table is that of its only output, and not of a list of them. */
function givesOne(table: Element): boolean {
  return table.output.length === 1 && !['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(table.hitPolicy)
}

function allowedText(type: Type): string | null {
  if (type.kind === 'named') return allowedText(type.type)
  return type.kind === 'constrained' ? type.allowed.text : null
}

function prioritiesOf(text: string | null): Expression | null {
  if (text === null) return null
  const list = compileExpression(`[${text}]`)
  return 'problem' in list ? null : list
}

function ruleOf(
  element: Element,
  index: number,
  inputs: readonly Input[],
  columns: readonly string[],
  names: Names,
  site: Site,
): Rule {
  const annotations = (element.annotationEntry ?? []).map((entry: Element, i: number) => ({
    name: columns[i] ?? '',
    text: entry.text ?? '',
  }))
  if (element.description) annotations.push({ name: 'description', text: element.description })
  return {
    id: element.id ?? null,
    index,
    inputs: (element.inputEntry ?? []).map((entry: Element, i: number) =>
      unaryTestsOf(entry, within(names, { '?': inputs[i] ? namesOf(inputs[i].type) : null }), site),
    ),
    outputs: (element.outputEntry ?? []).map((entry: Element) => outputEntryOf(entry, names, site)),
    annotations: annotations.filter(({ text }: { text: string }) => text !== ''),
  }
}

function outputEntryOf(element: Element, names: Names, site: Site): OutputEntry {
  return {
    expression: element.text?.trim() === '-' ? null : expressionOf(element, names, site),
    type: site.types.of(element.typeRef, element.id ?? site.id),
  }
}

function checkTable(element: Element, table: DecisionTable, site: Site): void {
  const id = element.id ?? site.id
  const error = (code: string, sentence: Sentence, at = id): void => site.report.error(code, at, sentence)
  if (element.hitPolicy && element.hitPolicy !== table.hitPolicy) {
    error('HIT_POLICY_UNKNOWN', tell`"${site.name}" has the unknown hit policy ${element.hitPolicy}.`)
  }
  if (element.aggregation && element.aggregation !== table.aggregation) {
    error('AGGREGATION_UNKNOWN', tell`"${site.name}" has the unknown aggregation ${element.aggregation}.`)
  }
  if (table.aggregation && table.hitPolicy !== 'COLLECT') {
    error('AGGREGATION_WITHOUT_COLLECT', tell`"${site.name}" aggregates, which only hit policy COLLECT does.`)
  }
  if (table.aggregation && table.aggregation !== 'COUNT' && table.outputs.length > 1) {
    const sentence = tell`"${site.name}" has several outputs, which ${table.aggregation} cannot make into one.`
    error('AGGREGATION_OF_SEVERAL_OUTPUTS', sentence)
  }
  if (table.outputs.length === 0)
    error('OUTPUT_MISSING', tell`"${site.name}" is a decision table without an output.`)
  if (table.outputs.length > 1) checkOutputNames(element, table, site)
  const ordered = table.hitPolicy === 'PRIORITY' || table.hitPolicy === 'OUTPUT ORDER'
  if (ordered && table.outputs.every(output => output.priorities === null)) {
    const sentence = tell`"${site.name}" orders by output, so an output must list its values, the highest first.`
    error('OUTPUT_VALUES_MISSING', sentence)
  }
  for (const [i, rule] of table.rules.entries()) {
    const cells =
      rule.inputs.length === (element.input?.length ?? 0) && rule.outputs.length === table.outputs.length
    if (cells) continue
    const sentence = tell`Rule ${rule.index} of "${site.name}" does not have one entry for each input and output.`
    error('RULE_INCOMPLETE', sentence, element.rule[i].id ?? id)
  }
}

function checkOutputNames(element: Element, table: DecisionTable, site: Site): void {
  const seen = new Set<string | null>([null])
  for (const [i, output] of table.outputs.entries()) {
    if (seen.has(output.name)) {
      const sentence = tell`"${site.name}" has several outputs, so each needs a name of its own.`
      site.report.error('OUTPUT_NAME_MISSING', element.output[i].id ?? site.id, sentence)
    }
    seen.add(output.name)
  }
}

/** The result of the table, with what it looked at and which rules matched added to the notes. */
export function evaluateTable(table: DecisionTable, frame: Frame, sitting: Sitting): unknown {
  const env = envOf(frame, sitting)
  const { notes } = sitting
  const inputs = table.inputs.map(input => inputValue(input, env, sitting))
  const hits: Hit[] = []
  for (const rule of table.rules) {
    spend(sitting, 1 + rule.inputs.length)
    if (!matches(rule, inputs, env)) continue
    hits.push({
      rule,
      values: table.outputs.map((output, i) => outputValue(output, rule.outputs[i]!, rule, env)),
    })
    if (table.hitPolicy === 'FIRST') break
  }
  for (const { rule, values } of hits) {
    const outputs = table.outputs.map((output, i) => ({
      label: output.name ?? table.name,
      value: noted(values[i], sitting),
    }))
    notes.rules.push({ id: rule.id, index: rule.index, annotations: rule.annotations, outputs })
  }
  return resultOf(table, hits, env)
}

/** A careless typeRef is common, so a value that does not fit it is told and kept; one not allowed counts as null. */
function fitting(
  value: unknown,
  type: Type,
  allowed: UnaryTests | null,
  what: () => Sentence,
  env: Env,
): unknown {
  if (excluded(value, type, env)) return conform(value, type, what, env)
  const converted = convert(value, type, env)
  if (converted === undefined)
    env.warn?.(say(tell`${what()} is ${shown(value)}, which is not ${describe(type)}.`))
  const result = converted === undefined ? value : converted
  if (!allowed || result === null || allowed.test(result, env) === true) return result
  env.warn?.(
    say(tell`${what()} is ${shown(result)}, which is not one of ${allowed.text}, so it counts as null.`),
  )
  return null
}

function inputValue({ label, expression, type, allowed }: Input, env: Env, sitting: Sitting): unknown {
  const value = fitting(expression.evaluateValue(env), type, allowed, () => tell`The input "${label}"`, env)
  sitting.notes.inputs.push({ label, value: noted(value, sitting) })
  return value
}

function matches(rule: Rule, inputs: readonly unknown[], env: Env): boolean {
  return rule.inputs.every((tests, i) => tests === null || tests.test(inputs[i], env) === true)
}

function outputValue({ name, type, allowed }: Output, entry: OutputEntry, rule: Rule, env: Env): unknown {
  const what = () =>
    name ? tell`The output "${name}" of rule ${rule.index}` : tell`The output of rule ${rule.index}`
  const value = entry.expression?.evaluateValue(env) ?? null
  return fitting(conform(value, entry.type, what, env), type, allowed, what, env)
}
