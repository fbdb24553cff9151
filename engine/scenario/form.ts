// A form is JSON: a list of components, each of a kind, those that take an answer under a key of their own.

import type { Problem } from '../graph/problems.ts'

export type Component = {
  readonly id?: string
  readonly type?: string
  readonly key?: string
  /** A group that writes into a context of its own. */
  readonly path?: string
  readonly components?: readonly Component[]
}

export type Form = { readonly id: string; readonly components: readonly Component[] }

/** Reads a form and tells what is wrong with it. The form is null where it cannot be read. */
export function readForm(text: string): {
  readonly form: Form | null
  readonly problems: readonly Problem[]
} {
  const form = parse(text)
  if (form === null)
    return { form, problems: [problem('FORM_NOT_JSON', null, 'The form is not a JSON object.')] }
  if (!Array.isArray(form.components))
    return {
      form: null,
      problems: [problem('FORM_WITHOUT_COMPONENTS', null, 'A form has a list of components.')],
    }
  const problems = checkComponents(form.components, '', new Set())
  if (typeof form.id !== 'string' || form.id === '')
    problems.push(problem('FORM_WITHOUT_ID', null, 'A form has an id, by which tasks refer to it.'))
  return { form: problems.some(({ severity }) => severity === 'error') ? null : (form as Form), problems }
}

function parse(text: string): Partial<Form> | null {
  try {
    const form: unknown = JSON.parse(text)
    return typeof form === 'object' && form !== null && !Array.isArray(form) ? form : null
  } catch {
    return null
  }
}

function checkComponents(components: readonly unknown[], path: string, seen: Set<string>): Problem[] {
  return components.flatMap((item, index) => {
    const component = item as Component | null
    const at = typeof component?.id === 'string' ? component.id : `${path}components[${index}]`
    if (typeof component?.type !== 'string')
      return [problem('FORM_COMPONENT_WITHOUT_TYPE', at, 'A component of a form says its type.')]
    const inner = Array.isArray(component.components) ? component.components : []
    const within = component.path ? new Set<string>() : seen
    return [...checkKey(component, at, seen), ...checkComponents(inner, `${at}.`, within)]
  })
}

const name = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u

/** Keys are names of variables; two answers under one key overwrite each other, unless only one is shown at a time. */
function checkKey({ key }: Component, at: string, seen: Set<string>): Problem[] {
  if (key === undefined) return []
  if (typeof key !== 'string' || !name.test(key))
    return [problem('FORM_KEY_INVALID', at, `The key ${JSON.stringify(key)} is no name of a variable.`)]
  if (!seen.has(key)) {
    seen.add(key)
    return []
  }
  return [
    { ...problem('FORM_KEY_TWICE', at, `The key ${key} is used twice in the form.`), severity: 'warning' },
  ]
}

function problem(code: string, element: string | null, message: string): Problem {
  return { code, element, message, severity: 'error' }
}
