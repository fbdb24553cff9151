// Message flows go between pools, from what can send to what can receive (7.6.2, 9.4).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { type Reader, report } from '../reader.ts'
import { isActivity, kindsOf } from './events.ts'

/** The checks of all message flows of a collaboration. */
export function checkMessageFlows(collaboration: ModdleElement, reader: Reader): void {
  for (const flow of (collaboration.messageFlows ?? []) as ModdleElement[]) {
    const { sourceRef: from, targetRef: to, id } = flow
    if (from === undefined || to === undefined) {
      report(
        reader,
        'MESSAGE_FLOW_WITHOUT_END',
        flow,
        tell`The message flow ${id} has no ${from === undefined ? tell`source` : tell`target`}.`,
      )
      continue
    }
    if (poolOf(from) !== null && poolOf(from) === poolOf(to)) {
      report(
        reader,
        'MESSAGE_FLOW_IN_POOL',
        flow,
        tell`The message flow ${id} stays within one pool; draw a sequence flow.`,
      )
    }
    if (!maySend(from))
      report(reader, 'MESSAGE_FLOW_WRONG_END', flow, tell`${from.id} cannot send the message of ${id}.`)
    if (!mayReceive(to))
      report(reader, 'MESSAGE_FLOW_WRONG_END', flow, tell`${to.id} cannot receive the message of ${id}.`)
  }
  checkCounts(collaboration, reader)
}

/** An event that has one trigger is the end of one message flow; with several it is a multiple event (10.5.2–10.5.4). */
function checkCounts(collaboration: ModdleElement, reader: Reader): void {
  const ends = ((collaboration.messageFlows ?? []) as ModdleElement[])
    .flatMap(({ sourceRef, targetRef }) => [sourceRef, targetRef] as (ModdleElement | undefined)[])
    .filter(end => end !== undefined && /Event$/.test(end.$type))
  for (const [event, drawn] of Map.groupBy(ends, end => end!))
    if (drawn.length > 1 && kindsOf(event).length === 1)
      report(
        reader,
        'MESSAGE_FLOWS_OF_ONE_TRIGGER',
        event,
        tell`${event.id} has one trigger and ${drawn.length} message flows; give it a trigger for each message.`,
        'warning',
      )
}

/** The process an end of a message flow belongs to, whether it names the pool or something inside it. */
function poolOf(end: ModdleElement): ModdleElement | null {
  if (end.$type === 'bpmn:Participant') return end.processRef ?? end
  let at: ModdleElement | undefined = end
  while (at !== undefined && at.$type !== 'bpmn:Process') at = at.$parent
  return at ?? null
}

function maySend(end: ModdleElement): boolean {
  if (end.$type === 'bpmn:Participant' || isActivity(end)) return end.$type !== 'bpmn:ReceiveTask'
  if (end.$type !== 'bpmn:EndEvent' && end.$type !== 'bpmn:IntermediateThrowEvent') return false
  return kindsOf(end).includes('Message')
}

function mayReceive(end: ModdleElement): boolean {
  if (end.$type === 'bpmn:Participant' || isActivity(end)) return end.$type !== 'bpmn:SendTask'
  if (!['bpmn:StartEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent'].includes(end.$type))
    return false
  return kindsOf(end).includes('Message')
}
