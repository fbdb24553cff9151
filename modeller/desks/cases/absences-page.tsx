// Being away: from when to when, and who stands in. Nobody asks why.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Absence, absencesQuery, deputiesQuery, endAbsence, setAbsence } from '../../api/absences.ts'
import { usersQuery } from '../../api/people.ts'
import { useMay, useMe } from '../../api/session.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateOnly } from '../../i18n/when.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordTable } from '../../ui/record-table.tsx'
import { inWords, RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { dayOf } from './hold.ts'

export default function AbsencesPage() {
  const { t } = useTexts()
  const list = useQuery(absencesQuery)
  return (
    <Page title={t('absences.title')} lead={t('absences.lead')}>
      <SetAbsence />
      <section aria-labelledby="absences-list">
        <h2 id="absences-list">{t('absences.known')}</h2>
        {list.isError ? (
          <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
        ) : list.data === undefined ? (
          <Loading />
        ) : list.data.length === 0 ? (
          <Empty title={t('absences.none')} />
        ) : (
          <AbsenceTable absences={list.data} />
        )}
      </section>
    </Page>
  )
}

const HOUR_MS = 3_600_000
/** The first moment of a day, or of the one after it. */
const startOf = (day: string, later = 0) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later)
}

function SetAbsence() {
  const { t } = useTexts()
  const me = useMe()
  const may = useMay()
  const say = useSay()
  const queries = useQueryClient()
  const forOthers = may('user.read')
  const [username, setUsername] = useState(me.username)
  const people = useQuery({ ...usersQuery, enabled: forOthers }).data?.filter(({ active }) => active) ?? []
  const deputies = useQuery(deputiesQuery(username))
  const [wrong, setWrong] = useState<{ deputy?: string; until?: string }>({})
  const set = useMutation({
    mutationFn: setAbsence,
    onSuccess: async absence => {
      await queries.invalidateQueries({ queryKey: ['absence'] })
      say(t('absences.set', { name: absence.name, deputy: absence.deputyName }))
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const [from, until, deputy] = ['from', 'until', 'deputy'].map(name => String(data.get(name) ?? ''))
    const found = {
      ...(deputy ? {} : { deputy: t('absences.pickDeputy') }),
      ...(from && until && from <= until && startOf(until, 1) > new Date()
        ? {}
        : { until: t('absences.notLater') }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0 || !from || !until || !deputy) return
    // From the moment it is said, where it begins today.
    const begins = new Date(Math.max(startOf(from).getTime(), Date.now()))
    set.mutate({ username, deputy, from: begins.toISOString(), until: startOf(until, 1).toISOString() })
  }
  const today = dayOf(new Date())
  return (
    <form className="card" onSubmit={submit} noValidate>
      <h2>{t('absences.new')}</h2>
      {set.isError && <RefusalNotice error={set.error} />}
      {forOthers && (
        <SelectField
          label={t('absences.who')}
          value={username}
          options={people.map(one => ({ value: one.username, label: one.name }))}
          onChange={({ target }) => setUsername(target.value)}
        />
      )}
      <div className="two-fields">
        <TextField label={t('absences.from')} type="date" name="from" defaultValue={today} min={today} />
        <TextField
          label={t('absences.until')}
          type="date"
          name="until"
          defaultValue={today}
          min={today}
          error={wrong.until ?? null}
        />
      </div>
      {deputies.data !== undefined && deputies.data.length === 0 ? (
        <p className="second-line">{t('absences.nobody')}</p>
      ) : (
        <SelectField
          key={username}
          label={t('absences.deputy')}
          hint={t('absences.deputyHint')}
          name="deputy"
          empty={t('form.pick')}
          error={wrong.deputy ?? null}
          options={(deputies.data ?? []).map(one => ({ value: one.username, label: one.name }))}
        />
      )}
      <Button
        type="submit"
        look="main"
        disabled={set.isPending}
        whyNot={deputies.data?.length === 0 ? t('absences.nobodyShort') : null}
      >
        {t('absences.save')}
      </Button>
    </form>
  )
}

/** The last day of an absence: it ends with the first moment of the next one. */
const lastDay = ({ until }: Absence) => dateOnly(new Date(Date.parse(until) - HOUR_MS).toISOString())

function AbsenceTable({ absences }: { absences: readonly Absence[] }) {
  const { t } = useTexts()
  const me = useMe()
  const may = useMay()
  const say = useSay()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: (absence: Absence) => endAbsence(absence.id),
    onSuccess: (_, { name }) => say(t('absences.ended', { name })),
    onError: error => say(inWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['absence'] }),
  })
  return (
    <RecordTable
      caption={t('absences.known')}
      columns={[t('absences.who'), t('absences.when'), t('absences.deputy'), { unseen: t('absences.end') }]}
    >
      {absences.map(absence => (
        <tr key={absence.id}>
          <th scope="row">
            {absence.name} {absence.now && <Tag kind="warning">{t('absences.now')}</Tag>}
          </th>
          <td data-label={t('absences.when')}>
            {t('absences.span', { from: dateOnly(absence.from), until: lastDay(absence) })}
            {absence.setBy !== absence.username && (
              <span className="second-line">{t('absences.setBy', { name: absence.setBy })}</span>
            )}
          </td>
          <td data-label={t('absences.deputy')}>{absence.deputyName}</td>
          <td>
            <Button
              className="button-small"
              disabled={end.isPending}
              whyNot={absence.username === me.username || may('user.read') ? null : t('absences.notYours')}
              aria-label={t('absences.endNamed', { name: absence.name })}
              onClick={() => end.mutate(absence)}
            >
              {t('absences.end')}
            </Button>
          </td>
        </tr>
      ))}
    </RecordTable>
  )
}
