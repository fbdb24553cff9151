// What a draft is called on the pages.

import type { Definition, DraftSummary } from '../../api/drawings.ts'

/** As the version that was made of it, which says its name in the language of the page; else as its author called it. */
export const nameOfDraft = (
  { id, name, processIds }: DraftSummary,
  versions: readonly Definition[],
): string => {
  const own = versions.filter(({ draftId }) => draftId === id)
  return (own.find(({ processId }) => processId === processIds[0]) ?? own[0])?.name ?? name
}
