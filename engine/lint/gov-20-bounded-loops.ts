// Every loop has something that ends it: a decision, a clock, or a counter.

import type { Step } from './model.ts'
import { cycles } from './paths.ts'
import type { Rule } from './rule.ts'
import { named, tell, type Value } from './sentences.ts'
import { isKind } from './steps.ts'

export const boundedLoops: Rule = {
  code: 'GOV_20',
  title: 'Loops are bounded',
  says: 'Every cycle of the drawing passes a decision, a timer, or a step that sets a flag or counts.',
  why: 'Nobody is followed without end.',
  source: 'Ex-post paper on local networks; GDPR Art. 5(1)(e)',
  cure: 'Let a step of the loop count the rounds, set a flag, wait for a timer, or decide.',
  severity: 'error',
  check: model =>
    cycles(model.G, bounds).map(cycle => ({
      element: cycle[0]!.id,
      message: tell`The loop over ${nodesOf(cycle)} never has to end. Let one of its steps count, set a flag, wait for a timer, or decide.`,
    })),
}

function bounds(step: Step): boolean {
  return (
    isKind('decide')(step) ||
    step.trigger === 'timer' ||
    step.gov.sets.length > 0 ||
    step.gov.counts.length > 0
  )
}

/** The first steps with a name, or the first step at all. */
function nodesOf(cycle: readonly Step[]): Value {
  const names = cycle
    .filter(step => step.name)
    .map(named)
    .slice(0, 3)
  return names.length > 0 ? names : cycle[0]!.id
}
