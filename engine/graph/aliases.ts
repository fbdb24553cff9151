// Data objects and properties have an id and a name, and expressions may use either (10.4.1).

import { compileExpression } from '../feel/evaluate.ts'
import type { ModdleElement } from './moddle.ts'
import type { Build } from './nodes.ts'

/** A data object or property is known by its id and, where that is a name FEEL can read, by its name. */
export function aliasesOf(build: Build): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>()
  for (const source of build.sources.values()) {
    for (const element of [...(source.flowElements ?? []), ...(source.properties ?? [])] as ModdleElement[]) {
      if (element.$type !== 'bpmn:DataObject' && element.$type !== 'bpmn:Property') continue
      const { id, name } = element
      if (id === undefined || name === undefined || name === id || 'problem' in compileExpression(name))
        continue
      aliases.set(id, name)
      aliases.set(name, id)
    }
  }
  return aliases
}
