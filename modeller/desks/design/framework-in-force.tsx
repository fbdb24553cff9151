// Under which framework a deployment would stand, or that there is none.

import { useQuery } from '@tanstack/react-query'
import { frameworksQuery } from '../../api/governance.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateOnly } from '../../i18n/when.ts'
import { Notice } from '../../ui/state.tsx'

export function FrameworkInForce() {
  const { t } = useTexts()
  const frameworks = useQuery(frameworksQuery).data
  if (frameworks === undefined) return null
  const inForce = frameworks.find(({ status }) => status === 'in-force')
  if (inForce === undefined) return <Notice kind="warning">{t('frameworks.deploysUnderNone')}</Notice>
  return (
    <p>{t('frameworks.deploysUnder', { version: inForce.version, date: dateOnly(inForce.reviewDate) })}</p>
  )
}
