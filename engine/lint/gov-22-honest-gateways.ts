// A gateway asks a question, and every answer leads somewhere.

import type { Model, Step } from './model.ts'
import type { Rule } from './rule.ts'
import { named, type Sentence, tell } from './sentences.ts'

export const honestGateways: Rule = {
  code: 'GOV_22',
  title: 'Honest gateways',
  says: 'Every exclusive or inclusive gateway that splits is labelled with a question, has a default flow, and conditions on the other flows.',
  why: 'No silent dead ends.',
  source: 'eCH-0158; bpmnlint',
  cure: 'Label the gateway with a question, mark one flow as default and give the others a condition.',
  severity: 'error',
  check: (model: Model) =>
    model.steps
      .filter(splits)
      .flatMap(gateway => wrong(gateway).map(message => ({ element: gateway.id, message }))),
}

function splits(step: Step): boolean {
  const choice = step.type === 'exclusiveGateway' || step.type === 'inclusiveGateway'
  return choice && step.outgoing.length > 1
}

function wrong(gateway: Step): readonly Sentence[] {
  const bare = gateway.outgoing.filter(flow => !flow.isDefault && flow.condition === null)
  return [
    ...(gateway.name.trim().endsWith('?')
      ? []
      : [tell`${named(gateway)} asks no question. Label the gateway with one.`]),
    ...(gateway.outgoing.some(flow => flow.isDefault)
      ? []
      : [tell`${named(gateway)} has no default flow. Mark the way that is taken when nothing else fits.`]),
    ...bare.map(
      flow =>
        tell`${named(gateway)}: the flow ${flow.name || flow.id} has no condition. Say when it is taken.`,
    ),
  ]
}
