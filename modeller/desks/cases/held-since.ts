// Since when somebody is on a task, in words, and who gave it to them. Nothing for a task taken before this was kept.

import type { UserTask } from '../../api/tasks.ts'
import { doerInWords, type Translate } from '../../i18n/texts.ts'
import { ago } from '../../i18n/when.ts'

export function heldSince({ assignee, assignedAt, assignedBy }: UserTask, now: number, t: Translate): string {
  if (assignedAt === null) return ''
  const when = ago(assignedAt, now)
  return assignedBy === null || assignedBy === assignee
    ? t('tasks.heldSince', { when })
    : t('tasks.givenBy', { name: doerInWords(assignedBy), when })
}
