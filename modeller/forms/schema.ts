// A form is form-js JSON, read as it stands. What is ours: words in other languages and the tasks a field
// belongs to, both under `properties`, where form-js keeps what it does not know itself.

import { ofForm } from '../../engine/words/typeset.ts'
import type { Language } from '../i18n/texts.ts'

export type FormSchema = {
  readonly components?: readonly Component[]
  readonly id?: string
  readonly [other: string]: unknown
}

type Choice = { readonly label: string; readonly value: unknown }

export type Component = {
  readonly type: string
  readonly id?: string
  readonly key?: string
  readonly path?: string
  readonly label?: string
  readonly description?: string
  readonly text?: string
  readonly subtype?: 'date' | 'time' | 'datetime'
  readonly dateLabel?: string
  readonly timeLabel?: string
  readonly values?: readonly Choice[]
  readonly valuesKey?: string
  readonly defaultValue?: unknown
  readonly readonly?: boolean
  readonly disabled?: boolean
  readonly decimalDigits?: number
  readonly conditional?: { readonly hide?: string }
  readonly components?: readonly Component[]
  readonly defaultRepetitions?: number
  readonly validate?: {
    readonly required?: boolean
    readonly min?: number | string
    readonly max?: number | string
    readonly minLength?: number | string
    readonly maxLength?: number | string
    readonly pattern?: string
    readonly validationType?: string
  }
  readonly properties?: Readonly<Record<string, unknown>>
}

export type Values = Readonly<Record<string, unknown>>
/** Where a value stands: `['persons', 0, 'name']`. */
export type Path = readonly (string | number)[]

export const pathId = (path: Path) => path.join('.')

/** The types that ask for a value. */
const asking = new Set([
  'textfield',
  'textarea',
  'number',
  'datetime',
  'select',
  'radio',
  'checkbox',
  'checklist',
  'taglist',
])
export const asks = (component: Component) => asking.has(component.type) && component.key !== undefined

/** The path of a component's value; a group may open a path of its own. */
export const pathOf = (component: Component, within: Path): Path => [
  ...within,
  ...(component.key ?? component.path ?? '').split('.').filter(part => part !== ''),
]

export function valueAt(values: unknown, path: Path): unknown {
  let here = values
  for (const part of path) {
    if (here === null || typeof here !== 'object') return undefined
    here = (here as Record<string | number, unknown>)[part]
  }
  return here
}

/** The same values with one changed; what lies beside the path is shared. */
export function withValue<Whole>(values: Whole, path: Path, value: unknown): Whole {
  const [first, ...rest] = path
  if (first === undefined) return value as Whole
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(values)
    ? [...values]
    : { ...(values as object) }
  const inner = (copy as Record<string | number, unknown>)[first] ?? (typeof rest[0] === 'number' ? [] : {})
  ;(copy as Record<string | number, unknown>)[first] = withValue(inner, rest, value)
  return copy as Whole
}

/** True for a field of this task: one that names no tasks, or names this one. */
export function belongsTo(component: Component, element: string | null): boolean {
  const tasks = component.properties?.tasks
  if (element === null || tasks === undefined || tasks === null || tasks === '') return true
  const names = Array.isArray(tasks) ? tasks.map(String) : String(tasks).split(/[\s,]+/)
  return names.includes(element)
}

function inLanguage(component: Component, what: string, language: Language): unknown {
  return language === 'en' ? undefined : component.properties?.[`${what}_${language}`]
}

const words = (value: unknown, language: Language): string | undefined =>
  typeof value === 'string' && value !== '' ? ofForm(language, value) : undefined

export const labelOf = (component: Component, language: Language): string =>
  words(inLanguage(component, 'label', language), language) ??
  component.label ??
  component.dateLabel ??
  component.timeLabel ??
  component.key?.replaceAll('_', ' ') ??
  ''

export const descriptionOf = (component: Component, language: Language): string | null =>
  words(inLanguage(component, 'description', language), language) ??
  words(component.description, language) ??
  null

export const textOf = (component: Component, language: Language): string =>
  words(inLanguage(component, 'text', language), language) ?? component.text ?? ''

/** The answers to choose from, with their words; their values are kept as text while the page is filled in. */
export function optionsOf(
  component: Component,
  language: Language,
  data: Values,
): { value: string; label: string; raw: unknown }[] {
  const given =
    component.valuesKey === undefined ? component.values : valueAt(data, component.valuesKey.split('.'))
  if (!Array.isArray(given)) return []
  const translated = inLanguage(component, 'options', language) as
    | Readonly<Record<string, string>>
    | undefined
  return given.map(option => {
    const { label, value } =
      typeof option === 'object' && option !== null
        ? (option as Choice)
        : { label: String(option), value: option }
    return {
      value: String(value),
      raw: value,
      label: words(translated?.[String(value)], language) ?? label ?? String(value),
    }
  })
}
