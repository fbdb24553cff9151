// Why a rule of governance is there: what it says, its reason, what to do, and where it comes from.

import type { RuleText } from '../../../engine/lint/rule.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Disclosure } from '../../ui/disclosure.tsx'

/** Nothing for what is no rule of governance: its sentence says all there is. */
export function WhyRule({ rule }: { readonly rule: RuleText | undefined }) {
  const { t } = useTexts()
  if (rule === undefined) return null
  return (
    <Disclosure title={t('board.whyRule', { rule: rule.title })}>
      <p>{rule.says}</p>
      <dl className="facts">
        <dt>{t('gaps.why')}</dt>
        <dd>{rule.why}</dd>
        <dt>{t('gaps.cure')}</dt>
        <dd>{rule.cure}</dd>
        <dt>{t('gaps.source')}</dt>
        <dd>{rule.source}</dd>
      </dl>
    </Disclosure>
  )
}
