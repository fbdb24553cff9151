// Which triggers an event may have, and how it may be connected (10.5).

import { type Sentence, tell, type Value } from '../../words/sentences.ts'
import { linkNameOf } from '../link.ts'
import type { ModdleElement } from '../moddle.ts'
import { definitionsOf } from '../reader.ts'
import { isNotOf } from './data.ts'
import type { Checked } from './index.ts'
import { checkConnected } from './nodes.ts'

/** The checks of one event. */
export function checkEvent(checked: Checked): void {
  const { element } = checked
  if (element.$type === 'bpmn:StartEvent') checkStart(checked)
  else if (element.$type === 'bpmn:EndEvent') checkEnd(checked)
  else if (element.$type === 'bpmn:BoundaryEvent') checkBoundary(checked)
  else if (element.$type === 'bpmn:IntermediateCatchEvent') checkCatch(checked)
  else if (element.$type === 'bpmn:IntermediateThrowEvent') checkThrow(checked)
  checkPayload(checked)
  checkShared(checked)
  checkEventData(checked)
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

const NAMES: Readonly<Record<string, Sentence>> = {
  Message: tell`message`,
  Timer: tell`timer`,
  Conditional: tell`condition`,
  Signal: tell`signal`,
  Error: tell`error`,
  Escalation: tell`escalation`,
  Compensate: tell`compensation`,
  Cancel: tell`cancel`,
  Link: tell`link`,
  Terminate: tell`terminate`,
}

/** A kind of trigger in words. */
export function triggerNamed(kind: string): Value {
  return NAMES[kind] ?? kind
}

function forbid({ element, wrong }: Checked, allowed: readonly string[], what: Sentence): void {
  for (const kind of kindsOf(element)) {
    if (!allowed.includes(kind))
      wrong('TRIGGER_FORBIDDEN', tell`${what} ${element.id} cannot have this trigger: ${triggerNamed(kind)}.`)
  }
}

function checkStart(checked: Checked): void {
  const { element, scope, incoming, outgoing, wrong } = checked
  const kinds = kindsOf(element)
  if (incoming.length > 0)
    wrong('START_WITH_INCOMING', tell`Nothing can lead to the start event ${element.id}.`)
  if (outgoing.length === 0)
    wrong('START_WITHOUT_OUTGOING', tell`The start event ${element.id} leads nowhere.`, 'warning')
  if (scope.triggeredByEvent === true) {
    forbid(checked, MAY.eventSubProcess, tell`The start event`)
    if (kinds.length === 0)
      wrong('TRIGGER_MISSING', tell`The start event ${element.id} of an event sub-process needs a trigger.`)
    const must = kinds.find(kind => kind === 'Error' || kind === 'Compensate')
    if (must !== undefined && element.isInterrupting === false)
      wrong(
        'MUST_INTERRUPT',
        tell`The start event ${element.id} must be interrupting because of its trigger: ${triggerNamed(must)}.`,
        must === 'Error' ? 'error' : 'warning',
      )
  } else if (scope.$type === 'bpmn:Process') forbid(checked, MAY.start, tell`The start event`)
  else if (kinds.length > 0)
    wrong(
      'TRIGGER_FORBIDDEN',
      tell`The start event ${element.id} of an embedded sub-process cannot have a trigger.`,
    )
}

function checkEnd(checked: Checked): void {
  const { element, incoming, outgoing, wrong } = checked
  forbid(checked, MAY.end, tell`The end event`)
  if (outgoing.length > 0) wrong('END_WITH_OUTGOING', tell`Nothing can follow the end event ${element.id}.`)
  if (incoming.length === 0)
    wrong('NODE_WITHOUT_INCOMING', tell`Nothing leads to the end event ${element.id}.`, 'warning')
  if (kindsOf(element).includes('Cancel') && !insideTransaction(element)) {
    wrong(
      'CANCEL_OUTSIDE_TRANSACTION',
      tell`The cancel end event ${element.id} must stand inside a transaction.`,
    )
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
  forbid(checked, MAY.boundary, tell`The boundary event`)
  if (kinds.length === 0) wrong('TRIGGER_MISSING', tell`The boundary event ${element.id} needs a trigger.`)
  if (incoming.length > 0)
    wrong('BOUNDARY_WITH_INCOMING', tell`Nothing can lead to the boundary event ${element.id}.`)
  if (host !== undefined && !isHost(host, scope)) {
    wrong(
      'BOUNDARY_ON_WRONG_HOST',
      tell`The boundary event ${element.id} must be attached to an activity of the same scope, not to ${host.id}.`,
    )
  }
  if (kinds.includes('Cancel') && host?.$type !== 'bpmn:Transaction') {
    wrong(
      'CANCEL_OUTSIDE_TRANSACTION',
      tell`The cancel boundary event ${element.id} must be attached to a transaction.`,
    )
  }
  const must = kinds.find(kind => kind === 'Error' || kind === 'Cancel')
  if (must !== undefined && element.cancelActivity === false)
    wrong(
      'MUST_INTERRUPT',
      tell`The boundary event ${element.id} must be interrupting because of its trigger: ${triggerNamed(must)}.`,
    )
  if (kinds.includes('Compensate')) {
    if (outgoing.length > 0)
      wrong(
        'COMPENSATION_WITH_FLOW',
        tell`The compensation boundary event ${element.id} leads to its handler by an association, not by a sequence flow.`,
      )
    checkHandlers(checked)
  } else if (outgoing.length === 0)
    wrong('NODE_WITHOUT_OUTGOING', tell`The boundary event ${element.id} leads nowhere.`, 'warning')
}

/** A compensation boundary event leads to one activity, which is marked as made for it (10.7). */
function checkHandlers({ element, scope, wrong }: Checked): void {
  const handlers = associated(element, scope)
  if (handlers.length === 0)
    wrong(
      'COMPENSATION_HANDLER_MISSING',
      tell`${element.id} is associated with no handler: nothing is undone.`,
      'warning',
    )
  if (handlers.length > 1)
    wrong(
      'COMPENSATION_HANDLER_AMBIGUOUS',
      tell`${element.id} is associated with ${handlers.length} handlers; put them into one sub-process.`,
    )
  for (const handler of handlers)
    if (handler.isForCompensation !== true)
      wrong(
        'COMPENSATION_HANDLER_WRONG',
        tell`${handler.id} is the handler of ${element.id} but not marked as being for compensation.`,
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
  checkConnected(checked)
  forbid(checked, MAY.catch, tell`The catch event`)
  if (kinds.length === 0) wrong('TRIGGER_MISSING', tell`The catch event ${element.id} needs a trigger.`)
  if (!kinds.includes('Link')) return
  checkPair(checked)
  if (incoming.length > 0)
    wrong(
      'LINK_WITH_FLOW',
      tell`The link catch event ${element.id} is reached by its link, not by a sequence flow.`,
    )
  for (const name of linkNames(element)) {
    if (linked(scope, 'bpmn:IntermediateCatchEvent', name).length > 1)
      wrong('LINK_AMBIGUOUS', tell`Several link catch events of one scope are named "${name}".`)
    if (linked(scope, 'bpmn:IntermediateThrowEvent', name).length === 0)
      wrong('LINK_WITHOUT_SOURCE', tell`No link throw event is named "${name}".`, 'warning')
  }
}

function checkThrow(checked: Checked): void {
  const { element, scope, outgoing, wrong } = checked
  checkConnected(checked)
  forbid(checked, MAY.throw, tell`The throw event`)
  if (!kindsOf(element).includes('Link')) return
  checkPair(checked)
  if (outgoing.length > 0)
    wrong(
      'LINK_WITH_FLOW',
      tell`The link throw event ${element.id} goes on at its target, not along a sequence flow.`,
    )
  for (const name of linkNames(element)) {
    if (linked(scope, 'bpmn:IntermediateCatchEvent', name).length === 0) {
      wrong('LINK_WITHOUT_TARGET', tell`No link catch event in the same scope is named "${name}".`)
    }
  }
}

/** What is thrown has a code, and what is sent or awaited is a message (8.4.3, 8.4.4, 10.5.5). */
function checkPayload({ element, wrong }: Checked): void {
  const throws = element.$type === 'bpmn:EndEvent' || element.$type === 'bpmn:IntermediateThrowEvent'
  for (const definition of definitionsOf(element)) {
    if (throws && definition.$type === 'bpmn:ErrorEventDefinition' && !definition.errorRef?.errorCode)
      wrong('ERROR_CODE_MISSING', tell`${element.id} throws an error without a code.`)
    if (
      throws &&
      definition.$type === 'bpmn:EscalationEventDefinition' &&
      !definition.escalationRef?.escalationCode
    )
      wrong('ESCALATION_CODE_MISSING', tell`${element.id} throws an escalation without a code.`)
    if (definition.$type === 'bpmn:MessageEventDefinition' && !saysWhat(definition, element))
      wrong(
        'MESSAGE_MISSING',
        tell`The message event ${element.id} names no message; its own name is taken for it.`,
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

/** Only what is defined at the top of the file can be shared (10.5.1). */
function checkShared({ element, wrong }: Checked): void {
  for (const definition of (element.eventDefinitionRef ?? []) as ModdleElement[])
    if (definition.$parent?.$type !== 'bpmn:Definitions')
      wrong(
        'EVENT_DEFINITION_NOT_SHARED',
        tell`${element.id} uses ${definition.id}, which belongs to ${definition.$parent?.id}. Define it beside the processes.`,
        'warning',
      )
}

const CARRIES = new Set(['Message', 'Error', 'Escalation', 'Signal'])
const ITEM: Readonly<Record<string, (definition: ModdleElement) => ModdleElement | undefined>> = {
  Message: one => one.messageRef?.itemRef,
  Error: one => one.errorRef?.structureRef,
  Escalation: one => one.escalationRef?.structureRef,
  Signal: one => one.signalRef?.structureRef,
}

/** Where an event has data, there is one item for each of its triggers that carries some, in order (10.5.1). */
function checkEventData({ element, wrong }: Checked): void {
  const data: readonly ModdleElement[] = element.dataInputs ?? element.dataOutputs ?? []
  if (data.length === 0) return
  const carrying = definitionsOf(element).filter(one => CARRIES.has(kindOf(one)))
  if (data.length !== carrying.length)
    return wrong(
      'EVENT_DATA_MISMATCH',
      tell`${element.id} has ${data.length} data items for ${carrying.length} triggers that carry data.`,
      'warning',
    )
  carrying.forEach((definition, at) => {
    if (isNotOf(data[at]?.itemSubjectRef, ITEM[kindOf(definition)]?.(definition)))
      wrong(
        'EVENT_DATA_MISMATCH',
        tell`The data ${data[at]?.id} of ${element.id} is of another item definition than what its trigger carries.`,
        'warning',
      )
  })
}

/** Links that name each other outright bear one name. */
function checkPair({ element, wrong }: Checked): void {
  for (const definition of definitionsOf(element))
    for (const other of [definition.target, ...(definition.source ?? [])] as (ModdleElement | undefined)[])
      if (other !== undefined && other.name !== definition.name)
        wrong(
          'LINK_PAIR_MISMATCH',
          tell`${element.id} names the link "${other.name ?? ''}" as its counterpart, which bears another name.`,
          'warning',
        )
}

function linkNames(event: ModdleElement): string[] {
  return definitionsOf(event)
    .filter((one: ModdleElement) => one.$type === 'bpmn:LinkEventDefinition')
    .map((one: ModdleElement) => linkNameOf(one, event))
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
        tell`${element.id} cannot see the activity ${activity.id} it compensates.`,
      )
  }
}
