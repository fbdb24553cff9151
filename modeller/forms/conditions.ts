// Conditions of a form are FEEL. The evaluator is loaded only for a form that has one.

import type { Component, FormSchema, Values } from './schema.ts'

/** True when the component is hidden by its own condition. */
export type IsHidden = (component: Component, values: Values) => boolean

const hasConditions = (components: readonly Component[]): boolean =>
  components.some(
    ({ conditional, components: inner }) =>
      (conditional?.hide ?? '') !== '' || (inner !== undefined && hasConditions(inner)),
  )

export const neverHidden: IsHidden = () => false

/** What tells, for this form, which fields are hidden. A condition that cannot be evaluated hides nothing. */
export async function conditionsOf(schema: FormSchema): Promise<IsHidden> {
  if (!hasConditions(schema.components ?? [])) return neverHidden
  const { evaluate } = await import('feelin')
  return ({ conditional }, values) => {
    const hide = conditional?.hide ?? ''
    if (hide === '') return false
    try {
      return evaluate(hide.replace(/^\s*=/, ''), { ...values }).value === true
    } catch {
      return false
    }
  }
}
