// Which activity undoes which: drawn as an association from a compensation boundary event to its handler (10.7).

import type { Node } from './graph.ts'
import type { ModdleElement } from './moddle.ts'
import type { Build, Draft } from './nodes.ts'
import { definitionsOf } from './reader.ts'

/** The activity associated with the compensation boundary event of this one. */
export function handlerOf(node: Draft, build: Build): Node | null {
  for (const event of node.boundaries) {
    const source = build.sources.get(event as Draft)!
    if (!definitionsOf(source).some(one => one.$type === 'bpmn:CompensateEventDefinition')) continue
    for (const association of associationsAround(source)) {
      if (association.sourceRef?.id === event.id)
        return (build.nodes.get(association.targetRef?.id) as Node | undefined) ?? null
    }
  }
  return null
}

function associationsAround(source: ModdleElement): ModdleElement[] {
  const found: ModdleElement[] = []
  for (let at = source.$parent; at !== undefined; at = at.$parent) {
    for (const artifact of (at.artifacts ?? []) as ModdleElement[])
      if (artifact.$type === 'bpmn:Association') found.push(artifact)
    for (const root of (at.$type === 'bpmn:Definitions' ? (at.rootElements ?? []) : []) as ModdleElement[]) {
      if (root.$type === 'bpmn:Collaboration')
        found.push(
          ...((root.artifacts ?? []) as ModdleElement[]).filter(one => one.$type === 'bpmn:Association'),
        )
    }
  }
  return found
}

/** An activity leaves a record when it, or anything inside it, can be undone. */
export function markCompensable(node: Draft): void {
  if (node.compensation === null && node.type !== 'eventSubProcess') return
  for (let at: Draft | null = node; at !== null && at.type !== 'process'; at = at.scope as Draft | null)
    at.compensable = true
}
