// What a preview would not do, told by element: for one case it comes as a refusal, for many as a list.

import type { BatchPreview } from '../../../../server/contract/batch-operations.ts'
import { Refusal } from '../../../api/client.ts'
import type { AtElement } from './mapping-table.tsx'

export function refusedAt(
  preview: BatchPreview | null | undefined,
  error: unknown,
): ReadonlyMap<string, AtElement> {
  const found = new Map<string, AtElement>()
  const add = (element: string, code: string, message: string) =>
    found.set(element, { code, message, cases: (found.get(element)?.cases ?? 0) + 1 })
  if (error instanceof Refusal)
    for (const { pointer, code, detail } of error.problem.errors ?? []) add(pointer, code, detail)
  for (const { element, code, message } of preview?.refused ?? [])
    if (element !== null) add(element, code, message)
  return found
}
