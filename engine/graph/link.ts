// Links are paired by name, and in the metamodel by references as well; both stand in files (10.5.4, 10.5.5).

import type { ModdleElement } from './moddle.ts'
import { definitionsOf } from './reader.ts'

/** The name under which a link goes on: its own, or that of the target it refers to where none bears its own. */
export function linkNameOf(definition: ModdleElement, event: ModdleElement): string {
  const { name, target } = definition
  const scope = event.$parent
  const follows = target?.name !== undefined && target.$parent?.$parent === scope && !isCaught(name, scope)
  return (follows ? target.name : name) ?? ''
}

function isCaught(name: string | undefined, scope: ModdleElement | undefined): boolean {
  return ((scope?.flowElements ?? []) as ModdleElement[]).some(
    one =>
      one.$type === 'bpmn:IntermediateCatchEvent' &&
      definitionsOf(one).some(
        definition => definition.$type === 'bpmn:LinkEventDefinition' && definition.name === name,
      ),
  )
}
