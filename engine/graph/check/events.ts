// Which triggers an event may have, and how it may be connected (10.5).

import type { ModdleElement } from '../moddle.ts'
import { definitionsOf } from '../reader.ts'
import type { Checked } from './index.ts'

/** The checks of one event. */
export function checkEvent(checked: Checked): void {
  const { element } = checked
  if (element.$type === 'bpmn:StartEvent') checkStart(checked)
  else if (element.$type === 'bpmn:EndEvent') checkEnd(checked)
  else if (element.$type === 'bpmn:BoundaryEvent') checkBoundary(checked)
  else if (element.$type === 'bpmn:IntermediateCatchEvent') checkCatch(checked)
  else if (element.$type === 'bpmn:IntermediateThrowEvent') checkThrow(checked)
  checkPayload(checked)
  checkCompensationTarget(checked)
}

const MAY = {
  start: ['Message', 'Timer', 'Conditional', 'Signal'],
  eventSubProcess: ['Message', 'Timer', 'Conditional', 'Signal', 'Error', 'Escalation', 'Compensate'],
  catch: ['Message', 'Timer', 'Conditional', 'Signal', 'Link'],
  throw: ['Message', 'Escalation', 'Link', 'Compensate', 'Signal'],
  boundary: ['Message', 'Timer', 'Conditional', 'Signal', 'Error', 'Escalation', 'Compensate', 'Cancel'],
  end: ['Message', 'Error', 'Escalation', 'Cancel', 'Compensate', 'Signal', 'Terminate'],
} as const

/** The kinds of trigger an event has, as in `Message` for a `bpmn:MessageEventDefinition`. */
export function kindsOf(event: ModdleElement): string[] {
  return definitionsOf(event).map(kindOf)
}

/** The kind of an event definition, as in `Message`. */
export function kindOf(definition: ModdleElement): string {
  return definition.$type.replace(/^bpmn:(\w+)EventDefinition$/, '$1')
}

function forbid({ element, wrong }: Checked, allowed: readonly string[], what: string): void {
  for (const kind of kindsOf(element)) {
    if (!allowed.includes(kind))
      wrong('TRIGGER_FORBIDDEN', `${what} ${element.id} cannot have a ${kind.toLowerCase()} trigger.`)
  }
}

function checkStart(checked: Checked): void {
  const { element, scope, incoming, outgoing, wrong } = checked
  const kinds = kindsOf(element)
  if (incoming.length > 0) wrong('START_WITH_INCOMING', `Nothing can lead to the start event ${element.id}.`)
  if (outgoing.length === 0)
    wrong('START_WITHOUT_OUTGOING', `The start event ${element.id} leads nowhere.`, 'warning')
  if (scope.triggeredByEvent === true) {
    forbid(checked, MAY.eventSubProcess, 'The start event')
    if (kinds.length === 0)
      wrong('TRIGGER_MISSING', `The start event ${element.id} of an event sub-process needs a trigger.`)
    const must = kinds.find(kind => kind === 'Error' || kind === 'Compensate')
    if (must !== undefined && element.isInterrupting === false)
      wrong('MUST_INTERRUPT', `The ${must.toLowerCase()} start event ${element.id} must be interrupting.`)
  } else if (scope.$type === 'bpmn:Process') forbid(checked, MAY.start, 'The start event')
  else if (kinds.length > 0)
    wrong(
      'TRIGGER_FORBIDDEN',
      `The start event ${element.id} of an embedded sub-process cannot have a trigger.`,
    )
}

function checkEnd(checked: Checked): void {
  const { element, incoming, outgoing, wrong } = checked
  forbid(checked, MAY.end, 'The end event')
  if (outgoing.length > 0) wrong('END_WITH_OUTGOING', `Nothing can follow the end event ${element.id}.`)
  if (incoming.length === 0)
    wrong('NODE_WITHOUT_INCOMING', `Nothing leads to the end event ${element.id}.`, 'warning')
  if (kindsOf(element).includes('Cancel') && !insideTransaction(element)) {
    wrong('CANCEL_OUTSIDE_TRANSACTION', `The cancel end event ${element.id} must stand inside a transaction.`)
  }
}

function insideTransaction(element: ModdleElement): boolean {
  for (let at = element.$parent; at !== undefined; at = at.$parent)
    if (at.$type === 'bpmn:Transaction') return true
  return false
}

function checkBoundary(checked: Checked): void {
  const { element, scope, incoming, outgoing, wrong } = checked
  const kinds = kindsOf(element)
  const host: ModdleElement | undefined = element.attachedToRef
  forbid(checked, MAY.boundary, 'The boundary event')
  if (kinds.length === 0) wrong('TRIGGER_MISSING', `The boundary event ${element.id} needs a trigger.`)
  if (incoming.length > 0)
    wrong('BOUNDARY_WITH_INCOMING', `Nothing can lead to the boundary event ${element.id}.`)
  if (host !== undefined && !isHost(host, scope)) {
    wrong(
      'BOUNDARY_ON_WRONG_HOST',
      `The boundary event ${element.id} must be attached to an activity of the same scope, not to ${host.id}.`,
    )
  }
  if (kinds.includes('Cancel') && host?.$type !== 'bpmn:Transaction') {
    wrong(
      'CANCEL_OUTSIDE_TRANSACTION',
      `The cancel boundary event ${element.id} must be attached to a transaction.`,
    )
  }
  const must = kinds.find(kind => kind === 'Error' || kind === 'Cancel')
  if (must !== undefined && element.cancelActivity === false)
    wrong('MUST_INTERRUPT', `The ${must.toLowerCase()} boundary event ${element.id} must be interrupting.`)
  if (kinds.includes('Compensate')) {
    if (outgoing.length > 0)
      wrong(
        'COMPENSATION_WITH_FLOW',
        `The compensation boundary event ${element.id} leads to its handler by an association, not by a sequence flow.`,
      )
    checkHandlers(checked)
  } else if (outgoing.length === 0)
    wrong('NODE_WITHOUT_OUTGOING', `The boundary event ${element.id} leads nowhere.`, 'warning')
}

/** A compensation boundary event leads to one activity, which is marked as made for it (10.7). */
function checkHandlers({ element, scope, wrong }: Checked): void {
  const handlers = associated(element, scope)
  if (handlers.length === 0)
    wrong(
      'COMPENSATION_HANDLER_MISSING',
      `${element.id} is associated with no handler: nothing is undone.`,
      'warning',
    )
  if (handlers.length > 1)
    wrong(
      'COMPENSATION_HANDLER_AMBIGUOUS',
      `${element.id} is associated with ${handlers.length} handlers; put them into one sub-process.`,
    )
  for (const handler of handlers)
    if (handler.isForCompensation !== true)
      wrong(
        'COMPENSATION_HANDLER_WRONG',
        `${handler.id} is the handler of ${element.id} but not marked as being for compensation.`,
      )
}

/** The activities that associations of the scope, or of one around it, lead to from an event. */
function associated(event: ModdleElement, scope: ModdleElement): ModdleElement[] {
  const found: ModdleElement[] = []
  for (let at: ModdleElement | undefined = scope; at !== undefined; at = at.$parent) {
    const collaborations = at.$type === 'bpmn:Definitions' ? at.rootElements : []
    for (const place of [at, ...(collaborations ?? [])] as ModdleElement[])
      for (const { $type, sourceRef, targetRef } of (place.artifacts ?? []) as ModdleElement[])
        if ($type === 'bpmn:Association' && sourceRef === event && isActivity(targetRef))
          found.push(targetRef)
  }
  return [...new Set(found)]
}

function isHost(host: ModdleElement, scope: ModdleElement): boolean {
  return isActivity(host) && host.$parent === scope && host.triggeredByEvent !== true
}

export function isActivity(element: ModdleElement | undefined): boolean {
  return /(Task|SubProcess|Transaction|CallActivity)$/.test(element?.$type ?? '')
}

function checkCatch(checked: Checked): void {
  const { element, scope, incoming, wrong } = checked
  const kinds = kindsOf(element)
  forbid(checked, MAY.catch, 'The catch event')
  if (kinds.length === 0) wrong('TRIGGER_MISSING', `The catch event ${element.id} needs a trigger.`)
  if (!kinds.includes('Link')) return
  if (incoming.length > 0)
    wrong(
      'LINK_WITH_FLOW',
      `The link catch event ${element.id} is reached by its link, not by a sequence flow.`,
    )
  for (const name of linkNames(element)) {
    if (linked(scope, 'bpmn:IntermediateCatchEvent', name).length > 1)
      wrong('LINK_AMBIGUOUS', `Several link catch events of one scope are named "${name}".`)
    if (linked(scope, 'bpmn:IntermediateThrowEvent', name).length === 0)
      wrong('LINK_WITHOUT_SOURCE', `No link throw event is named "${name}".`, 'warning')
  }
}

function checkThrow(checked: Checked): void {
  const { element, scope, outgoing, wrong } = checked
  forbid(checked, MAY.throw, 'The throw event')
  if (!kindsOf(element).includes('Link')) return
  if (outgoing.length > 0)
    wrong(
      'LINK_WITH_FLOW',
      `The link throw event ${element.id} goes on at its target, not along a sequence flow.`,
    )
  for (const name of linkNames(element)) {
    if (linked(scope, 'bpmn:IntermediateCatchEvent', name).length === 0) {
      wrong('LINK_WITHOUT_TARGET', `No link catch event in the same scope is named "${name}".`)
    }
  }
}

/** What is thrown has a code, and what is sent or awaited is a message (8.4.3, 8.4.4, 10.5.5). */
function checkPayload({ element, wrong }: Checked): void {
  const throws = element.$type === 'bpmn:EndEvent' || element.$type === 'bpmn:IntermediateThrowEvent'
  for (const definition of definitionsOf(element)) {
    if (throws && definition.$type === 'bpmn:ErrorEventDefinition' && !definition.errorRef?.errorCode)
      wrong('ERROR_CODE_MISSING', `${element.id} throws an error without a code.`)
    if (
      throws &&
      definition.$type === 'bpmn:EscalationEventDefinition' &&
      !definition.escalationRef?.escalationCode
    )
      wrong('ESCALATION_CODE_MISSING', `${element.id} throws an escalation without a code.`)
    if (definition.$type === 'bpmn:MessageEventDefinition' && !saysWhat(definition, element))
      wrong(
        'MESSAGE_MISSING',
        `The message event ${element.id} names no message; its own name is taken for it.`,
        'warning',
      )
  }
}

/** A message event may have its message from an operation, or be work for a job. */
function saysWhat(definition: ModdleElement, event: ModdleElement): boolean {
  return (
    definition.messageRef !== undefined ||
    definition.operationRef !== undefined ||
    (event.extensionElements?.values ?? []).some((one: ModdleElement) => one.$type === 'zeebe:TaskDefinition')
  )
}

function linkNames(event: ModdleElement): string[] {
  return definitionsOf(event)
    .filter((one: ModdleElement) => one.$type === 'bpmn:LinkEventDefinition')
    .map((one: ModdleElement) => one.name)
}

function linked(scope: ModdleElement, type: string, name: string): ModdleElement[] {
  return (scope.flowElements ?? []).filter(
    (one: ModdleElement) => one.$type === type && linkNames(one).includes(name),
  )
}

/** A compensation event names an activity it can see: in its own scope or one around it. */
function checkCompensationTarget({ element, wrong }: Checked): void {
  for (const definition of definitionsOf(element)) {
    const activity: ModdleElement | undefined =
      definition.$type === 'bpmn:CompensateEventDefinition' ? definition.activityRef : undefined
    if (activity === undefined || !isActivity(activity)) continue
    let scope = element.$parent
    while (scope !== undefined && scope !== activity.$parent) scope = scope.$parent
    if (scope === undefined)
      wrong(
        'COMPENSATION_TARGET_NOT_VISIBLE',
        `${element.id} cannot see the activity ${activity.id} it compensates.`,
      )
  }
}
