// A coordinator says anew when a task is due: a day and a time, in the time of whoever says it.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { planTask, type UserTask } from '../../api/tasks.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { useSay } from '../../ui/status.tsx'
import { dayOf } from './hold.ts'

const timeOf = (time: Date) =>
  `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`

export default function DueAgain({
  task,
  onClose,
  onDone,
}: {
  task: UserTask
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useTexts()
  const say = useSay()
  const [wrong, setWrong] = useState(false)
  const begin = task.dueDate === null ? null : new Date(task.dueDate)
  const plan = useMutation({
    mutationFn: (due: string) => planTask(task, due),
    onSuccess: (_, due) => {
      say(t('tasks.planned', { task: task.name ?? task.element, when: dateTime(due) }))
      onClose()
    },
    onSettled: onDone,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const due = new Date(`${String(data.get('day'))}T${String(data.get('time'))}`)
    const unreadable = Number.isNaN(due.getTime())
    setWrong(unreadable)
    if (!unreadable) plan.mutate(due.toISOString())
  }
  return (
    <Dialog title={t('tasks.planTitle')} open onClose={onClose}>
      <p>{t('tasks.planWhat')}</p>
      <form onSubmit={submit} noValidate>
        {plan.isError && <RefusalNotice error={plan.error} />}
        <TextField
          label={t('tasks.planDay')}
          name="day"
          type="date"
          autoFocus
          defaultValue={begin === null ? '' : dayOf(begin)}
          error={wrong ? t('form.date') : null}
        />
        <TextField
          label={t('tasks.planTime')}
          name="time"
          type="time"
          defaultValue={begin === null ? '17:00' : timeOf(begin)}
        />
        <FormButtons submit={t('common.save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
