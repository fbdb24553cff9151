// A gate cannot be bypassed by calling the process behind it.

import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { bypassed, hasGate } from './steps.ts'

export const gateTravels: Rule = {
  code: 'GOV_28',
  title: 'The gate travels with the call',
  says: 'Where the start of a called process requires a gate, the call can only be reached through that gate in the caller.',
  why: 'Reuse must not open a way round the gate.',
  source: 'As for GOV-08',
  cure: 'Put the gate that the called process requires on every way to the call.',
  severity: 'error',
  check: (model, { library = [] }) =>
    model.steps
      .filter(step => step.type === 'callActivity' && step.calls !== null)
      .flatMap(call => {
        const starts = library.flatMap(other => other.starts).filter(start => start.process === call.calls)
        return [...new Set(starts.flatMap(start => start.gov.requires))]
          .filter(gate => bypassed(model.G, model.roots, hasGate(gate), [call]).length > 0)
          .map(gate => ({
            element: call.id,
            message: tell`${named(call)} calls a process that requires the ${gate} gate, and can be reached without it. Put that gate before the call.`,
          }))
      }),
}
