// No single person can carry a signal from registration to sharing.

import type { Model, Step } from './model.ts'
import { reachable } from './paths.ts'
import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { isKind } from './steps.ts'

export const fourEyes: Rule = {
  code: 'GOV_18',
  title: 'Four eyes before sharing',
  says: 'From registration to every sharing outside an emergency there are at least two different mandates without whose decisions no way leads there.',
  why: 'No single person can trigger sharing.',
  source: 'Ex-post paper on local networks; good governance',
  cure: 'Put a decision of a second mandate on every way from registration to this step.',
  severity: 'error',
  check: model =>
    model.steps
      .filter(step => step.own && isKind('share')(step) && !step.gov.emergency)
      .map(step => ({ step, mandates: guards(model, step) }))
      .filter(({ mandates }) => mandates !== null && mandates.length < 2)
      .map(({ step, mandates }) => ({
        element: step.id,
        message: tell`${named(step)} can be reached with ${mandates?.length ? tell`only the decisions of "${mandates[0]!}"` : tell`no mandated decision at all`}. Let a second mandate decide on every way there.`,
      })),
}

/** The mandates each of which can stop the way to `share`; null where nothing is registered before it. */
function guards(model: Model, share: Step): readonly string[] | null {
  const registered = model.steps.filter(isKind('register'))
  if (!reachable(model.G, registered).has(share)) return null
  const mandates = new Set(
    model.steps.flatMap(step => (isKind('decide')(step) ? (step.gov.mandate ?? []) : [])),
  )
  const decides = (mandate: string) => (step: Step) => isKind('decide')(step) && step.gov.mandate === mandate
  return [...mandates].filter(mandate => !reachable(model.G, registered, decides(mandate)).has(share))
}
