// What may be done with all chosen tasks. Each is a change of its own, in the name of whoever asks; what could not
// be done is told task by task.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { claimTask, releaseTask, type UserTask } from '../../api/tasks.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { inWords } from '../../ui/refusal.tsx'
import { Notice } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { GiveTo, giveTask } from './give-to.tsx'

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
              change: task => giveTask(task, person, note),
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
