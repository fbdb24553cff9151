// A sequence flow may be drawn to a start event of a sub-process, or from an end event of one, in place of the border of
// the sub-process (10.5.2, 10.5.3). It leads to, or from, the sub-process all the same.

import type { ModdleElement } from './moddle.ts'

/** The node of its own scope that a flow leads to: the sub-process, where the start event on its border is drawn as the target. */
export function targetOf(flow: ModdleElement): ModdleElement | undefined {
  const to: ModdleElement | undefined = flow.targetRef
  return to?.$type === 'bpmn:StartEvent' && isOnBorder(to, flow) ? to.$parent : to
}

/**
 * The node of its own scope that a flow leaves: the sub-process, where its only end event is drawn as the source. Of several
 * end events the standard does not say what becomes of their flows when more than one is reached.
 */
export function sourceOf(flow: ModdleElement): ModdleElement | undefined {
  const from: ModdleElement | undefined = flow.sourceRef
  return from?.$type === 'bpmn:EndEvent' && isOnBorder(from, flow) && isAlone(from) ? from.$parent : from
}

/** Whether an event stands in a sub-process of the scope that a flow is drawn in. */
function isOnBorder({ $parent: sub }: ModdleElement, flow: ModdleElement): boolean {
  return (
    (sub?.$type === 'bpmn:SubProcess' || sub?.$type === 'bpmn:Transaction') &&
    sub.triggeredByEvent !== true &&
    sub.$parent === flow.$parent
  )
}

function isAlone(event: ModdleElement): boolean {
  const beside = (event.$parent?.flowElements ?? []) as ModdleElement[]
  return beside.every(one => one === event || one.$type !== event.$type)
}
