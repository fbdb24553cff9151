// Where a message goes that is sent along a message flow (9.4).

import type { ModdleElement } from './moddle.ts'
import type { Build } from './nodes.ts'
import type { Reader } from './reader.ts'

/** Message flows from elements of this process to elements of executable processes of the file. */
export function messageFlowsOf(process: ModdleElement, build: Build, reader: Reader) {
  const flows = new Map<string, { process: string; element: string }>()
  for (const root of (reader.definitions.rootElements ?? []) as ModdleElement[]) {
    for (const flow of (root.messageFlows ?? []) as ModdleElement[]) {
      const from: ModdleElement | undefined = flow.sourceRef
      const to: ModdleElement | undefined = flow.targetRef
      if (from?.id === undefined || to?.id === undefined || !build.nodes.has(from.id)) continue
      const target = processAround(to)
      if (target !== null && target !== process.id && reader.executable.has(target))
        flows.set(from.id, { process: target, element: to.id })
    }
  }
  return flows
}

function processAround(element: ModdleElement): string | null {
  for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent)
    if (at.$type === 'bpmn:Process') return at.id ?? null
  return null
}
