// What may be done with all chosen tasks. Each is a change of its own, in the name of whoever asks; what could not
// be done is told task by task.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { absencesQuery } from '../../api/absences.ts'
import { writeNote } from '../../api/instances.ts'
import { type User, usersQuery } from '../../api/people.ts'
import { useMay } from '../../api/session.ts'
import { claimTask, releaseTask, type UserTask } from '../../api/tasks.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { inWords } from '../../ui/refusal.tsx'
import { Loading, Notice } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'

type Change = { readonly tasks: readonly UserTask[]; readonly change: (task: UserTask) => Promise<unknown> }
type Refused = { readonly task: UserTask; readonly why: string }

/** One after the other: the cases of a list may be the same, and a server that is asked for everything at once slows all. */
async function changeEach({ tasks, change }: Change): Promise<Refused[]> {
  const refused: Refused[] = []
  for (const task of tasks)
    try {
      await change(task)
    } catch (error) {
      refused.push({ task, why: inWords(error) })
    }
  return refused
}

export function TaskBar({ tasks, onDone }: { tasks: readonly UserTask[]; onDone: () => void }) {
  const { t } = useTexts()
  const may = useMay()
  const say = useSay()
  const queries = useQueryClient()
  const [giving, setGiving] = useState(false)
  const run = useMutation({
    mutationFn: changeEach,
    onSuccess: (refused, { tasks: asked }) => {
      say(t('tasks.many.done', { done: asked.length - refused.length, asked: asked.length }))
      setGiving(false)
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['user-task'] }),
  })
  const free = tasks.filter(({ assignee }) => assignee === null)
  const held = tasks.filter(({ assignee }) => assignee !== null)
  const barred = may('task.work') ? null : t('common.notAllowed')
  return (
    <>
      {tasks.length > 0 && (
        <>
          <Button
            whyNot={barred ?? (free.length === 0 ? t('tasks.many.noneFree') : null)}
            disabled={run.isPending}
            onClick={() => run.mutate({ tasks: free, change: task => claimTask(task) })}
          >
            {t('tasks.many.claim', { count: free.length })}
          </Button>
          <Button
            whyNot={barred ?? (held.length === 0 ? t('tasks.many.noneHeld') : null)}
            disabled={run.isPending}
            onClick={() => run.mutate({ tasks: held, change: releaseTask })}
          >
            {t('tasks.many.release', { count: held.length })}
          </Button>
          {may('task.plan') && (
            <Button disabled={run.isPending} onClick={() => setGiving(true)}>
              {t('tasks.many.give', { count: tasks.length })}
            </Button>
          )}
        </>
      )}
      {run.data !== undefined && run.data.length > 0 && <NotDone refused={run.data} />}
      <Dialog title={t('tasks.many.giveTitle')} open={giving} onClose={() => setGiving(false)}>
        <GiveTo
          tasks={tasks}
          busy={run.isPending}
          onGive={(person, note) =>
            run.mutate({
              tasks,
              change: async task => {
                await claimTask(task, true, person)
                if (note !== '') await writeNote(task.instanceKey, note, { task: task.key, to: person })
              },
            })
          }
          onClose={() => setGiving(false)}
        />
      </Dialog>
    </>
  )
}

function NotDone({ refused }: { refused: readonly Refused[] }) {
  const { t } = useTexts()
  return (
    <Notice kind="warning" role="alert">
      <p>{t('tasks.many.notDone', { count: refused.length })}</p>
      <ul>
        {refused.map(({ task, why }) => (
          <li key={task.key}>
            {task.name ?? task.element}, {t('cases.number', { number: task.instanceNumber })}: {why}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Whether a task is for somebody: named, of its roles, or a coordinator's. */
function isFor({ username, roles, organisation }: User, task: UserTask): boolean {
  if (task.candidateUsers.includes(username) || roles.includes('coordinator')) return true
  return task.candidateGroups.some(group => {
    const [role = '', place] = group.split(':', 2)
    return roles.includes(role) && (place === undefined || place === organisation)
  })
}

function GiveTo({
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
  const absences = useQuery(absencesQuery).data ?? []
  const awayUntil = (username: string) =>
    absences.find(absence => absence.now && absence.username === username)?.until
  if (users.isError) return <Notice kind="wrong">{inWords(users.error)}</Notice>
  if (users.data === undefined) return <Loading />
  const people = users.data.filter(user => user.active && tasks.every(task => isFor(user, task)))
  const holders = [...new Set(tasks.flatMap(({ assignee }) => assignee ?? []))]
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const person = String(data.get('person'))
    setMissing(person === '')
    if (person !== '') onGive(person, String(data.get('note')).trim())
  }
  return (
    <form onSubmit={submit} noValidate>
      {holders.length > 0 && (
        <Notice kind="warning">{t('tasks.many.holders', { names: holders.join(', ') })}</Notice>
      )}
      {people.length === 0 ? (
        <p>{t('tasks.many.nobody')}</p>
      ) : (
        <SelectField
          label={t('tasks.many.person')}
          hint={t('tasks.many.personHint')}
          name="person"
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
      {people.length > 0 && (
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
          <button type="submit" className="button button-main" disabled={busy}>
            {t('tasks.many.give', { count: tasks.length })}
          </button>
        )}
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
