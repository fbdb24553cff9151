// Item definitions (DMN 1.5, 7.3.2) become types. A type may contain itself, so names are bound before their
// contents are compiled. An unknown typeRef is told and then taken as any.

import { compileUnaryTests, type UnaryTests } from '../feel/evaluate.ts'
import { tell } from '../words/sentences.ts'
import type { Import } from './import.ts'
import type { BasicType, Type } from './model.ts'
import type { Reporter } from './problems.ts'
import type { Element } from './read.ts'

export const anything: Type = { kind: 'any' }

/** The FEEL types under every name that DMN 1.1 to 1.5 and Camunda write for them. */
const basicTypes: Readonly<Record<string, BasicType>> = {
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  dateTime: 'date and time',
  'days and time duration': 'days and time duration',
  dayTimeDuration: 'days and time duration',
  'years and months duration': 'years and months duration',
  yearMonthDuration: 'years and months duration',
  context: 'context',
  range: 'range',
}

/** The types of one file, by the names that typeRefs use; those of an imported file stand behind its name and a dot. */
export type Types = {
  /** The type a typeRef means; any where there is none. */
  of(typeRef: unknown, element: string | null): Type
  /** The item definition of this name; undefined where there is none. */
  find(name: string): Type | undefined
}

/** Compiles the item definitions of a file. */
export function compileTypes(
  definitions: readonly Element[],
  report: Reporter,
  imports: readonly Import<{ readonly types: Types }>[] = [],
): Types {
  const named = new Map<string, { kind: 'named'; name: string; type: Type }>()
  for (const { name } of definitions) named.set(name, { kind: 'named', name, type: anything })
  // Asked for once per name, since models can reach each other by very many ways.
  const imported = new Map<string, Type | undefined>()
  const types: Types = {
    find(name) {
      const own = named.get(name)
      if (!own && !imported.has(name)) imported.set(name, importedType(name, imports))
      return own ?? imported.get(name)
    },
    of(typeRef, element) {
      if (typeof typeRef !== 'string' || typeRef.trim() === '') return anything
      const name = typeRef.trim()
      const local = name.slice(name.indexOf(':') + 1)
      const found = types.find(name) ?? basicType(name) ?? types.find(local) ?? basicType(local)
      if (!found) {
        const sentence = tell`The type "${name}" is not defined; its values are not checked.`
        report.warning('UNKNOWN_TYPE', element, sentence)
      }
      return found ?? anything
    },
  }
  for (const definition of definitions) {
    named.get(definition.name)!.type = compileDefinition(definition, types, report)
  }
  for (const definition of definitions) {
    const type = named.get(definition.name)!
    if (!isNothingButItself(type)) continue
    report.error(
      'TYPE_CYCLE',
      definition.id ?? null,
      tell`The type "${definition.name}" is defined by itself alone.`,
    )
    type.type = anything
  }
  return types
}

function importedType(name: string, imports: readonly Import<{ readonly types: Types }>[]): Type | undefined {
  for (const { name: prefix, file } of imports) {
    if (prefix && !name.startsWith(`${prefix}.`)) continue
    const found = file.types.find(prefix ? name.slice(prefix.length + 1) : name)
    if (found) return found
  }
  return undefined
}

/** A type may hold itself in an entry, but not be itself, or a list of itself. */
function isNothingButItself(type: Type): boolean {
  const seen = new Set<Type>()
  for (let at = type; ; ) {
    if (seen.has(at)) return true
    seen.add(at)
    if (at.kind === 'named') at = at.type
    else if (at.kind === 'constrained') at = at.base
    else if (at.kind === 'list') at = at.of
    else return false
  }
}

function basicType(name: string): Type | undefined {
  if (name === 'Any' || name === 'any') return anything
  if (name === 'list') return { kind: 'list', of: anything }
  const basic = Object.hasOwn(basicTypes, name) ? basicTypes[name] : undefined
  return basic && { kind: 'basic', name: basic }
}

function compileDefinition(definition: Element, types: Types, report: Reporter): Type {
  const id = definition.id ?? null
  const content = compileContent(definition, types, report)
  const allowed = compileAllowed(definition.allowedValues, id, report)
  const item: Type = allowed ? { kind: 'constrained', base: content, allowed } : content
  const whole: Type = definition.isCollection ? { kind: 'list', of: item } : item
  const constraint = compileAllowed(definition.typeConstraint, id, report)
  return constraint ? { kind: 'constrained', base: whole, allowed: constraint } : whole
}

function compileContent(definition: Element, types: Types, report: Reporter): Type {
  const id = definition.id ?? null
  if (definition.itemComponent?.length) {
    const entries = definition.itemComponent.map((component: Element) => ({
      name: component.name,
      type: compileDefinition(component, types, report),
    }))
    return { kind: 'context', entries }
  }
  if (definition.functionItem) {
    const { parameters = [], outputTypeRef } = definition.functionItem
    return {
      kind: 'function',
      parameters: parameters.map(({ name, typeRef }: Element) => ({ name, type: types.of(typeRef, id) })),
      result: types.of(outputTypeRef, id),
    }
  }
  return types.of(definition.typeRef, id)
}

/** The type as that of a function, also by a name of it; undefined where it is of none. */
export function functionType(type: Type): (Type & { kind: 'function' }) | undefined {
  if (type.kind === 'named') return functionType(type.type)
  return type.kind === 'function' ? type : undefined
}

/** Compiles allowed values; null where there are none. */
export function compileAllowed(tests: Element, element: string | null, report: Reporter): UnaryTests | null {
  const text = tests?.text?.trim()
  if (!text || text === '-') return null
  const compiled = compileUnaryTests(text)
  if (!('problem' in compiled)) return compiled
  report.error(
    'ALLOWED_VALUES_UNREADABLE',
    element,
    tell`The allowed values cannot be read: ${compiled.problem}`,
  )
  return null
}
