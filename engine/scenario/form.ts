// A form is JSON: a list of components, each of a kind, those that take an answer under a key of their own.

import type { Problem } from '../graph/problems.ts'
import { type Sentence, say, tell, type Words } from '../words/sentences.ts'

export type Component = {
  readonly id?: string
  readonly type?: string
  readonly key?: string
  /** A group that writes into a context of its own. */
  readonly path?: string
  readonly components?: readonly Component[]
}

export type Form = { readonly id: string; readonly components: readonly Component[] }

/** Groups within groups; whoever fills in a form sees three of them at most. */
const DEEPEST = 100

/** Reads a form and tells in `words` what is wrong with it. The form is null where it cannot be read. */
export function readForm(
  text: string,
  words?: Words,
): {
  readonly form: Form | null
  readonly problems: readonly Problem[]
} {
  const form = parse(text)
  if (form === null)
    return { form, problems: [problem('FORM_NOT_JSON', null, tell`The form is not a JSON object.`, words)] }
  if (isTooDeep(form))
    return {
      form: null,
      problems: [problem('FORM_NOT_JSON', null, tell`The form is nested more than ${DEEPEST} deep.`, words)],
    }
  if (!Array.isArray(form.components))
    return {
      form: null,
      problems: [problem('FORM_WITHOUT_COMPONENTS', null, tell`A form has a list of components.`, words)],
    }
  const problems = checkComponents(form.components, '', new Set(), words)
  if (typeof form.id !== 'string' || form.id === '')
    problems.push(
      problem('FORM_WITHOUT_ID', null, tell`A form has an id, by which tasks refer to it.`, words),
    )
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

/** Looked at level by level, since going into each other is what runs out of stack. */
function isTooDeep(form: object): boolean {
  let level: readonly unknown[] = [form]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap(one => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

function checkComponents(
  components: readonly unknown[],
  path: string,
  seen: Set<string>,
  words: Words | undefined,
): Problem[] {
  return components.flatMap((item, index) => {
    const component = item as Component | null
    const at = typeof component?.id === 'string' ? component.id : `${path}components[${index}]`
    if (typeof component?.type !== 'string')
      return [problem('FORM_COMPONENT_WITHOUT_TYPE', at, tell`A component of a form says its type.`, words)]
    const inner = Array.isArray(component.components) ? component.components : []
    const within = component.path ? new Set<string>() : seen
    return [...checkKey(component, at, seen, words), ...checkComponents(inner, `${at}.`, within, words)]
  })
}

const name = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u

/** Keys are names of variables; two answers under one key overwrite each other, unless only one is shown at a time. */
function checkKey({ key }: Component, at: string, seen: Set<string>, words: Words | undefined): Problem[] {
  if (key === undefined) return []
  if (typeof key !== 'string' || !name.test(key))
    return [
      problem('FORM_KEY_INVALID', at, tell`The key ${JSON.stringify(key)} is no name of a variable.`, words),
    ]
  if (!seen.has(key)) {
    seen.add(key)
    return []
  }
  return [
    {
      ...problem('FORM_KEY_TWICE', at, tell`The key ${key} is used twice in the form.`, words),
      severity: 'warning',
    },
  ]
}

function problem(
  code: string,
  element: string | null,
  sentence: Sentence,
  words: Words | undefined,
): Problem {
  return { code, element, message: say(sentence, words), severity: 'error' }
}
