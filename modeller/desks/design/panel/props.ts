// What every part of the panel is given.

import type { Element, Modeler } from '../../../canvas/modeler.ts'
import type { FormFields } from '../feel/scope.ts'

export type Resources = {
  readonly forms: readonly string[]
  readonly decisions: readonly string[]
  readonly roles: readonly string[]
  readonly processes: readonly string[]
  /** What each form gives, for expressions. */
  readonly fields: FormFields
}

export type Props = { modeler: Modeler; element: Element; resources: Resources; readOnly: boolean }
