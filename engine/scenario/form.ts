// A form is JSON: a list of components, each of a kind, those that take an answer under a key of their own.

import type { Problem } from '../graph/problems.ts'

type Component = {
  readonly type?: unknown
  readonly key?: unknown
  readonly id?: unknown
  readonly components?: unknown
  readonly path?: unknown
}

/** What is wrong with the text of a form. */
export function checkForm(text: string): Problem[] {
  const form = parse(text)
  if (form === null) return [problem('FORM_NOT_JSON', null, 'The form is not JSON.')]
  if (!Array.isArray(form.components))
    return [problem('FORM_WITHOUT_COMPONENTS', null, 'A form has a list of components.')]
  return checkComponents(form.components as Component[], '', new Map())
}

function parse(text: string): { readonly components?: unknown } | null {
  try {
    const form: unknown = JSON.parse(text)
    return typeof form === 'object' && form !== null ? form : null
  } catch {
    return null
  }
}

/** Keys are names of variables, so two answers under one key would overwrite each other. */
function checkComponents(
  components: readonly Component[],
  path: string,
  seen: Map<string, string>,
): Problem[] {
  return components.flatMap((component, index) => {
    const at = typeof component?.id === 'string' ? component.id : `${path}components[${index}]`
    if (typeof component !== 'object' || component === null || typeof component.type !== 'string')
      return [problem('FORM_COMPONENT_WITHOUT_TYPE', at, 'A component of a form says its type.')]
    const inner = Array.isArray(component.components)
      ? checkComponents(component.components as Component[], `${at}.`, component.path ? new Map() : seen)
      : []
    return [...checkKey(component, at, seen), ...inner]
  })
}

function checkKey({ key, type }: Component, at: string, seen: Map<string, string>): Problem[] {
  if (key === undefined) return []
  if (typeof key !== 'string' || !/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(key))
    return [problem('FORM_KEY_INVALID', at, `The key ${JSON.stringify(key)} is no name of a variable.`)]
  const before = seen.get(key)
  seen.set(key, String(type))
  if (before === undefined || (before === type && type === 'radio')) return []
  return [
    { ...problem('FORM_KEY_TWICE', at, `The key ${key} is used twice in the form.`), severity: 'warning' },
  ]
}

function problem(code: string, element: string | null, message: string): Problem {
  return { code, element, message, severity: 'error' }
}
