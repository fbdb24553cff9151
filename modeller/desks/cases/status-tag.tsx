// How a case stands, as a word with a colour that never stands alone.

import type { ComponentProps } from 'react'
import type { CaseStatus } from '../../api/instances.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Tag } from '../../ui/state.tsx'

const statusLook: Record<CaseStatus, ComponentProps<typeof Tag>['kind']> = {
  active: 'blue',
  suspended: 'warning',
  completed: 'good',
  terminated: 'plain',
  canceled: 'plain',
}

export function StatusTag({ status }: { status: CaseStatus }) {
  const { t } = useTexts()
  return <Tag kind={statusLook[status]}>{t(`cases.status.${status}`)}</Tag>
}
