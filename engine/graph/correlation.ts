// Correlation keys of the collaborations and conversations a process takes part in (8.4.2): which properties a message
// tells, and which data of the process it must match.

import type { Expression } from '../feel/evaluate.ts'
import type { CorrelationKey } from './graph.ts'
import type { ModdleElement } from './moddle.ts'
import { bodyOf, expression, type Reader } from './reader.ts'

/** The correlation keys that concern a process. */
export function compileCorrelation(process: ModdleElement, reader: Reader): readonly CorrelationKey[] {
  const keys = new Map<string, ModdleElement>()
  for (const root of (reader.definitions.rootElements ?? []) as ModdleElement[]) {
    if (root.$type !== 'bpmn:Collaboration') continue
    const takesPart = (root.participants ?? []).some(
      (one: ModdleElement) => one.processRef?.id === process.id,
    )
    if (!takesPart) continue
    for (const key of [
      ...(root.correlationKeys ?? []),
      ...(root.conversations ?? []).flatMap((one: ModdleElement) => one.correlationKeys ?? []),
    ])
      keys.set(key.id, key)
  }
  const bindings = new Map<string, Expression>()
  for (const subscription of (process.correlationSubscriptions ?? []) as ModdleElement[]) {
    if (subscription.correlationKeyRef !== undefined)
      keys.set(subscription.correlationKeyRef.id, subscription.correlationKeyRef)
    for (const binding of (subscription.correlationPropertyBinding ?? []) as ModdleElement[]) {
      const path = bodyOf(binding.dataPath)
      const read = path === null ? null : expression(reader, path, process)
      if (read !== null && binding.correlationPropertyRef?.id !== undefined)
        bindings.set(binding.correlationPropertyRef.id, read)
    }
  }
  return [...keys.values()].map(key => ({ id: key.id!, properties: properties(key, bindings, reader) }))
}

function properties(
  key: ModdleElement,
  bindings: ReadonlyMap<string, Expression>,
  reader: Reader,
): CorrelationKey['properties'] {
  return ((key.correlationPropertyRef ?? []) as ModdleElement[]).map(property => ({
    id: property.id!,
    retrieval: retrievals(property, reader),
    subscription: bindings.get(property.id!) ?? null,
  }))
}

function retrievals(property: ModdleElement, reader: Reader): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>()
  for (const retrieval of (property.correlationPropertyRetrievalExpression ?? []) as ModdleElement[]) {
    const path = bodyOf(retrieval.messagePath)
    const read = path === null ? null : expression(reader, path, property)
    if (read !== null && retrieval.messageRef?.id !== undefined) found.set(retrieval.messageRef.id, read)
  }
  return found
}
