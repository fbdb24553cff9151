// A terminate end event ends everything in the innermost sub-process or process instance, at once and without
// compensation; the flow around a sub-process goes on (13.5.6).

import { emit, nodeOf, type Step } from '../run/emit.ts'
import { lapsOf } from '../run/laps.ts'
import type { Run } from '../run/state.ts'
import {
  alive,
  attempt,
  chooseFlows,
  endedInside,
  endProcess,
  finish,
  hold,
  interrupt,
  take,
  touched,
} from '../run/step.ts'
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
    const variables = { ...scope.variables }
    return endProcess(step, scope, {
      type: 'process.terminated',
      key: scope.key,
      error: null,
      variables,
      ...lapsOf(step),
    })
  }
  leaveTerminated(step, scope)
}

/** Whether a terminate end event has ended everything in the scope, which has not left yet. */
export function isTerminated(step: Step, scope: Run): boolean {
  const by = scope.interruptedBy === null ? undefined : step.graph.nodes.get(scope.interruptedBy)
  return by?.triggers.some(trigger => trigger.kind === 'terminate') ?? false
}

/** The flow around a terminated scope goes on, by the conditions behind it like that around any other. */
export function leaveTerminated(step: Step, scope: Run): void {
  attempt(step, scope, 'complete', () => {
    const node = nodeOf(step, scope)
    const outer = step.state.runs[scope.scope]!
    const choose = step.behaviours[scope.type]!.leave ?? chooseFlows
    const flows = scope.index === null ? choose(step, node, scope) : []
    emit(step, {
      type: 'element.terminated',
      key: scope.key,
      element: scope.element,
      elementType: scope.type,
    })
    for (const flow of flows) for (let n = 0; n < node.completionQuantity; n++) take(step, outer, flow)
    endedInside(step, scope)
    if (alive(step, outer)) touched(step, outer)
  })
}
