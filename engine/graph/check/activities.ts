// Attributes of activities, and how activities may be connected (10.3).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { definitionsOf, extension } from '../reader.ts'
import { rootsAround } from '../walk.ts'
import { checkDefault, checkInstantiate } from './gateways.ts'
import type { Checked } from './index.ts'
import { checkLoop } from './loops.ts'
import { checkConnected } from './nodes.ts'
import { checkCalledData, checkOperationData } from './services.ts'

/** The checks of one activity. */
export function checkActivity(checked: Checked): void {
  checkDefault(checked)
  checkQuantities(checked)
  checkLoop(checked)
  checkConnections(checked)
  checkMessage(checked)
  checkCalled(checked)
  checkOperationData(checked)
  if (checked.element.$type === 'bpmn:CallActivity') checkCalledData(checked)
}

function checkQuantities({ element, wrong }: Checked): void {
  for (const name of ['startQuantity', 'completionQuantity']) {
    const value: unknown = element[name]
    if (value !== undefined && !(Number.isInteger(value) && (value as number) >= 1)) {
      wrong('QUANTITY_TOO_SMALL', tell`${name} of ${element.id} must be a whole number of at least 1.`)
    }
  }
}

function checkConnections(checked: Checked): void {
  const { element, scope, incoming, outgoing, wrong } = checked
  const connected = incoming.length + outgoing.length > 0
  if (element.isForCompensation === true && connected) {
    wrong(
      'COMPENSATION_WITH_FLOW',
      tell`${element.id} is for compensation and cannot stand in the normal flow.`,
    )
  }
  if (element.triggeredByEvent === true && connected) {
    wrong(
      'EVENT_SUB_PROCESS_WITH_FLOW',
      tell`The event sub-process ${element.id} cannot have sequence flows.`,
    )
  }
  if (element.$type === 'bpmn:ReceiveTask' && element.instantiate === true && incoming.length > 0) {
    wrong('INSTANTIATE_WITH_INCOMING', tell`${element.id} creates instances and cannot have incoming flows.`)
  }
  checkInstantiate(element, scope, wrong)
  const [only, ...others] = outgoing
  if (only?.conditionExpression !== undefined && others.length === 0) {
    wrong(
      'CONDITIONAL_FLOW_ALONE',
      tell`The conditional flow ${only.id} is the only one that leaves ${element.id}; add another.`,
      'warning',
    )
  }
  checkConnected(checked)
}

/** What a task sends or awaits is a message (10.3.3); one whose work is a job may say it to the worker. */
function checkMessage({ element, wrong }: Checked): void {
  if (!/(Send|Receive)Task$/.test(element.$type)) return
  const said = element.messageRef !== undefined || element.operationRef !== undefined
  if (!said && extension(element, 'zeebe:TaskDefinition') === undefined)
    wrong(
      'MESSAGE_MISSING',
      tell`The task ${element.id} names no message; its own name is taken for it.`,
      'warning',
    )
}

/** A called process of the same file is entered by a none start event (13.3.4). */
function checkCalled({ element, wrong }: Checked): void {
  if (element.$type !== 'bpmn:CallActivity') return
  const id = extension(element, 'zeebe:CalledElement')?.processId ?? element.calledElement
  const called = rootsAround(element).find(root => root.$type === 'bpmn:Process' && root.id === id)
  const starts = elementsIn(called).filter(one => one.$type === 'bpmn:StartEvent')
  const triggered = (start: ModdleElement) => definitionsOf(start).length > 0
  if (starts.length > 0 && starts.every(triggered))
    wrong(
      'CALLED_PROCESS_WITHOUT_NONE_START',
      tell`${element.id} calls ${id}, which begins by events only.`,
      'warning',
    )
}

function elementsIn(scope: ModdleElement | undefined): readonly ModdleElement[] {
  return scope?.flowElements ?? []
}
