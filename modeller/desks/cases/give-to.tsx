// Giving tasks to somebody whose role fits, with a note to them.

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { absencesQuery } from '../../api/absences.ts'
import { writeNote } from '../../api/instances.ts'
import { type User, usersQuery } from '../../api/people.ts'
import { claimTask, type UserTask } from '../../api/tasks.ts'
import { doerInWords, useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { inWords } from '../../ui/refusal.tsx'
import { Loading, Notice } from '../../ui/state.tsx'

/** Gives one task; the note goes with it, but for a case on hold, to which nothing is added. */
export async function giveTask(task: UserTask, person: string, note: string): Promise<void> {
  await claimTask(task, true, person)
  if (note !== '' && !task.suspended) await writeNote(task.instanceKey, note, { task: task.key, to: person })
}

/** Whether a task is for somebody: named, of its roles, or a coordinator's. */
function isFor({ username, roles, organisation }: User, task: UserTask): boolean {
  if (task.candidateUsers.includes(username) || roles.includes('coordinator')) return true
  return task.candidateGroups.some(group => {
    const [role = '', place] = group.split(':', 2)
    return roles.includes(role) && (place === undefined || place === organisation)
  })
}

export function GiveTo({
  tasks,
  busy,
  onGive,
  onClose,
}: {
  tasks: readonly UserTask[]
  busy: boolean
  onGive: (username: string, note: string) => void
  onClose: () => void
}) {
  const { t } = useTexts()
  const users = useQuery(usersQuery)
  const [missing, setMissing] = useState(false)
  const [person, setPerson] = useState('')
  const absences = useQuery(absencesQuery).data ?? []
  const awayUntil = (username: string) =>
    absences.find(absence => absence.now && absence.username === username)?.until
  if (users.isError) return <Notice kind="wrong">{inWords(users.error)}</Notice>
  if (users.data === undefined) return <Loading />
  const people = users.data.filter(user => user.active && tasks.every(task => isFor(user, task)))
  const resting = tasks.filter(({ suspended }) => suspended).length
  const holders = [...new Set(tasks.flatMap(({ assignee }) => assignee ?? []))]
  // A note is one of the case, and staff of a partner see no notes.
  const outside = people.some(({ username, organisation }) => username === person && organisation !== null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    setMissing(person === '')
    if (person !== '') onGive(person, String(data.get('note') ?? '').trim())
  }
  return (
    <form onSubmit={submit} noValidate>
      {holders.length > 0 && (
        <Notice kind="warning">
          {t('tasks.many.holders', { names: holders.map(doerInWords).join(', ') })}
        </Notice>
      )}
      {resting > 0 && (
        <Notice>{t(resting === tasks.length ? 'tasks.many.resting' : 'tasks.many.someResting')}</Notice>
      )}
      {people.length === 0 ? (
        <p>{t('tasks.many.nobody')}</p>
      ) : (
        <SelectField
          label={t('tasks.many.person')}
          hint={t('tasks.many.personHint')}
          name="person"
          value={person}
          onChange={event => setPerson(event.target.value)}
          empty={t('form.pick')}
          error={missing ? t('form.choose') : null}
          options={people.map(({ username, name }) => {
            const until = awayUntil(username)
            return {
              value: username,
              label: until === undefined ? name : t('tasks.many.away', { name, until: dateTime(until) }),
            }
          })}
        />
      )}
      {outside && <p className="second-line">{t('tasks.many.noteOutside')}</p>}
      {people.length > 0 && !outside && resting < tasks.length && (
        <TextArea
          label={t('tasks.many.note')}
          hint={t('tasks.many.noteHint')}
          name="note"
          rows={2}
          maxLength={1000}
        />
      )}
      <div className="button-row">
        {people.length > 0 && (
          <Button type="submit" look="main" disabled={busy}>
            {t('tasks.many.giveNow', { count: tasks.length })}
          </Button>
        )}
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
