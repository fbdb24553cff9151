// What the result of some logic can be asked for, as far as it can be known before evaluating: a context for its
// entries, a table for its outputs. Only so can a name with blanks be read after a dot.

import type { Decision, Imported, Knowledge, Logic, Type, Variable } from './model.ts'
import { type Names, namesOf, within } from './names.ts'

/** The names of inputs. */
export function inputNames(inputs: readonly Variable[]): Names[] {
  return inputs.map(({ name, type }) => ({ [name]: namesOf(type) }))
}

/** The names a required decision is known by, and those of its outputs. */
export function decisionNames(decision: Decision): Names {
  const reach = namesOf(decision.type) ?? reachOf(decision.logic, {})
  const columns = decision.logic.kind === 'table' ? decision.logic.table.outputs : []
  const outputs = columns.flatMap(({ name, type }) => (name === null ? [] : [[name, namesOf(type)] as const]))
  return {
    ...Object.fromEntries(outputs),
    [decision.id]: reach,
    [decision.name]: reach,
    [decision.variable]: reach,
  }
}

/** The name of what can be called. */
export function knowledgeNames(knowledge: Knowledge): Names {
  if (knowledge.kind === 'knowledge') {
    return { [knowledge.name]: namesOf(knowledge.type) ?? reachOf(knowledge.body, {}) }
  }
  const outputs = knowledge.outputs.map(decision => [
    decision.variable,
    namesOf(decision.type) ?? reachOf(decision.logic, {}),
  ])
  const reach = outputs.length === 1 ? (outputs[0]![1] as Names | null) : Object.fromEntries(outputs)
  return { [knowledge.name]: namesOf(knowledge.type) ?? reach }
}

/** The name of an import, and those of what is required of it. */
export function importedNames({ name, inputs, decisions, knowledge }: Imported): Names {
  return {
    [name]: together([
      ...inputNames(inputs),
      ...decisions.map(decisionNames),
      ...knowledge.map(knowledgeNames),
    ]),
  }
}

/** All of these names; a later one hides an earlier one. */
export function together(all: readonly Names[]): Names {
  return all.reduce(within, {})
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
