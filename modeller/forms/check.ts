// What is missing or does not fit, field by field, in the order of the form; and what is sent once nothing is.

import type { IsHidden } from './conditions.ts'
import {
  asks,
  belongsTo,
  type Component,
  type FormSchema,
  type Path,
  pathOf,
  type Values,
  valueAt,
  withValue,
} from './schema.ts'

export type FieldError = {
  readonly path: Path
  readonly component: Component
  readonly code:
    | 'required'
    | 'choose'
    | 'min'
    | 'max'
    | 'minLength'
    | 'maxLength'
    | 'pattern'
    | 'number'
    | 'date'
    | 'refused'
  readonly limit?: string | number
  /** The server's own sentence, for `refused`. */
  readonly detail?: string
}

type Shown = { readonly component: Component; readonly path: Path }

/** Every field that asks for a value and is shown, in order; lists are walked item by item. */
export function shownFields(
  schema: FormSchema,
  values: Values,
  element: string | null,
  isHidden: IsHidden,
): Shown[] {
  const walk = (components: readonly Component[], within: Path): Shown[] =>
    components.flatMap((component): Shown[] => {
      if (!belongsTo(component, element) || isHidden(component, values)) return []
      if (component.type === 'dynamiclist') {
        const path = pathOf(component, within)
        const items = valueAt(values, path)
        return (Array.isArray(items) ? items : []).flatMap((_, at) =>
          walk(component.components ?? [], [...path, at]),
        )
      }
      if (component.components !== undefined)
        return walk(component.components, pathOf({ ...component, key: undefined }, within))
      return asks(component) ? [{ component, path: pathOf(component, within) }] : []
    })
  return walk(schema.components ?? [], [])
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

function wrong({ component, path }: Shown, value: unknown): FieldError | null {
  const { validate = {}, type } = component
  const error = (code: FieldError['code'], limit?: string | number): FieldError => ({
    path,
    component,
    code,
    ...(limit === undefined ? {} : { limit }),
  })
  if (component.disabled || component.readonly) return null
  if (isEmpty(value) || (type === 'checkbox' && validate.required && value !== true))
    return validate.required
      ? error(['select', 'radio', 'checklist', 'taglist'].includes(type) ? 'choose' : 'required')
      : null
  if (type === 'number') {
    const figure = Number(value)
    if (Number.isNaN(figure)) return error('number')
    if (validate.min !== undefined && validate.min !== '' && figure < Number(validate.min))
      return error('min', validate.min)
    if (validate.max !== undefined && validate.max !== '' && figure > Number(validate.max))
      return error('max', validate.max)
    return null
  }
  if (type === 'datetime')
    return component.subtype !== 'time' && Number.isNaN(Date.parse(String(value))) ? error('date') : null
  if (typeof value !== 'string') return null
  if (validate.minLength && value.length < Number(validate.minLength))
    return error('minLength', validate.minLength)
  if (validate.maxLength && value.length > Number(validate.maxLength))
    return error('maxLength', validate.maxLength)
  if (validate.pattern && !new RegExp(validate.pattern).test(value)) return error('pattern')
  return null
}

/** All that keeps the form from being sent. */
export const check = (fields: readonly Shown[], values: Values): FieldError[] =>
  fields.map(field => wrong(field, valueAt(values, field.path))).filter(error => error !== null)

/** The values of the shown fields, in the types the form names. An answer that was never given is left out. */
export function answers(fields: readonly Shown[], values: Values, before: Values): Record<string, unknown> {
  let sent: Record<string, unknown> = {}
  for (const { component, path } of fields) {
    if (component.disabled) continue
    const value = valueAt(values, path)
    if (isEmpty(value) && component.type !== 'checkbox') {
      if (!isEmpty(valueAt(before, path))) sent = withValue(sent, path, null)
      continue
    }
    sent = withValue(
      sent,
      path,
      component.type === 'number' ? Number(value) : component.type === 'checkbox' ? value === true : value,
    )
  }
  return sent
}

/** The values a form begins with: what is known already, else its own defaults; a list begins with its repetitions. */
export function beginning(schema: FormSchema, data: Values): Values {
  const walk = (components: readonly Component[], within: Path, values: Values): Values =>
    components.reduce((sofar, component) => {
      const path = pathOf(component, within)
      if (component.type === 'dynamiclist')
        return valueAt(sofar, path) === undefined
          ? withValue(
              sofar,
              path,
              Array.from({ length: component.defaultRepetitions ?? 1 }, () => ({})),
            )
          : sofar
      if (component.components !== undefined)
        return walk(component.components, pathOf({ ...component, key: undefined }, within), sofar)
      if (!asks(component) || component.defaultValue === undefined || valueAt(sofar, path) !== undefined)
        return sofar
      return withValue(sofar, path, component.defaultValue)
    }, values)
  return walk(schema.components ?? [], [], data)
}
