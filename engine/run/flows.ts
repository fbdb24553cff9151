// Which outgoing flows get a token, and the record of why: conditions, their results and the values they read.

import type { Flow, Node } from '../graph/graph.ts'
import { tell } from '../words/sentences.ts'
import { emit, type Step } from './emit.ts'
import { Trouble } from './incident.ts'
import type { Run } from './state.ts'
import { holds, lookup } from './variables.ts'

/**
 * Outgoing flows of an activity or event with conditions (13.3.1, figure 13.1): unconditional ones always, every
 * conditional one that holds; the default one if no conditional one does, whatever the unconditional ones do.
 * Throws Trouble NO_FLOW_CHOSEN before any token is sent.
 */
export function decideFlows(
  step: Step,
  node: Node,
  run: Run,
  extra?: Readonly<Record<string, unknown>>,
): readonly Flow[] {
  const judged = judge(step, node, run, false, extra)
  const chosen = node.outgoing.filter(flow =>
    flow === node.defaultFlow ? judged.none : flow.condition === null || judged.results.get(flow) === true,
  )
  return decided(step, node, run, chosen, judged.results)
}

/** The first flow whose condition holds, in document order; later conditions are not evaluated (13.4.2). */
export function decideFirst(step: Step, node: Node, run: Run): readonly Flow[] {
  const { results } = judge(step, node, run, true)
  const chosen = node.outgoing.find(flow => results.get(flow) === true) ?? node.defaultFlow
  return decided(step, node, run, chosen === null ? [] : [chosen], results)
}

function judge(
  step: Step,
  node: Node,
  run: Run,
  firstOnly: boolean,
  extra?: Readonly<Record<string, unknown>>,
) {
  const results = new Map<Flow, boolean>()
  let none = true
  for (const flow of node.outgoing) {
    if (flow === node.defaultFlow) continue
    if (flow.condition === null && !firstOnly) continue
    const result = flow.condition === null || holds(step, run, flow.condition, extra)
    results.set(flow, result)
    if (!result) continue
    none = false
    if (firstOnly) break
  }
  return { results, none }
}

function decided(
  step: Step,
  node: Node,
  run: Run,
  chosen: readonly Flow[],
  results: ReadonlyMap<Flow, boolean>,
) {
  if (chosen.length === 0 && node.outgoing.length > 0) {
    throw new Trouble('NO_FLOW_CHOSEN', tell`No condition after ${node.id} holds and it has no default flow.`)
  }
  const conditions = []
  const values: Record<string, unknown> = {}
  for (const [flow, result] of results) {
    if (flow.condition === null) continue
    conditions.push({ flow: flow.id, condition: flow.condition.text, result })
    for (const name of flow.condition.names) values[name] ??= lookup(step, run, name) ?? null
  }
  emit(step, {
    type: 'gateway.decided',
    key: run.key,
    element: node.id,
    elementType: run.type,
    flows: chosen.map(flow => flow.id),
    conditions,
    values,
  })
  return chosen
}
