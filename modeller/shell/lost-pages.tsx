// Where a reader lands when there is no page, or when a page broke.

import { Link, useRouteError } from 'react-router'
import { useTexts } from '../i18n/texts.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { Notice } from '../ui/state.tsx'

export function NotFoundPage() {
  const { t } = useTexts()
  return (
    <Page title={t('shell.notFound')} lead={t('shell.notFoundLead')}>
      <Link to={paths.home()}>{t('shell.home')}</Link>
    </Page>
  )
}

export function BrokenPage() {
  const { t } = useTexts()
  const error = useRouteError()
  return (
    <Page title={t('shell.broken')} lead={t('shell.brokenLead')}>
      <Notice kind="wrong">
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </Notice>
      <a href={paths.home()}>{t('shell.home')}</a>
    </Page>
  )
}
