// Where a reader lands when there is no page, when it cannot be loaded, or when it broke.

import { useEffect, useState } from 'react'
import { Link, useRouteError } from 'react-router'
import { useTexts } from '../i18n/texts.ts'
import { paths } from '../paths.ts'
import { useOnline } from '../ui/online.ts'
import { Page } from '../ui/page.tsx'
import { Loading, Notice } from '../ui/state.tsx'
import { loadOtherBuild } from './other-build.ts'

export function NotFoundPage() {
  const { t } = useTexts()
  return (
    <Page title={t('shell.notFound')} lead={t('shell.notFoundLead')}>
      <Link to={paths.home()}>{t('shell.home')}</Link>
    </Page>
  )
}

export const BrokenPage = () => <Broken error={useRouteError()} />

/** A page in place of one that did not arrive, or does not run here. */
export const notLoaded = (error: unknown) => ({ element: <Broken error={error} /> })

/** Loading the page again mends newer pages and a lost connection: by itself, once there is something else to load. */
function Broken({ error }: { error: unknown }) {
  const { t } = useTexts()
  const online = useOnline()
  const [lost] = useState(!online)
  useEffect(() => {
    if (lost && online) location.reload()
  }, [lost, online])
  useEffect(() => {
    if (online) void loadOtherBuild().catch(() => {})
  }, [online])
  if (lost)
    return (
      <Page title={t('shell.noConnection')}>
        <Loading />
      </Page>
    )
  return (
    <Page title={t('shell.broken')} lead={t('shell.brokenLead')}>
      <Notice kind="wrong">
        <code>{String(error)}</code>
      </Notice>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('shell.reload')}
      </button>{' '}
      <a href={paths.home()}>{t('shell.home')}</a>
    </Page>
  )
}
