// How a node hangs in the flow: what leads to it and what follows (8.4.7, 10.5.2–10.5.4, 10.6.1).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { definitionsOf } from '../reader.ts'
import type { Checked } from './index.ts'

/**
 * Where a scope has a start event, everything in it is reached from somewhere, and where it has an end event, everything
 * leads somewhere. What stands beside the flow by its nature is left out. An intermediate event always stands in the flow.
 */
export function checkConnected({ element, scope, types, incoming, outgoing, wrong }: Checked): void {
  if (standsBeside(element, scope)) return
  const intermediate = /^bpmn:Intermediate/.test(element.$type)
  if (incoming.length === 0 && !entered(element) && (intermediate || types.has('bpmn:StartEvent')))
    wrong('NODE_WITHOUT_INCOMING', tell`Nothing leads to ${element.id}.`, 'warning')
  if (outgoing.length === 0 && !left(element) && (intermediate || types.has('bpmn:EndEvent')))
    wrong('NODE_WITHOUT_OUTGOING', tell`${element.id} leads nowhere.`, 'warning')
}

function standsBeside(element: ModdleElement, scope: ModdleElement): boolean {
  return (
    element.isForCompensation === true ||
    element.triggeredByEvent === true ||
    scope.$type === 'bpmn:AdHocSubProcess'
  )
}

/** Whether something else than a sequence flow leads here: a message that begins the instance, or a link. */
function entered(element: ModdleElement): boolean {
  return element.instantiate === true || (element.$type === 'bpmn:IntermediateCatchEvent' && isLink(element))
}

function left(element: ModdleElement): boolean {
  return element.$type === 'bpmn:IntermediateThrowEvent' && isLink(element)
}

function isLink(event: ModdleElement): boolean {
  return definitionsOf(event).some(one => one.$type === 'bpmn:LinkEventDefinition')
}

/** The flows a node lists as its own are those that lead to it and from it. */
export function checkListed({ element, wrong }: Checked): void {
  for (const [part, end] of [
    ['incoming', 'targetRef'],
    ['outgoing', 'sourceRef'],
  ] as const)
    for (const flow of (element[part] ?? []) as ModdleElement[])
      if (flow.$type === 'bpmn:SequenceFlow' && flow[end] !== element)
        wrong(
          'FLOW_LISTED_WRONG',
          tell`${element.id} lists ${flow.id} as "${part}", but that flow connects others.`,
          'warning',
        )
}
