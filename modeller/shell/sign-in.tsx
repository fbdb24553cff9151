// Nobody is signed in. On the demo, its people are offered by name, each with one press.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { becomes, signIn, signInPageQuery } from '../api/session.ts'
import { useTexts, wordFor } from '../i18n/texts.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Page } from '../ui/page.tsx'
import { RefusalNotice } from '../ui/refusal.tsx'
import { Notice } from '../ui/state.tsx'
import { LanguageMenu } from './account-menu.tsx'

export function SignIn() {
  const { t } = useTexts()
  const queries = useQueryClient()
  const page = useQuery(signInPageQuery)
  const [missing, setMissing] = useState(false)
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: me => becomes(queries, me),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const credentials = {
      username: String(data.get('username')).trim(),
      password: String(data.get('password')),
    }
    const incomplete = credentials.username === '' || credentials.password === ''
    setMissing(incomplete)
    if (!incomplete) enter.mutate(credentials)
  }
  const people = page.data?.people ?? []
  return (
    <div className="shell">
      <header className="banner">
        <span className="brand">
          <img src="/linkspan.svg" alt="" />
          Linkspan
        </span>
        <div className="banner-end">
          <Link className="button button-quiet button-small" to={paths.about()}>
            {t('about.title')}
          </Link>
          <LanguageMenu />
        </div>
      </header>
      <main className="sign-in">
        <Page title={t('signIn.title')} lead={t('signIn.lead')}>
          {missing && <Notice kind="wrong">{t('signIn.missing')}</Notice>}
          {enter.isError && !missing && <RefusalNotice error={enter.error} />}
          <div className="sign-in-two">
            <form className="card" onSubmit={submit} noValidate>
              <TextField
                label={t('signIn.username')}
                name="username"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
              />
              <TextField
                label={t('signIn.password')}
                name="password"
                type="password"
                autoComplete="current-password"
              />
              <Button type="submit" look="main" disabled={enter.isPending}>
                {t('signIn.submit')}
              </Button>
            </form>
            {people.length > 0 && (
              <section className="card" aria-labelledby="demo-people">
                <h2 id="demo-people">{t('signIn.demoTitle')}</h2>
                <p className="card-lead">{t('signIn.demoLead')}</p>
                <ul className="people-list">
                  {people.map(person => (
                    <li key={person.username}>
                      <button
                        type="button"
                        className="person-button"
                        onClick={() => enter.mutate({ username: person.username, password: person.password })}
                      >
                        <strong>
                          <span className="visually-hidden">{t('signIn.as', { name: '' })}</span>
                          {person.name}
                        </strong>
                        <span>{person.roles.map(role => wordFor('roles', role)).join(', ')}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        </Page>
      </main>
    </div>
  )
}
