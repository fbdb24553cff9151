// The fields of a form in the form-js schema, as the rules ask about them: whether what can be entered is bounded,
// and which class of data it is.

import type { FormField } from './rule.ts'

type Component = {
  readonly type?: string
  readonly key?: string
  readonly label?: string
  readonly description?: string
  readonly components?: readonly Component[]
  readonly validate?: {
    readonly maxLength?: number
    readonly max?: number
    readonly min?: number
    readonly pattern?: string
  }
  readonly values?: readonly { readonly label?: string }[]
  readonly valuesKey?: string
  readonly valuesExpression?: string
  readonly properties?: { readonly dataClass?: string } & Readonly<Record<string, unknown>>
}

/** Types whose answers are bounded by what they are. */
const bounded = new Set(['checkbox', 'radio', 'select', 'checklist', 'taglist', 'datetime', 'number'])

/** The fields of a form that take an answer, nested ones included. */
export function formFields(form: { readonly components?: readonly Component[] }): readonly FormField[] {
  return (form.components ?? []).flatMap(component => [
    ...(component.key ? [field(component, component.key)] : []),
    ...formFields(component),
  ])
}

function field(component: Component, key: string): FormField {
  const { type = '', validate = {}, properties = {} } = component
  const limited = validate.maxLength !== undefined || validate.pattern !== undefined
  const dataClass = properties.dataClass ?? null
  return { key, words: words(component), type, bounded: bounded.has(type) || limited, dataClass }
}

/** Labels, help and choices; translations stand in properties such as `label_nl`. */
function words({ label, description, values = [], properties = {} }: Component): readonly string[] {
  const translated = Object.entries(properties).filter(([name]) => /_(nl|fr)$/.test(name))
  return [
    label,
    description,
    ...values.map(value => value.label),
    ...translated.map(([, text]) => text),
  ].flatMap(texts)
}

/** The texts in a translation: one text, or one for each choice. */
function texts(said: unknown): readonly string[] {
  if (typeof said === 'string') return said === '' ? [] : [said]
  return typeof said === 'object' && said !== null ? Object.values(said).flatMap(texts) : []
}
