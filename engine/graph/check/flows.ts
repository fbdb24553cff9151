// Sequence flows connect two nodes of one scope (7.6.1, 8.4.13).

import { tell } from '../../words/sentences.ts'
import { sourceOf, targetOf } from '../border.ts'
import type { ModdleElement } from '../moddle.ts'
import type { Checked } from './index.ts'

/** The checks of one sequence flow. */
export function checkFlow({ element: flow, wrong }: Checked): void {
  const { id } = flow
  const [from, to] = [sourceOf(flow), targetOf(flow)]
  if (from === undefined || to === undefined) {
    return wrong(
      'FLOW_WITHOUT_END',
      tell`The sequence flow ${id} has no ${from === undefined ? tell`source` : tell`target`}.`,
    )
  }
  if (!isFlowNode(from) || !isFlowNode(to)) {
    return wrong('FLOW_WITHOUT_END', tell`The sequence flow ${id} must go from one flow node to another.`)
  }
  if (processOf(from) !== processOf(to)) {
    wrong('FLOW_CROSSES_POOL', tell`The sequence flow ${id} leaves its pool; draw a message flow.`)
  } else if (from.$parent !== to.$parent || from.$parent !== flow.$parent) {
    wrong('FLOW_CROSSES_SCOPE', tell`The sequence flow ${id} crosses the border of a sub-process.`)
  }
  if (flow.isImmediate === false)
    wrong(
      'FLOW_NOT_IMMEDIATE',
      tell`The sequence flow ${id} says isImmediate="false"; where a process runs, nothing comes in between.`,
      'warning',
    )
  if (flow.conditionExpression !== undefined && !mayHaveCondition(from)) {
    wrong('CONDITION_IGNORED', tell`The condition on ${id} has no effect behind ${from.id}.`, 'warning')
  } else if (flow.conditionExpression !== undefined && from.default === flow) {
    wrong(
      'CONDITION_IGNORED',
      tell`The condition on ${id} has no effect, for it is the default flow of ${from.id}.`,
      'warning',
    )
  }
}

function isFlowNode(element: ModdleElement): boolean {
  return (
    /(Event|Gateway|Task|SubProcess|Transaction|CallActivity)$/.test(element.$type) ||
    element.$type === 'bpmn:Task'
  )
}

/** Conditions stand behind activities and behind exclusive, inclusive and complex gateways. */
function mayHaveCondition(from: ModdleElement): boolean {
  return !/(ParallelGateway|EventBasedGateway|Event)$/.test(from.$type)
}

function processOf(element: ModdleElement): ModdleElement | undefined {
  let at: ModdleElement | undefined = element
  while (at !== undefined && at.$type !== 'bpmn:Process') at = at.$parent
  return at
}
