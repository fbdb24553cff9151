// What comes next from a step, in the words of the drawing: choices are looked through, and the answer on the way is kept.

import type { Drawing, DrawnNode } from './read.ts'

export type NextStep = { readonly node: DrawnNode; readonly when: string | null }

const passedThrough = new Set([
  'exclusiveGateway',
  'inclusiveGateway',
  'parallelGateway',
  'complexGateway',
  'eventBasedGateway',
  'intermediateThrowEvent',
])

/** The activities and waits that can follow directly; each once. */
export function nextSteps(drawing: Drawing, from: string): NextStep[] {
  const found = new Map<string, NextStep>()
  const seen = new Set<string>()
  const walk = (id: string, when: string | null) => {
    for (const flowId of drawing.nodes.get(id)?.outgoing ?? []) {
      const flow = drawing.flows.get(flowId)
      const target = flow === undefined ? undefined : drawing.nodes.get(flow.target)
      if (flow === undefined || target === undefined) continue
      const said = flow.name ?? when
      if (passedThrough.has(target.type) && target.trigger === null) {
        if (!seen.has(target.id)) {
          seen.add(target.id)
          walk(target.id, said)
        }
      } else if (!found.has(target.id)) found.set(target.id, { node: target, when: said })
    }
  }
  walk(from, null)
  return [...found.values()]
}
