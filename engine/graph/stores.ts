// A data store outlives the instances that read and write it, and is one for all of them (10.4.1). It is known by the
// name of its `dataStore`, so that drawings of several files can mean the same one; where only a reference is drawn, by
// the name that stands under the cylinder.

import { nameOfData } from './loop.ts'
import type { ModdleElement } from './moddle.ts'

/** The stores that are drawn in these scopes: the name by which associations and expressions read it → the store. */
export function storesOf(scopes: Iterable<ModdleElement>): ReadonlyMap<string, string> {
  const stores = new Map<string, string>()
  for (const scope of scopes)
    for (const element of (scope.flowElements ?? []) as ModdleElement[])
      if (element.$type === 'bpmn:DataStoreReference') stores.set(nameOfData(element), storeOf(element))
  return stores
}

function storeOf(reference: ModdleElement): string {
  const store: ModdleElement | undefined = reference.dataStoreRef
  return store?.name ?? store?.id ?? nameOfData(reference)
}
