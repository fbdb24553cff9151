// A notice in words, and the place it leads to. The words hold what the list of tasks shows, and no more.

import type { Notice } from '../../api/notices.ts'
import { doerInWords, organisationInWords, type Translate } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'

const texts = {
  given: 'notices.given',
  taken: 'notices.taken',
  'due-soon': 'notices.dueSoon',
  late: 'notices.late',
  answered: 'notices.answered',
  undelivered: 'notices.undelivered',
  problem: 'notices.problem',
  'hold-over': 'notices.holdOver',
  overdue: 'notices.overdue',
  'never-overruled': 'notices.neverOverruled',
} as const

/** What is told, and of which case and process. */
export function noticeInWords(
  notice: Notice,
  t: Translate,
): { readonly what: string; readonly where: string } {
  const { kind, name, element, by, instanceNumber, processName, processId } = notice
  const process = processName ?? processId
  return {
    what: t(texts[kind], {
      name: name ?? element?.replaceAll('_', ' ') ?? '',
      by: by?.startsWith('link:') ? organisationInWords(by.slice(5)) : doerInWords(by ?? ''),
    }),
    where: instanceNumber === null ? process : `${t('cases.number', { number: instanceNumber })}, ${process}`,
  }
}

/** A notice without a case is about a process: its figures, or what failed in it. */
export function noticePlace({ kind, instanceKey, taskKey, processId }: Notice): string {
  if (kind === 'problem') return paths.problems()
  if (instanceKey === null) return paths.picture({ process: processId })
  return taskKey === null ? paths.openCase(instanceKey) : paths.case(instanceKey, { task: taskKey })
}
