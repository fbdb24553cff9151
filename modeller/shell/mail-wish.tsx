// Whether and when one gets a mail that says how much waits. It holds counts and links, so nothing of a case leaves.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Digest, type DigestWish, digestQuery, keepDigest } from '../api/notices.ts'
import { currentLanguage, useTexts } from '../i18n/texts.ts'
import { dateTime } from '../i18n/when.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { RefusalNotice } from '../ui/refusal.tsx'
import { Loading, Notice } from '../ui/state.tsx'

export default function MailWish() {
  const { t } = useTexts()
  const digest = useQuery(digestQuery)
  return (
    <section className="card" aria-labelledby="mail-title">
      <h2 id="mail-title">{t('digest.title')}</h2>
      <p className="card-lead">{t('digest.lead')}</p>
      {digest.isError ? (
        <RefusalNotice error={digest.error} onRetry={() => void digest.refetch()} />
      ) : digest.data === undefined ? (
        <Loading />
      ) : (
        <Wish digest={digest.data} />
      )}
    </section>
  )
}

const RHYTHMS = ['never', 'at-once', 'daily', 'weekly'] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

function Wish({ digest }: { digest: Digest }) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const keep = useMutation({
    mutationFn: keepDigest,
    onSuccess: kept => queries.setQueryData(digestQuery.queryKey, kept),
  })
  const first: DigestWish = digest.wish ?? {
    email: '',
    language: currentLanguage(),
    rhythm: 'never',
    hour: 8,
    weekday: 1,
    quietFrom: null,
    quietUntil: null,
  }
  const [wish, setWish] = useState(first)
  const [wrong, setWrong] = useState(false)
  const set = (change: Partial<DigestWish>) => setWish({ ...wish, ...change })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(wish.email)
    setWrong(!address)
    if (address) keep.mutate(wish)
    else event.currentTarget.querySelector<HTMLInputElement>('[type=email]')?.focus()
  }
  const hourOf = (value: string) => (value === '' ? null : Number(value))
  return (
    <form onSubmit={submit} noValidate>
      {!digest.possible && <Notice kind="warning">{t('digest.notPossible')}</Notice>}
      {digest.problem !== null && <Notice kind="warning">{t('digest.problem')}</Notice>}
      {keep.isError && <RefusalNotice error={keep.error} />}
      {keep.isSuccess && (
        <Notice kind="good" role="status">
          {keep.data.nextAt === null
            ? t('digest.keptNever')
            : t('digest.kept', { when: dateTime(keep.data.nextAt) })}
        </Notice>
      )}
      <SelectField
        label={t('digest.rhythm')}
        value={wish.rhythm}
        options={RHYTHMS.map(value => ({ value, label: t(`digest.rhythms.${value}`) }))}
        onChange={event => set({ rhythm: event.target.value as DigestWish['rhythm'] })}
      />
      <TextField
        label={t('digest.email')}
        hint={t('digest.emailHint')}
        error={wrong ? t('digest.emailWrong') : null}
        type="email"
        autoComplete="email"
        value={wish.email}
        onChange={event => set({ email: event.target.value.trim() })}
      />
      <SelectField
        label={t('digest.language')}
        value={wish.language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'nl', label: 'Nederlands' },
          { value: 'fr', label: 'Français' },
        ]}
        onChange={event => set({ language: event.target.value as DigestWish['language'] })}
      />
      {wish.rhythm === 'weekly' && (
        <SelectField
          label={t('digest.weekday')}
          value={String(wish.weekday)}
          options={[1, 2, 3, 4, 5, 6, 7].map(day => ({ value: String(day), label: weekdayName(day, wish) }))}
          onChange={event => set({ weekday: Number(event.target.value) })}
        />
      )}
      {(wish.rhythm === 'daily' || wish.rhythm === 'weekly') && (
        <SelectField
          label={t('digest.hour')}
          value={String(wish.hour)}
          options={HOURS}
          onChange={event => set({ hour: Number(event.target.value) })}
        />
      )}
      {wish.rhythm === 'at-once' && (
        <>
          <SelectField
            label={t('digest.quietFrom')}
            hint={t('digest.quietHint')}
            value={String(wish.quietFrom ?? '')}
            empty={t('digest.noQuiet')}
            options={HOURS}
            onChange={event => {
              const quietFrom = hourOf(event.target.value)
              set({ quietFrom, quietUntil: quietFrom === null ? null : (wish.quietUntil ?? 7) })
            }}
          />
          {wish.quietFrom !== null && (
            <SelectField
              label={t('digest.quietUntil')}
              value={String(wish.quietUntil)}
              options={HOURS}
              onChange={event => set({ quietUntil: Number(event.target.value) })}
            />
          )}
        </>
      )}
      {digest.sentAt !== null && (
        <p className="hint">{t('digest.last', { when: dateTime(digest.sentAt) })}</p>
      )}
      <Button type="submit" look="main" disabled={keep.isPending}>
        {t('digest.keep')}
      </Button>
    </form>
  )
}

/** The first of January 2024 was a Monday. */
function weekdayName(day: number, { language }: DigestWish): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return format.format(new Date(Date.UTC(2024, 0, day)))
}
