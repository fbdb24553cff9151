// Who does an activity is said by a resource or by an expression, not by both, and with every parameter that the resource
// asks for (8.4.12, 10.3.1).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import type { Wrong } from './definitions.ts'
import { kindNamed } from './parts.ts'

/** The checks of a resource role, such as a potential owner. */
export function checkRole(role: ModdleElement, wrong: Wrong): void {
  const { resourceRef, resourceAssignmentExpression, resourceParameterBindings = [] } = role
  if (resourceRef !== undefined && resourceAssignmentExpression !== undefined)
    wrong(
      'RESOURCE_ROLE_AMBIGUOUS',
      tell`${kindNamed(role)} names a resource and has an expression as well; keep one.`,
      'warning',
    )
  if (resourceRef === undefined && resourceParameterBindings.length > 0)
    wrong(
      'RESOURCE_PARAMETER_MISSING',
      tell`${kindNamed(role)} binds parameters but names no resource.`,
      'warning',
    )
  const bound = new Set((resourceParameterBindings as ModdleElement[]).map(one => one.parameterRef))
  for (const parameter of (resourceRef?.resourceParameters ?? []) as ModdleElement[])
    if (parameter.isRequired === true && !bound.has(parameter))
      wrong(
        'RESOURCE_PARAMETER_MISSING',
        tell`${kindNamed(role)} does not bind the parameter ${parameter.name ?? parameter.id}, which ${resourceRef.id} requires.`,
        'warning',
      )
}
