// Putting a case on hold or cancelling it: with a reason, and for a hold with the day on which somebody looks again.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { cancelInstance, type Instance, suspendInstance } from '../../api/instances.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { dayOf, endOfDay } from './hold.ts'

export type Act = 'suspend' | 'postpone' | 'cancel'

/** A week from now, as a date field holds it: long enough for most answers to come. */
function nextWeek(): string {
  const day = new Date()
  day.setDate(day.getDate() + 7)
  return dayOf(day)
}

export default function WithReason({
  act,
  instance,
  holdReason,
  onClose,
  onDone,
}: {
  act: Act
  instance: Instance
  /** Why it is on hold now. */
  holdReason: string | null
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useTexts()
  const [missing, setMissing] = useState(false)
  const [past, setPast] = useState(false)
  const run = useMutation({
    mutationFn: ({ reason, until }: { reason: string; until: Date }) =>
      act === 'cancel'
        ? cancelInstance(instance.key, reason)
        : suspendInstance(instance.key, reason, until.toISOString()),
    onSuccess: onDone,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const reason = String(data.get('reason')).trim()
    const until = endOfDay(String(data.get('until') ?? ''))
    const tooEarly = act !== 'cancel' && !(until > new Date())
    setMissing(reason === '')
    setPast(tooEarly)
    if (reason !== '' && !tooEarly) run.mutate({ reason, until })
  }
  return (
    <Dialog title={t(`cases.acts.${act}`)} open onClose={onClose}>
      <p>{t(`cases.acts.${act}What`)}</p>
      <form onSubmit={submit} noValidate>
        {run.isError && <RefusalNotice error={run.error} />}
        <TextArea
          label={t('common.reason')}
          name="reason"
          autoFocus
          defaultValue={act === 'postpone' ? (holdReason ?? undefined) : undefined}
          error={missing ? t('cases.acts.reasonMissing') : null}
        />
        {act !== 'cancel' && (
          <TextField
            label={t('hold.until')}
            hint={t('hold.untilHint')}
            name="until"
            type="date"
            min={dayOf(new Date())}
            defaultValue={nextWeek()}
            error={past ? t('hold.past') : null}
          />
        )}
        <div className="button-row">
          <button type="submit" className={`button ${act === 'cancel' ? 'button-danger' : 'button-main'}`}>
            {t(`cases.acts.${act}`)}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('common.back')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
