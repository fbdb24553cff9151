// Every text of a decision model is read once, here; a text in another language than FEEL is refused, for guessing
// would change what it means.

import { compileExpression, compileUnaryTests, type Expression, type UnaryTests } from '../feel/evaluate.ts'
import type { Types } from './item-definition.ts'
import type { Logic, Type } from './model.ts'
import { type Names, namesOf, within } from './names.ts'
import type { Reporter } from './problems.ts'
import type { Element } from './read.ts'

/** What compiling the logic of one decision or business knowledge model needs to know. */
export type Site = {
  readonly types: Types
  readonly report: Reporter
  /** The id and the name of the decision, told where an inner element has no id of its own. */
  readonly id: string
  readonly name: string
}

/** The expression of an element with a `text`; null where the text is empty or cannot be read. */
export function expressionOf(element: Element, names: Names, site: Site): Expression | null {
  const text = textOf(element, site)
  if (!text) return null
  const compiled = compileExpression(text, names)
  if (!('problem' in compiled)) return compiled
  unreadable(element, text, compiled.problem, site)
  return null
}

/** The unary tests of an element with a `text`; null where it is empty, "-" or cannot be read. */
export function unaryTestsOf(element: Element, names: Names, site: Site): UnaryTests | null {
  const text = textOf(element, site)
  if (!text || text === '-') return null
  const compiled = compileUnaryTests(text, names)
  if (!('problem' in compiled)) return compiled
  unreadable(element, text, compiled.problem, site)
  return null
}

function textOf(element: Element, site: Site): string {
  const language = element?.expressionLanguage
  if (language && !/feel/i.test(language)) {
    const message = `"${site.name}" has a text in ${language}; only FEEL is read.`
    site.report.error('EXPRESSION_LANGUAGE_NOT_SUPPORTED', element.id ?? site.id, message)
    return ''
  }
  return element?.text?.trim() ?? ''
}

function unreadable(element: Element, text: string, problem: string, site: Site): void {
  const message = `"${site.name}" has a text that is not FEEL, "${text}": ${problem}`
  site.report.error('EXPRESSION_UNREADABLE', element.id ?? site.id, message)
}

/** The names that can be reached from the result of some logic, as far as it can be known before evaluating. */
export function reachOf(logic: Logic, names: Names): Names | null {
  if (!untyped(logic.type)) return namesOf(logic.type)
  switch (logic.kind) {
    case 'context':
      return reachOfContext(logic, names)
    case 'table':
      if (logic.table.outputs.length === 1) return namesOf(logic.table.outputs[0]!.type)
      return Object.fromEntries(logic.table.outputs.map(output => [output.name!, namesOf(output.type)]))
    case 'list':
      return merged(logic.items.map(item => reachOf(item, names)))
    case 'relation':
      return Object.fromEntries(logic.columns.map(column => [column.name, namesOf(column.type)]))
    case 'function':
      return reachOf(logic.body, names)
    case 'invocation':
      return reachOf(logic.called, names)
    case 'conditional':
      return merged([reachOf(logic.whenTrue, names), reachOf(logic.whenFalse, names)])
    case 'filter':
      return reachOf(logic.in, names)
    case 'for':
      return reachOf(logic.body, within(names, { [logic.variable]: reachOf(logic.in, names) }))
    case 'literal':
      return reachOfPath(logic.expression.text, names)
    default:
      return null
  }
}

function untyped(type: Type): boolean {
  return type.kind === 'any' || (type.kind === 'list' && untyped(type.of))
}

function reachOfContext(logic: Logic & { kind: 'context' }, names: Names): Names | null {
  const own: Record<string, Names | null> = {}
  for (const entry of logic.entries) {
    const reach = reachOf({ ...entry.value, type: entry.type }, within(names, own))
    if (entry.name === null) return reach
    own[entry.name] = reach
  }
  return own
}

function reachOfPath(path: string, names: Names): Names | null {
  let reach: Names | null = names
  for (const step of path.split('.')) reach = reach?.[step.trim()] ?? null
  return reach
}

function merged(all: readonly (Names | null)[]): Names | null {
  return Object.assign({}, ...all)
}
