import { useMutation } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { changePassword, useMe } from '../api/session.ts'
import { organisationInWords, speakOf, useTexts, wordFor } from '../i18n/texts.ts'
import { TextField } from '../ui/field.tsx'
import { Page } from '../ui/page.tsx'
import { RefusalNotice } from '../ui/refusal.tsx'
import { Notice } from '../ui/state.tsx'

const MailWish = lazy(async () => (await Promise.all([import('./mail-wish.tsx'), speakOf('cases')]))[0])

export default function AccountPage() {
  const { t } = useTexts()
  const me = useMe()
  const [short, setShort] = useState(false)
  const change = useMutation({ mutationFn: changePassword })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const next = String(data.get('next'))
    setShort(next.length < 12)
    if (next.length >= 12)
      change.mutate({ current: String(data.get('current')), next }, { onSuccess: () => form.reset() })
  }
  return (
    <Page title={t('account.title')}>
      <section className="card">
        <h2>{me.name}</h2>
        <dl className="facts">
          <dt>{t('signIn.username')}</dt>
          <dd>{me.username}</dd>
          <dt>{t('account.roles')}</dt>
          <dd>{me.roles.map(role => wordFor('roles', role)).join(', ')}</dd>
          {me.organisation !== null && (
            <>
              <dt>{t('account.organisation')}</dt>
              <dd>{organisationInWords(me.organisation)}</dd>
            </>
          )}
        </dl>
      </section>
      <form className="card" onSubmit={submit} noValidate>
        <h2>{t('account.change')}</h2>
        {change.isSuccess && (
          <Notice kind="good" role="status">
            {t('account.changed')}
          </Notice>
        )}
        {change.isError && <RefusalNotice error={change.error} />}
        <TextField
          label={t('account.current')}
          name="current"
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          label={t('account.next')}
          hint={t('account.nextHint')}
          error={short ? t('account.tooShort') : null}
          name="next"
          type="password"
          autoComplete="new-password"
          required
        />
        <button type="submit" className="button button-main">
          {t('account.change')}
        </button>
      </form>
      <Suspense fallback={null}>
        <MailWish />
      </Suspense>
    </Page>
  )
}
