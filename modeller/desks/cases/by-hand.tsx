// Work that the drawing gives to a program, where no program is at hand: a person does it and says how. The words are
// kept in the trail under the name of who says them.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { confirmJob } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { useSay } from '../../ui/status.tsx'

type Props = { readonly instanceKey: string; readonly job: number; readonly name: string }

export function ByHand({ instanceKey, job, name }: Props) {
  const { t } = useTexts()
  const may = useMay()
  const say = useSay()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [missing, setMissing] = useState(false)
  const confirm = useMutation({
    mutationFn: (reason: string) => confirmJob(instanceKey, job, reason),
    onSuccess: async () => {
      setOpen(false)
      say(t('cases.byHand.done', { name }))
      await queries.invalidateQueries()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    setMissing(reason === '')
    if (reason !== '') confirm.mutate(reason)
  }
  if (!may('job.confirm')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('cases.byHand.button')}</Button>
      <Dialog title={t('cases.byHand.title', { name })} open={open} onClose={() => setOpen(false)}>
        <p>{t('cases.byHand.what')}</p>
        <form onSubmit={submit} noValidate>
          {confirm.isError && <RefusalNotice error={confirm.error} />}
          <TextArea
            label={t('cases.byHand.how')}
            name="reason"
            error={missing ? t('cases.acts.reasonMissing') : null}
          />
          <FormButtons
            submit={t('cases.byHand.confirm')}
            busy={confirm.isPending}
            onCancel={() => setOpen(false)}
          />
        </form>
      </Dialog>
    </>
  )
}
