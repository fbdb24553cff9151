// What may be done with a case as a whole. Everything that stops people's work asks for a reason, which the trail keeps.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { cancelInstance, type Instance, resumeInstance, suspendInstance } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { useTexts } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { useSay } from '../../ui/status.tsx'
import { dayOf, endOfDay } from './hold.ts'

type Act = 'suspend' | 'cancel'

/** A week from now, as a date field holds it: long enough for most answers to come. */
function nextWeek(): string {
  const day = new Date()
  day.setDate(day.getDate() + 7)
  return dayOf(day)
}

export function CaseActions({ instance, onDone }: { instance: Instance; onDone: () => void }) {
  const { t } = useTexts()
  const may = useMay()
  const say = useSay()
  const [asked, setAsked] = useState<Act | null>(null)
  const resume = useMutation({
    mutationFn: () => resumeInstance(instance.key),
    onSuccess: () => {
      say(t('cases.acts.resumed'))
      onDone()
    },
  })
  const live = instance.status === 'active' || instance.status === 'suspended'
  return (
    <>
      {may('trail.read') && (
        <Link className="button" to={paths.replay(instance.key)}>
          {t('audit.replay')}
        </Link>
      )}
      <Button onClick={() => globalThis.print()}>{t('cases.acts.print')}</Button>
      {live && may('instance.operate') && (
        <>
          {instance.status === 'active' ? (
            <Button onClick={() => setAsked('suspend')}>{t('cases.acts.suspend')}</Button>
          ) : (
            <Button look="main" onClick={() => resume.mutate()}>
              {t('cases.acts.resume')}
            </Button>
          )}
          {instance.status === 'active' ? (
            <Link className="button" to={paths.modifyCase(instance.key)}>
              {t('modify.open')}
            </Link>
          ) : (
            <Button whyNot={t('modify.onHold')}>{t('modify.open')}</Button>
          )}
          <Link
            className="button"
            to={paths.migrateCases({ from: instance.processDefinitionKey, cases: [instance.key] })}
          >
            {t('migrate.open')}
          </Link>
          <Button look="danger" onClick={() => setAsked('cancel')}>
            {t('cases.acts.cancel')}
          </Button>
        </>
      )}
      {!live && may('instance.operate') && <span className="second-line">{t('cases.acts.onlyRead')}</span>}
      {asked !== null && (
        <WithReason
          act={asked}
          instance={instance}
          onClose={() => setAsked(null)}
          onDone={() => {
            say(t(`cases.acts.${asked === 'cancel' ? 'canceled' : 'suspended'}`))
            setAsked(null)
            onDone()
          }}
        />
      )}
    </>
  )
}

function WithReason({
  act,
  instance,
  onClose,
  onDone,
}: {
  act: Act
  instance: Instance
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
    const tooEarly = act === 'suspend' && !(until > new Date())
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
          error={missing ? t('cases.acts.reasonMissing') : null}
        />
        {act === 'suspend' && (
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
