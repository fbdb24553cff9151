// The task behind a one-time link. It is for one organisation of the register that is not on Linkspan, nobody is on it,
// and it is open: asked when the link is sent, again when it is opened, and under the lock of the case when it is answered.

import type { State } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import type { Organisation } from '../contract/organisations.ts'
import type { UserTask } from '../contract/user-tasks.ts'
import type { Database } from '../store/connect.ts'
import { findOrganisation } from '../store/organisations.ts'
import { findTask } from '../store/user-tasks.ts'
import type { InnerKey } from './key.ts'
import { type Refusal, refuse } from './work.ts'

export type LinkedTask = { readonly task: UserTask; readonly organisation: Organisation }

/** The server itself looks; what may be seen of the task is decided by the link. */
const SERVER = {
  username: 'system',
  name: '',
  roles: ['coordinator'],
  organisation: null,
  kind: 'token',
} as const

/** Null where a link to this task leads nowhere. */
export async function linkedTask({ kysely }: Database, key: InnerKey): Promise<LinkedTask | null> {
  const task = await findTask(kysely, key, SERVER)
  if (task?.status !== 'open' || task.assignee !== null || task.candidateUsers.length > 0) return null
  const [group, ...others] = task.candidateGroups
  const id = group === undefined || others.length > 0 ? undefined : group.split(':')[1]
  const organisation = id === undefined ? null : await findOrganisation(kysely, id)
  return organisation && !organisation.onLinkspan ? { task, organisation } : null
}

/** Who the trail says did it. No account bears such a name. */
export const actorOf = (organisation: string) => `link:${organisation}`

/** Under the lock: the task waits, and nobody has taken it on. */
export function stillFree(key: number): (state: State) => Refusal | null {
  return state => {
    const wait = state.runs[key]?.wait
    return wait?.kind === 'task' && wait.assignee === null
      ? null
      : refuse('LINK_DEAD', tell`This was answered in another way.`)
  }
}
