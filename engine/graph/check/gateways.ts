// How gateways may be connected (8.4.9, 10.6).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { kindsOf } from './events.ts'
import type { Checked } from './index.ts'
import { checkConnected } from './nodes.ts'

/** The checks of one gateway. */
export function checkGateway(checked: Checked): void {
  checkDirection(checked)
  checkDefault(checked)
  checkConnected(checked)
  checkBranches(checked)
  if (checked.element.$type === 'bpmn:EventBasedGateway') checkEventBased(checked)
  else checkConditions(checked)
}

function checkDirection({ element, incoming, outgoing, wrong }: Checked): void {
  const direction: string | undefined = element.gatewayDirection
  if (direction === 'Converging' && outgoing.length > 1)
    wrong(
      'GATEWAY_DIRECTION',
      tell`${element.id} is said to converge but has ${outgoing.length} outgoing flows.`,
    )
  if (direction === 'Diverging' && incoming.length > 1)
    wrong(
      'GATEWAY_DIRECTION',
      tell`${element.id} is said to diverge but has ${incoming.length} incoming flows.`,
    )
  if (direction === 'Mixed' && (incoming.length < 2 || outgoing.length < 2)) {
    wrong(
      'GATEWAY_DIRECTION',
      tell`${element.id} is said to be mixed but does not have several flows on both sides.`,
    )
  }
}

/** A gateway joins or splits (10.6.1). */
function checkBranches({ element, incoming, outgoing, wrong }: Checked): void {
  if (incoming.length < 2 && outgoing.length < 2 && element.$type !== 'bpmn:EventBasedGateway')
    wrong('GATEWAY_WITHOUT_BRANCHES', tell`The gateway ${element.id} neither joins nor splits.`, 'warning')
}

/** The default flow of a gateway or activity must be one of its outgoing flows. */
export function checkDefault({ element, outgoing, wrong }: Checked): void {
  const flow: ModdleElement | undefined = element.default
  if (flow !== undefined && !outgoing.includes(flow)) {
    wrong(
      'DEFAULT_FLOW_NOT_OUTGOING',
      tell`The default flow ${flow.id} of ${element.id} does not start there.`,
    )
  }
}

function checkConditions({ element, outgoing, wrong }: Checked): void {
  if (element.$type !== 'bpmn:ExclusiveGateway' || outgoing.length < 2) return
  for (const flow of outgoing) {
    if (flow.conditionExpression === undefined && element.default !== flow) {
      wrong(
        'CONDITION_MISSING',
        tell`The flow ${flow.id} behind ${element.id} has no condition and is not the default: it is always taken.`,
        'warning',
      )
    }
  }
}

const AWAITABLE = new Set(['Message', 'Timer', 'Conditional', 'Signal'])

function checkEventBased(checked: Checked): void {
  const { element, incoming, outgoing, scope, wrong } = checked
  if (outgoing.length < 2)
    wrong(
      'EVENT_GATEWAY_TOO_FEW',
      tell`The event-based gateway ${element.id} needs two or more outgoing flows.`,
    )
  for (const flow of outgoing) {
    const target: ModdleElement | undefined = flow.targetRef
    if (target !== undefined && !isAwaitable(target)) {
      wrong(
        'EVENT_GATEWAY_TARGET',
        tell`${target.id} cannot follow the event-based gateway ${element.id}: only catch events and receive tasks can.`,
      )
    } else if (target !== undefined && flowsTo(scope, target) > 1) {
      wrong(
        'EVENT_GATEWAY_TARGET',
        tell`${target.id} behind the event-based gateway ${element.id} must have no other incoming flow.`,
      )
    } else if (target?.$type === 'bpmn:ReceiveTask' && hasBoundary(scope, target)) {
      wrong(
        'EVENT_GATEWAY_TARGET',
        tell`The receive task ${target.id} behind the event-based gateway ${element.id} cannot have boundary events.`,
      )
    }
  }
  const targets = outgoing.map(flow => flow.targetRef as ModdleElement | undefined)
  if (
    targets.some(one => one?.$type === 'bpmn:ReceiveTask') &&
    targets.some(
      one => one !== undefined && one.$type !== 'bpmn:ReceiveTask' && kindsOf(one).includes('Message'),
    )
  ) {
    wrong(
      'EVENT_GATEWAY_MIXED',
      tell`Behind ${element.id} stand message events and receive tasks; use one of the two.`,
      'warning',
    )
  }
  checkParallel(checked, targets)
  checkInstantiate(element, scope, wrong)
  if (element.instantiate === true && incoming.length > 0)
    wrong('INSTANTIATE_WITH_INCOMING', tell`${element.id} creates instances and cannot have incoming flows.`)
}

/** Only a process can be begun by an element of its own (10.3.3, 10.6.6). */
export function checkInstantiate(
  element: ModdleElement,
  scope: ModdleElement,
  wrong: Checked['wrong'],
): void {
  if (element.instantiate === true && scope.$type !== 'bpmn:Process')
    wrong(
      'INSTANTIATE_IN_SUB_PROCESS',
      tell`${element.id} is said to create instances, but stands inside ${scope.id}.`,
    )
}

function checkParallel({ element, wrong }: Checked, targets: readonly (ModdleElement | undefined)[]): void {
  if (element.eventGatewayType !== 'Parallel') return
  if (element.instantiate !== true)
    wrong(
      'EVENT_GATEWAY_PARALLEL',
      tell`A parallel event-based gateway such as ${element.id} can only begin a process.`,
    )
  if (
    targets.some(
      one =>
        one !== undefined &&
        one.$type !== 'bpmn:ReceiveTask' &&
        kindsOf(one).some(kind => kind !== 'Message'),
    )
  ) {
    wrong(
      'EVENT_GATEWAY_PARALLEL',
      tell`The parallel event-based gateway ${element.id} can only wait for messages.`,
    )
  }
}

function isAwaitable(target: ModdleElement): boolean {
  if (target.$type === 'bpmn:ReceiveTask') return true
  return target.$type === 'bpmn:IntermediateCatchEvent' && kindsOf(target).every(kind => AWAITABLE.has(kind))
}

function hasBoundary(scope: ModdleElement, host: ModdleElement): boolean {
  return (scope.flowElements ?? []).some((one: ModdleElement) => one.attachedToRef === host)
}

function flowsTo(scope: ModdleElement, target: ModdleElement): number {
  return (scope.flowElements ?? []).filter(
    (one: ModdleElement) => one.$type === 'bpmn:SequenceFlow' && one.targetRef === target,
  ).length
}
