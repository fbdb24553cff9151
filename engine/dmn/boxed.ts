// Boxed expressions (DMN 1.5, 10.2) as moddle reads them become Logic; a box without content is null when evaluated.

import { compileExpression } from '../feel/evaluate.ts'
import { tell } from '../words/sentences.ts'
import { compileTable } from './decision-table.ts'
import { expressionOf, type Site } from './expression.ts'
import { namedTypes } from './instance.ts'
import { anything, functionType } from './item-definition.ts'
import type { ContextEntry, Logic, Type, Variable } from './model.ts'
import { type Names, namesOf, within } from './names.ts'
import { reachOf } from './reach.ts'
import type { Element } from './read.ts'

type Compile = (element: Element, type: Type, names: Names, site: Site) => Logic

/** Compiles a boxed expression; `names` are those it may use. */
export function compileLogic(element: Element, names: Names, site: Site): Logic {
  if (!element) return { kind: 'nothing', type: anything }
  const name = element.$type.slice('dmn:'.length)
  const compile = Object.hasOwn(boxes, name) ? boxes[name] : undefined
  const type = site.types.of(element.typeRef, element.id ?? site.id)
  if (compile) return compile(element, type, names, site)
  const sentence = tell`"${site.name}" holds a ${name}, which is no expression that can be evaluated.`
  site.report.error('EXPRESSION_NOT_SUPPORTED', element.id ?? site.id, sentence)
  return { kind: 'nothing', type }
}

const boxes: Readonly<Record<string, Compile>> = {
  LiteralExpression: literal,
  DecisionTable: (element, type, names, site) => ({
    kind: 'table',
    type,
    table: compileTable(element, names, site),
  }),
  Context: (element, type, names, site) => ({
    kind: 'context',
    type,
    entries: entriesOf(element, names, site),
  }),
  List: (element, type, names, site) => ({
    kind: 'list',
    type,
    items: (element.elements ?? []).map((item: Element) => compileLogic(item, names, site)),
  }),
  Relation: relation,
  FunctionDefinition: (element, type, names, site) => ({
    kind: 'function',
    type,
    ...functionOf(element, names, site),
    result: functionType(type)?.result ?? anything,
  }),
  Invocation: invocation,
  Conditional: (element, type, names, site) => ({
    kind: 'conditional',
    type,
    condition: childOf(element.if, names, site),
    whenTrue: childOf(element.then, names, site),
    whenFalse: childOf(element.else, names, site),
  }),
  Filter: filter,
  For: iterator('for', 'return'),
  Some: iterator('some', 'satisfies'),
  Every: iterator('every', 'satisfies'),
}

function literal(element: Element, type: Type, names: Names, site: Site): Logic {
  if (element.importedValues) {
    const sentence = tell`"${site.name}" takes its values from another file, which is not read.`
    site.report.error('IMPORT_NOT_SUPPORTED', element.id ?? site.id, sentence)
  }
  const expression = expressionOf(element, names, site)
  return expression ? { kind: 'literal', type, expression } : { kind: 'nothing', type }
}

function entriesOf(element: Element, names: Names, site: Site): ContextEntry[] {
  const entries: ContextEntry[] = []
  let known = names
  for (const entry of element.contextEntry ?? []) {
    const value = compileLogic(entry.value, known, site)
    const name: string | null = entry.variable?.name ?? null
    const type = site.types.of(entry.variable?.typeRef, entry.variable?.id ?? site.id)
    entries.push({ name, type, value })
    if (name !== null) known = within(known, { [name]: namesOf(type) ?? reachOf(value, known) })
  }
  return entries
}

function relation(element: Element, type: Type, names: Names, site: Site): Logic {
  const columns = (element.column ?? []).map((column: Element) => variableOf(column, site))
  const rows = (element.row ?? []).map((row: Element) =>
    (row.elements ?? []).map((cell: Element) => compileLogic(cell, names, site)),
  )
  for (const [index, row] of rows.entries()) {
    if (row.length === columns.length) continue
    const sentence = tell`Row ${index + 1} of the relation in "${site.name}" has ${row.length} cells for ${columns.length} columns.`
    site.report.error('RELATION_ROW_INCOMPLETE', element.row[index].id ?? site.id, sentence)
  }
  return { kind: 'relation', type, columns, rows }
}

/** A parameter, column or input with its type. */
export function variableOf(element: Element, site: Pick<Site, 'types' | 'id'>): Variable {
  return { name: element.name, type: site.types.of(element.typeRef, element.id ?? site.id) }
}

/** The parameters and the body of a function definition. */
export function functionOf(
  element: Element,
  names: Names,
  site: Site,
): { parameters: readonly Variable[]; body: Logic } {
  if (element.kind && element.kind !== 'FEEL') {
    const sentence = tell`"${site.name}" defines a function in ${element.kind}; only functions in FEEL run.`
    site.report.error('FUNCTION_KIND_NOT_SUPPORTED', element.id ?? site.id, sentence)
    return { parameters: [], body: { kind: 'nothing', type: anything } }
  }
  const parameters: Variable[] = (element.formalParameter ?? []).map((p: Element) => variableOf(p, site))
  const own = Object.fromEntries(parameters.map(({ name, type }) => [name, namesOf(type)]))
  return { parameters, body: compileLogic(element.body, within(names, own), site) }
}

function invocation(element: Element, type: Type, names: Names, site: Site): Logic {
  const called = compileLogic(element.calledFunction, names, site)
  const bindings = (element.binding ?? []).map((binding: Element) => ({
    parameter: binding.parameter?.name ?? '',
    type: site.types.of(binding.parameter?.typeRef, element.id ?? site.id),
    value: compileLogic(binding.bindingFormula, names, site),
  }))
  const text = callText(called, bindings)
  const call = compileExpression(text, within(names, { [calledName]: null }), namedTypes(site.types))
  if (!('problem' in call)) return { kind: 'invocation', type, called, call, bindings }
  const sentence = tell`"${site.name}" calls a function by ${text}, which cannot be read: ${call.problem}`
  site.report.error('INVOCATION_UNREADABLE', element.id ?? site.id, sentence)
  return { kind: 'nothing', type }
}

/** The name under which a called function stands that has no name of its own. */
export const calledName = '_called'

/** The name of the argument for the binding at this place. */
export function argumentName(index: number): string {
  return `_argument${index + 1}`
}

function callText(called: Logic, bindings: readonly { parameter: string }[]): string {
  const target = called.kind === 'literal' ? targetText(called.expression.text) : calledName
  return `${target}(${bindings.map(({ parameter }, i) => `${parameter}: ${argumentName(i)}`).join(', ')})`
}

// A name is called as it stands; brackets keep any other expression together.
function targetText(text: string): string {
  return text.includes('(') ? `(${text})` : text
}

function childOf(child: Element, names: Names, site: Site): Logic {
  return compileLogic(child?.value, names, site)
}

function filter(element: Element, type: Type, names: Names, site: Site): Logic {
  const source = childOf(element.in, names, site)
  const item = reachOf(source, names)
  const match = childOf(element.match, within(within(names, item ?? {}), { item }), site)
  return { kind: 'filter', type, in: source, match }
}

function iterator(kind: 'for' | 'some' | 'every', bodyName: 'return' | 'satisfies'): Compile {
  return (element, type, names, site) => {
    const variable = element.iteratorVariable ?? 'item'
    const source = childOf(element.in, names, site)
    const own: Names = { [variable]: reachOf(source, names), partial: null }
    return { kind, type, variable, in: source, body: childOf(element[bodyName], within(names, own), site) }
  }
}
