// For whom one stands in at this moment, said above one's work; nothing where one stands in for nobody.

import { useStandingIn } from '../../api/absences.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { Notice } from '../../ui/state.tsx'

export function StandingIn() {
  const { t } = useTexts()
  return useStandingIn().map(({ id, name, until }) => (
    <Notice key={id}>{t('tasks.standIn', { name, when: dateTime(until) })}</Notice>
  ))
}
