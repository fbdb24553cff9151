// Live updates (text/event-stream). A message says only that something changed and where to look;
// the content is fetched like everything else, so rights are asked in one place.

import { type Static, Type } from 'typebox'

/** `event: changed`. `resource` names the query to refresh. */
export const Changed = Type.Object({
  resource: Type.Enum([
    'instance',
    'user-task',
    'incident',
    'job',
    'draft',
    'definition',
    'signal',
    'batch-operation',
    'notice',
  ]),
  key: Type.String({
    description:
      'of the instance, draft, deployment or batch operation; a task is told under its instance; nothing for a notice',
  }),
})
export type Changed = Static<typeof Changed>
