// A terminate end event ends everything in the innermost sub-process or process instance, at once and without
// compensation; the flow around a sub-process goes on (13.5.6).

import { emit, nodeOf, type Step } from '../run/emit.ts'
import type { Run } from '../run/state.ts'
import { alive, finish, hold, interrupt, take, touched } from '../run/step.ts'
import type { TriggerBehaviour } from './trigger.ts'

export const terminate: TriggerBehaviour<'terminate'> = {
  compile: () => ({ kind: 'terminate' }),

  throw: (step, node, run) => {
    const scope = step.state.runs[run.scope]!
    hold(step, scope, () => {
      finish(step, node, run, [])
      endScope(step, scope, node.id)
    })
    return 'stays'
  },
}

function endScope(step: Step, scope: Run, by: string): void {
  interrupt(step, scope, by)
  if (scope.key === step.state.root) {
    emit(step, { type: 'process.terminated', key: scope.key, error: null, variables: { ...scope.variables } })
    return
  }
  const node = nodeOf(step, scope)
  const outer = step.state.runs[scope.scope]!
  emit(step, { type: 'element.terminated', key: scope.key, element: scope.element, elementType: scope.type })
  if (scope.index !== null)
    return step.behaviours[outer.type]!.innerEnded!(step, node, outer, scope, undefined)
  if (scope.type !== 'eventSubProcess')
    for (const flow of step.behaviours[scope.type]!.leave?.(step, node, scope) ?? node.outgoing)
      take(step, outer, flow)
  if (alive(step, outer)) touched(step, outer)
}
