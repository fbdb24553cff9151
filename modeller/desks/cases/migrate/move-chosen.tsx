// Chosen cases of one version go to another version together. Where that may not be, the button says why.

import { Link } from 'react-router'
import type { Instance } from '../../../api/instances.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'

/** They stand in the address, so that it can be kept; more would make it too long for some servers. */
const MOST = 200

export function MoveChosen({ cases }: { cases: readonly Instance[] }) {
  const { t } = useTexts()
  const [first] = cases
  if (first === undefined) return null
  const live = cases.every(({ status }) => status === 'active' || status === 'suspended')
  const alike = cases.every(one => one.processDefinitionKey === first.processDefinitionKey)
  const whyNot =
    cases.length > MOST
      ? t('migrate.tooMany', { most: MOST })
      : live && alike
        ? null
        : t('migrate.oneVersion')
  const words = t('migrate.move', { count: cases.length })
  if (whyNot !== null) return <Button whyNot={whyNot}>{words}</Button>
  const to = paths.migrateCases({ from: first.processDefinitionKey, cases: cases.map(({ key }) => key) })
  return (
    <Link className="button" to={to}>
      {words}
    </Link>
  )
}
