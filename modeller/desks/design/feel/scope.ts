// Which variables an expression may read where it stands: what the forms, decisions, scripts, mappings and data
// objects of its process give, and what the steps around it are handed. A name the drawing does not tell, such as one
// that comes with a message, can still be written.

import type { Service } from '../../../canvas/bpmn-js.ts'
import { extension } from '../../../drawing/read.ts'
import type { Component } from '../../../forms/schema.ts'

/** A variable, and the step or data object that it comes from. */
export type Variable = { readonly name: string; readonly from: string }

/** The names of the values of each form, by the id of the form. */
export type FormFields = ReadonlyMap<string, readonly string[]>

/** The variables in scope of an element (its business object), each name once, in the order of the alphabet. */
export function variablesAt(owner: Service, fields: FormFields): readonly Variable[] {
  const around = [...outward(owner)]
  const found = [
    ...around.flatMap(handed),
    ...(around.at(-1)?.flowElements ?? []).flatMap((element: Service) => given(element, fields)),
  ]
  const byName = new Map<string, Variable>()
  for (const variable of found) if (!byName.has(variable.name)) byName.set(variable.name, variable)
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** The names under which a form gives its values. */
export function fieldsOfForm(content: string): readonly string[] {
  try {
    return keysOf((JSON.parse(content) as { components?: readonly Component[] }).components ?? [])
  } catch {
    // A form that is being written is not always JSON; the forms tab says so.
    return []
  }
}

const keysOf = (components: readonly Component[]): string[] => [
  ...new Set(
    components.flatMap(({ key, path, components: inner }) => {
      const name = (key ?? path ?? '').split('.')[0]
      return name ? [name] : keysOf(inner ?? [])
    }),
  ),
]

/** The element itself and all that encloses it, the process last. */
function* outward(owner: Service): Generator<Service> {
  for (let at = owner; at?.$instanceOf?.('bpmn:BaseElement'); at = at.$parent) {
    yield at
    if (at.$type === 'bpmn:Process') return
  }
}

/** What an activity is handed for itself and for all within: its inputs, and the item of its round. */
function handed(element: Service): Variable[] {
  const loop = element.loopCharacteristics
  const item = loop === undefined ? undefined : extension(loop, 'zeebe:LoopCharacteristics')?.inputElement
  return variables(element, [
    ...(extension(element, 'zeebe:IoMapping')?.inputParameters ?? []).map(targetOf),
    ...(loop === undefined ? [] : ['loopCounter', item]),
  ])
}

/** What an element and all within it leave behind for the process. */
function given(element: Service, fields: FormFields): Variable[] {
  if (element.$type === 'bpmn:DataObjectReference')
    return variables(element, [element.dataObjectRef?.id ?? element.name])
  const outputs = (extension(element, 'zeebe:IoMapping')?.outputParameters ?? []).map(targetOf)
  const form = fields.get(extension(element, 'zeebe:FormDefinition')?.formId) ?? []
  const loop = element.loopCharacteristics
  return [
    ...variables(element, [
      ...(outputs.length > 0 ? outputs : form),
      extension(element, 'zeebe:CalledDecision')?.resultVariable,
      extension(element, 'zeebe:Script')?.resultVariable,
      loop === undefined ? undefined : extension(loop, 'zeebe:LoopCharacteristics')?.outputCollection,
    ]),
    ...(element.flowElements ?? []).flatMap((inner: Service) => given(inner, fields)),
  ]
}

const targetOf = ({ target }: { target?: string }) => target?.split('.')[0]

const variables = (element: Service, names: readonly (string | undefined)[]): Variable[] =>
  names.flatMap(name => (name ? [{ name, from: element.name || element.id }] : []))
