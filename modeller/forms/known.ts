// What a case knows, as the forms that asked for it say it: the label of the field, and the answer in its words.

import type { Language, Translate } from '../i18n/texts.ts'
import { dateOnly, dateTime } from '../i18n/when.ts'
import { valueInWords } from '../ui/value.ts'
import { inWords } from './fields.tsx'
import { asks, type Component, type FormSchema, labelOf, optionsOf, type Values } from './schema.ts'

/** The field of each variable, in the order of the forms; where several forms ask for one, the first that asks it itself. */
export type Fields = ReadonlyMap<string, Component>

export function fieldsOf(forms: readonly FormSchema[]): Fields {
  const found = new Map<string, Component>()
  const walk = (components: readonly Component[]) => {
    for (const component of components) {
      const name = asks(component)
        ? component.key
        : component.type === 'dynamiclist'
          ? (component.path ?? component.key)
          : undefined
      if (name !== undefined) {
        const known = found.get(name)
        if (known === undefined || (isShown(known) && !isShown(component))) found.set(name, component)
      } else if (component.type !== 'dynamiclist') walk(component.components ?? [])
    }
  }
  for (const { components } of forms) walk(components ?? [])
  return found
}

/** A form that only shows a value may have other words for it than the one that asked. */
const isShown = ({ readonly, disabled }: Component) => readonly === true || disabled === true

export type Known = { readonly label: string; readonly value: string }

/** A variable as people read it; null where no form asks for it. */
export function knownInWords(
  { name, value }: { readonly name: string; readonly value: unknown },
  fields: Fields,
  values: Values,
  language: Language,
  t: Translate,
): Known | null {
  const of = name.replace(/_suggestion$/, '')
  const field = fields.get(name) ?? fields.get(of)
  if (field === undefined) return null
  const label = labelOf(field, language)
  return {
    label: fields.has(name) ? label : t('form.suggestionFor', { label }),
    value: field.type === 'dynamiclist' ? listed(field, value) : answered(field, value),
  }

  function answered(component: Component, given: unknown): string {
    return typeof given === 'object' && given !== null && !Array.isArray(given)
      ? otherInWords(given, t)
      : inWords(component, given, optionsOf(component, language, values), t)
  }

  /** One line for each item; a list of single answers needs no label for each. */
  function listed(list: Component, items: unknown): string {
    if (!Array.isArray(items)) return otherInWords(items, t)
    const inner = (list.components ?? []).filter(asks)
    return items
      .map(item =>
        typeof item !== 'object' || item === null
          ? otherInWords(item, t)
          : inner
              .map(component => {
                const said = answered(component, (item as Values)[component.key!])
                return inner.length === 1 ? said : `${labelOf(component, language)}: ${said}`
              })
              .join('; '),
      )
      .join('\n')
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/

/** A value that no form asks for: days and times as people say them, records as their parts. */
export function otherInWords(value: unknown, t: Translate): string {
  if (typeof value === 'string' && DAY.test(value)) return dateOnly(value)
  if (typeof value === 'string' && TIME.test(value)) return dateTime(value)
  if (Array.isArray(value) && value.some(item => typeof item === 'object' && item !== null))
    return value.map(item => otherInWords(item, t)).join('\n')
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value)
      .map(([name, part]) => `${name.replaceAll('_', ' ')}: ${otherInWords(part, t)}`)
      .join('; ')
  return valueInWords(value, t)
}
