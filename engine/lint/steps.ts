// The questions about a step that several rules ask in the same way.

import type { Model, Step } from './model.ts'
import { type Edges, reachable } from './paths.ts'

export const isKind =
  (...kinds: readonly string[]) =>
  (step: Step): boolean =>
    step.gov.kind !== null && kinds.includes(step.gov.kind)

/** A decision a person takes under a mandate. */
export function isHumanDecision(step: Step): boolean {
  return step.type === 'userTask' && step.gov.kind === 'decide' && step.gov.mandate !== null
}

export const hasGate =
  (gate: string) =>
  (step: Step): boolean =>
    step.gov.gate.includes(gate)

/** Sharing counts as sharing of personal data by its own class or by the class of what it sends. */
export function sharesPersonalData(model: Model, step: Step): boolean {
  return step.personal || model.messages.some(message => message.source === step && message.personal)
}

/** The path rule: which of `forbidden` can be reached from `sources` without passing a `required` step. */
export function bypassed(
  edges: Edges<Step>,
  sources: Iterable<Step>,
  required: (step: Step) => boolean,
  forbidden: readonly Step[],
): readonly Step[] {
  const open = reachable(edges, sources, required)
  return forbidden.filter(step => open.has(step))
}

/** A process that only a caller can begin: all its starts are none start events. */
export function onlyCalled(model: Model): boolean {
  return model.starts.every(start => start.type === 'startEvent' && start.trigger === 'none')
}
