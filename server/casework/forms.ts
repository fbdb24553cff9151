// Forms as form-js JSON. One form may serve several tasks: a field that names tasks in its properties belongs to
// those alone. What comes back is held against the same form, field by field, so nothing foreign enters a case.

import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { compileExpression } from '../../engine/feel/evaluate.ts'
import type { Variables } from '../../engine/index.ts'
import { type Sentence, tell } from '../../engine/words/sentences.ts'
import type { Fault } from '../errors.ts'
import type { Tables } from '../store/database.ts'
import { nameOrganisations } from '../store/organisations.ts'

type Field = {
  readonly id?: string
  readonly type: string
  readonly key?: string
  readonly path?: string
  readonly properties?: Readonly<Record<string, string>>
  readonly components?: readonly Field[]
  readonly values?: readonly { readonly value: unknown }[]
  readonly valuesKey?: string
  readonly valuesExpression?: string
  readonly validate?: {
    readonly required?: boolean
    readonly minLength?: number
    readonly maxLength?: number
    readonly min?: number
    readonly max?: number
    readonly pattern?: string
  }
  readonly readonly?: boolean
  readonly disabled?: boolean
  readonly defaultValue?: unknown
  readonly conditional?: { readonly hide?: string }
}

export type Form = { readonly id?: string; readonly components: readonly Field[] }

/** The form under an id in the deployment of a version; null where there is none. */
export async function formOf(db: Kysely<Tables>, definition: string, id: string): Promise<Form | null> {
  const rows = await db
    .selectFrom('process_definition as d')
    .innerJoin('deployment_resource as r', 'r.deployment_key', 'd.deployment_key')
    .select(['r.name', 'r.content'])
    .where('d.key', '=', definition)
    .where('r.kind', '=', 'form')
    .execute()
  const forms = rows.map(({ name, content }) => ({ name, form: JSON.parse(content) as Form }))
  return (
    (
      forms.find(({ form }) => form.id === id) ??
      forms.find(({ name }) => name.replace(/\.form(\.json)?$/, '') === id)
    )?.form ?? null
  )
}

/**
 * The form with the organisations of the register among the choices of each field whose properties say
 * `choices: organisations`; those that the form names itself come first, in its own words.
 */
export async function withRegister(db: Kysely<Tables>, form: Form): Promise<Form> {
  if (!fieldsOf(form.components).some(isFromRegister)) return form
  const registered = (await nameOrganisations(db)).map(({ id, name }) => ({ value: id, label: name }))
  const fill = (components: readonly Field[]): Field[] =>
    components.map(field => {
      if (field.components) return { ...field, components: fill(field.components) }
      if (!isFromRegister(field)) return field
      const own = field.values ?? []
      const others = registered.filter(({ value }) => !own.some(option => option.value === value))
      return { ...field, values: [...own, ...others] }
    })
  return { ...form, components: fill(form.components) }
}

const isFromRegister = ({ properties }: Field) => properties?.choices === 'organisations'

/** The form as one task shows it: without the fields of other tasks. */
export function formFor(form: Form, element: string): Form {
  return { ...form, components: componentsFor(form.components, element) }
}

function componentsFor(components: readonly Field[], element: string): Field[] {
  return components
    .filter(field => belongs(field, element))
    .map(field =>
      field.components ? { ...field, components: componentsFor(field.components, element) } : field,
    )
}

function belongs(field: Field, element: string): boolean {
  const tasks = field.properties?.tasks
  return tasks === undefined || tasks.split(/[\s,]+/).includes(element)
}

/** The names under which the form shows and takes values. */
export function keysOf(form: Form): string[] {
  return fieldsOf(form.components).flatMap(field =>
    field.key === undefined ? [] : [field.key.split('.')[0]!],
  )
}

function fieldsOf(components: readonly Field[]): Field[] {
  return components.flatMap(field =>
    isGroup(field) && field.path === undefined ? fieldsOf(field.components ?? []) : [field],
  )
}

function isGroup(field: Field): boolean {
  return field.type === 'group' || field.type === 'columns'
}

type Errors = readonly Fault[]

/** All that is wrong with what came back; `present` are the values that the task had before. */
export function checkForm(form: Form, values: Variables, present: Variables): Errors {
  const data = { ...present, ...values }
  return [...checkGiven(form, values, present), ...inputsOf(form).flatMap(field => checkField(field, data))]
}

/** What may not come at all: foreign fields, changes of what is only shown, and values of the wrong kind in hidden ones. */
export function checkGiven(form: Form, values: Variables, present: Variables): Errors {
  const fields = inputsOf(form)
  const known = new Set(fields.map(field => nameOf(field).split('.')[0]!))
  const foreign = Object.keys(values).filter(name => !known.has(name))
  const data = { ...present, ...values }
  return [
    ...foreign.map(name => finding(name, 'FOREIGN_FIELD', tell`The form has no such field.`)),
    ...fields
      .filter(field => Object.hasOwn(values, nameOf(field).split('.')[0]!))
      .flatMap(field => {
        if (isShownOnly(field)) return checkUnchanged(field, values, present)
        return isHidden(field, data) ? checkKind(field, valueIn(field, values)) : []
      }),
  ]
}

function inputsOf(form: Form): Field[] {
  return fieldsOf(form.components).filter(takesInput)
}

function isShownOnly(field: Field): boolean {
  return field.readonly === true || field.disabled === true
}

function checkUnchanged(field: Field, values: Variables, present: Variables): Errors {
  const given = valueIn(field, values)
  const allowed = [valueIn(field, present), field.defaultValue]
  return isEmpty(given) || allowed.some(value => isDeepStrictEqual(value, given))
    ? []
    : [finding(nameOf(field), 'READ_ONLY', tell`This field is only shown.`)]
}

const SHOWN_ONLY = new Set([
  'text',
  'image',
  'html',
  'spacer',
  'separator',
  'button',
  'iframe',
  'table',
  'documentPreview',
  'expression',
])

function takesInput(field: Field): boolean {
  return !SHOWN_ONLY.has(field.type) && (field.key !== undefined || field.path !== undefined)
}

function checkField(field: Field, data: Variables): Errors {
  if (isHidden(field, data) || isShownOnly(field)) return []
  const value = valueIn(field, data)
  if (isEmpty(value) && field.validate?.required)
    return [finding(nameOf(field), 'REQUIRED', tell`This field must be filled in.`)]
  return checkKind(field, value)
}

function checkKind(field: Field, value: unknown): Errors {
  if (isEmpty(value)) return []
  const check = CHECKS[field.type] ?? (() => [])
  return check(field, value).map(([code, detail]) => finding(nameOf(field), code, detail))
}

function nameOf(field: Field): string {
  return field.key ?? field.path ?? ''
}

function valueIn(field: Field, data: Variables): unknown {
  return nameOf(field)
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | null | undefined)?.[part], data)
}

function isHidden(field: Field, data: Variables): boolean {
  const hide = field.conditional?.hide
  if (hide === undefined || hide === '') return false
  const expression = compileExpression(hide.replace(/^=/, ''))
  if (!('evaluate' in expression)) return false
  try {
    return expression.evaluate({ now: Date.now(), get: name => data[name] ?? null }) === true
  } catch {
    return false
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

type Finding = readonly [code: string, detail: Sentence]
type Check = (field: Field, value: unknown) => Finding[]

const text: Check = ({ validate = {} }, value) => {
  if (typeof value !== 'string') return [['NOT_TEXT', tell`This must be text.`]]
  const findings: Finding[] = []
  if (validate.maxLength !== undefined && value.length > validate.maxLength)
    findings.push(['TOO_LONG', tell`At most ${validate.maxLength} characters.`])
  if (validate.minLength !== undefined && value.length < validate.minLength)
    findings.push(['TOO_SHORT', tell`At least ${validate.minLength} characters.`])
  return findings
}

const number: Check = ({ validate = {} }, value) => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return [['NOT_A_NUMBER', tell`This must be a number.`]]
  if (validate.min !== undefined && value < validate.min)
    return [['TOO_SMALL', tell`At least ${validate.min}.`]]
  if (validate.max !== undefined && value > validate.max)
    return [['TOO_LARGE', tell`At most ${validate.max}.`]]
  return []
}

const choice: Check = ({ values }, value) =>
  values === undefined || values.some(option => option.value === value)
    ? []
    : [['NOT_A_CHOICE', tell`This is not one of the choices.`]]

const choices: Check = (field, value) =>
  Array.isArray(value)
    ? value.flatMap(item => choice(field, item)).slice(0, 1)
    : [['NOT_A_LIST', tell`This must be a list of choices.`]]

const truth: Check = (_field, value) =>
  typeof value === 'boolean' ? [] : [['NOT_YES_OR_NO', tell`This must be true or false.`]]

const date: Check = (_field, value) =>
  typeof value === 'string' &&
  !Number.isNaN(Date.parse(/^T?\d{2}:\d{2}/.test(value) ? `2000-01-01T${value.replace('T', '')}` : value))
    ? []
    : [['NOT_A_DATE', tell`This must be a date or time.`]]

const list: Check = (_field, value) =>
  Array.isArray(value) ? [] : [['NOT_A_LIST', tell`This must be a list.`]]

const CHECKS: Readonly<Record<string, Check>> = {
  textfield: text,
  textarea: text,
  number,
  select: choice,
  radio: choice,
  checklist: choices,
  taglist: choices,
  checkbox: truth,
  datetime: date,
  dynamiclist: list,
}

function finding(name: string, code: string, detail: Sentence): Fault {
  return { pointer: `/variables/${name.replaceAll('.', '/')}`, code, detail }
}
