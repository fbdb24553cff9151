// What somebody sees who comes by a one-time link: who asks, the form, and what becomes of the answer. The secret is
// taken out of the address at once, so that neither the history of the browser nor a look over the shoulder keeps it.

import { useMutation, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Refusal } from '../../api/client.ts'
import { answerLink, openLink } from '../../api/link.ts'
import { Form } from '../../forms/form.tsx'
import { speak, useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { LanguageMenu } from '../../shell/account-menu.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Notice } from '../../ui/state.tsx'
import { StatusLine } from '../../ui/status.tsx'
import '../../styles/about.css'

const LinkFiles = lazy(() => import('./link-files.tsx'))

/** Taken once for the page, which may be drawn more than once. */
const secret = location.hash.slice(1)
if (secret !== '') history.replaceState(history.state, '', location.pathname)
// A second link, opened where the first one was, changes the fragment alone.
addEventListener('hashchange', () => location.reload())

export default function LinkPage() {
  const { t } = useTexts()
  return (
    <StatusLine>
      <div className="shell">
        <header className="banner">
          <span className="brand">
            <img src="/linkspan.svg" alt="" />
            Linkspan
          </span>
          <div className="banner-end">
            <LanguageMenu />
          </div>
        </header>
        <main id="main">
          <div className="about">
            {secret === '' ? (
              <Closed title={t('link.missing')}>{t('link.missingNext')}</Closed>
            ) : (
              <Question />
            )}
          </div>
        </main>
      </div>
    </StatusLine>
  )
}

function Question() {
  const { t } = useTexts()
  const shown = useQuery({
    queryKey: ['link'],
    queryFn: () => openLink(secret),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const answer = useMutation({
    mutationFn: (values: Record<string, unknown>) => answerLink(secret, values),
  })
  const language = shown.data?.language
  useEffect(() => {
    if (language !== undefined) void speak(language)
  }, [language])
  if (answer.isSuccess) return <Closed title={t('link.thanks')}>{t('link.thanksNext')}</Closed>
  if (shown.isError && isOnHold(shown.error))
    return <Closed title={t('link.onHold')}>{t('link.onHoldNext')}</Closed>
  if (shown.isError)
    return (
      <Page title={t('link.title')}>
        {isDead(shown.error) ? (
          <RefusalNotice error={shown.error} />
        ) : (
          <RefusalNotice error={shown.error} onRetry={() => void shown.refetch()} />
        )}
      </Page>
    )
  if (shown.data === undefined) return <Loading />
  const { organisation, askedBy, task, element, expiresAt, schema, data } = shown.data
  return (
    <Page key="form" title={task ?? t('link.title')} lead={t('link.asks', { organisation, name: askedBy })}>
      <Notice>
        <p>{t('link.what', { when: dateTime(expiresAt) })}</p>
      </Notice>
      <Form
        schema={schema ?? { components: [] }}
        data={data}
        element={element}
        error={answer.error}
        busy={answer.isPending}
        submitLabel={t('link.send')}
        headings="h2"
        onSubmit={values => answer.mutate(values)}
      >
        <p className="second-line">{t('link.filesBelow')}</p>
      </Form>
      <Suspense fallback={<Loading />}>
        <LinkFiles secret={secret} />
      </Suspense>
    </Page>
  )
}

/** A link that was used, withdrawn or has expired stays so, however often it is asked for. */
const isDead = (error: Error) => error instanceof Refusal && error.code === 'LINK_DEAD'

/** Whoever asked may go on with it later; somebody who comes by a link cannot resume it. */
const isOnHold = (error: Error) => error instanceof Refusal && error.code === 'INSTANCE_SUSPENDED'

function Closed({ title, children }: { title: string; children: string }) {
  return (
    <Page title={title}>
      <p>{children}</p>
    </Page>
  )
}
