// What a trial asks for: the values that a decision table looks at, and those of the decisions it depends on. What such a
// decision gives is worked out, and not asked. What an imported model looks at is asked as any other, under its own name.

import type { Decision, Imported } from '../../../engine/dmn/model.ts'
import type { Table } from './decision-xml.ts'

/** A value that is asked for under the name that the expressions know. No choices where any value may come. */
export type TrialField = {
  readonly name: string
  readonly label: string
  readonly choices: readonly string[]
}

/** Each value once, those of the decision itself first. */
export function trialFields(decision: Decision, tables: readonly Table[]): TrialField[] {
  const asked = new Map<string, TrialField>()
  for (const one of withRequired(decision)) {
    const given = new Set([...one.decisions.flatMap(namesOf), ...one.imported.flatMap(givenBy)])
    for (const field of fieldsOf(one, tables).map(field => unprefixed(field, one.imported)))
      if (!given.has(field.name) && !asked.has(field.name)) asked.set(field.name, field)
  }
  return [...asked.values()]
}

/** A decision and all it depends on, each once. */
function withRequired(decision: Decision, found = new Set<Decision>()): Set<Decision> {
  if (found.has(decision)) return found
  found.add(decision)
  const ofOthers = decision.imported.flatMap(({ decisions }) => decisions)
  for (const required of [...decision.decisions, ...ofOthers]) withRequired(required, found)
  return found
}

/** What its table looks at; of a decision without one, the data that are drawn to it. */
function fieldsOf(decision: Decision, tables: readonly Table[]): TrialField[] {
  const table = tables.find(one => one.decision === decision.id)
  if (table === undefined) {
    const inputs = [...decision.inputs, ...decision.imported.flatMap(({ inputs }) => inputs)]
    return inputs.map(({ name }) => ({ name, label: name, choices: [] }))
  }
  return table.names.map((name, at) => ({
    name,
    label: table.inputs[at] ?? name,
    choices: table.choices[at] ?? [],
  }))
}

/** What an imported model works out, as the importing one says it. */
const givenBy = ({ name, decisions }: Imported): string[] =>
  decisions.flatMap(namesOf).map(given => `${name}.${given}`)

/** An input of an imported model is read as `model.input`, and given under its own name. */
function unprefixed(field: TrialField, imported: readonly Imported[]): TrialField {
  const input = imported
    .flatMap(({ name, inputs }) => inputs.map(one => ({ said: `${name}.${one.name}`, name: one.name })))
    .find(({ said }) => said === field.name)
  return input === undefined ? field : { ...field, name: input.name }
}

/** The names under which others know what a decision gives. */
function namesOf({ id, name, variable, logic }: Decision): string[] {
  const outputs = logic.kind === 'table' ? logic.table.outputs.flatMap(output => output.name ?? []) : []
  return [id, name, variable, ...outputs]
}
