// Attributes of activities, and how activities may be connected (10.3).

import type { ModdleElement } from '../moddle.ts'
import { bodyOf } from '../reader.ts'
import { checkDefault } from './gateways.ts'
import type { Checked } from './index.ts'

/** The checks of one activity. */
export function checkActivity(checked: Checked): void {
  checkDefault(checked)
  checkQuantities(checked)
  checkLoop(checked)
  checkConnections(checked)
}

function checkQuantities({ element, wrong }: Checked): void {
  for (const name of ['startQuantity', 'completionQuantity']) {
    const value: unknown = element[name]
    if (value !== undefined && !(Number.isInteger(value) && (value as number) >= 1)) {
      wrong('QUANTITY_TOO_SMALL', `${name} of ${element.id} must be a whole number of at least 1.`)
    }
  }
}

function checkLoop({ element, wrong }: Checked): void {
  const loop: ModdleElement | undefined = element.loopCharacteristics
  if (loop === undefined) return
  const literal =
    bodyOf(loop.loopCardinality) ?? (loop.loopMaximum === undefined ? null : String(loop.loopMaximum))
  if (literal !== null && /^-?[\d.]+$/.test(literal) && !/^\d+$/.test(literal)) {
    wrong(
      'CARDINALITY_INVALID',
      `The loop of ${element.id} says ${literal}; it must be a whole number of 0 or more.`,
    )
  }
  if (loop.behavior === 'One' && loop.oneBehaviorEventRef === undefined)
    wrong('BEHAVIOR_EVENT_MISSING', `The behavior One of ${element.id} names no event.`)
  if (loop.behavior === 'None' && loop.noneBehaviorEventRef === undefined)
    wrong('BEHAVIOR_EVENT_MISSING', `The behavior None of ${element.id} names no event.`)
}

function checkConnections({ element, scope, incoming, outgoing, wrong }: Checked): void {
  const connected = incoming.length + outgoing.length > 0
  if (element.isForCompensation === true && connected) {
    wrong('COMPENSATION_WITH_FLOW', `${element.id} is for compensation and cannot stand in the normal flow.`)
  }
  if (element.triggeredByEvent === true && connected) {
    wrong('EVENT_SUB_PROCESS_WITH_FLOW', `The event sub-process ${element.id} cannot have sequence flows.`)
  }
  if (element.$type === 'bpmn:ReceiveTask' && element.instantiate === true && incoming.length > 0) {
    wrong('INSTANTIATE_WITH_INCOMING', `${element.id} creates instances and cannot have incoming flows.`)
  }
  const [only, ...others] = outgoing
  if (only?.conditionExpression !== undefined && others.length === 0) {
    wrong(
      'CONDITIONAL_FLOW_ALONE',
      `The conditional flow ${only.id} is the only one that leaves ${element.id}; add another.`,
      'warning',
    )
  }
  if (incoming.length === 0 && unreachable(element, scope)) {
    wrong('NODE_WITHOUT_INCOMING', `Nothing leads to ${element.id}.`, 'warning')
  }
}

/** Where a scope has a start event, every activity needs an incoming flow, but for handlers and ad-hoc work. */
function unreachable(element: ModdleElement, scope: ModdleElement): boolean {
  if (element.isForCompensation === true || element.triggeredByEvent === true || element.instantiate === true)
    return false
  if (scope.$type === 'bpmn:AdHocSubProcess') return false
  return (scope.flowElements ?? []).some((one: ModdleElement) => one.$type === 'bpmn:StartEvent')
}
