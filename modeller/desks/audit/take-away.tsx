// What leaves the system leaves with a reason, which the log keeps: one button and one dialog for every export.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTexts } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { download } from '../../ui/download.ts'
import { TextArea } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'

type Props = {
  readonly title: string
  /** What the file holds, in a sentence or two. */
  readonly what: string
  /** The name of the file. */
  readonly name: string
  readonly fetch: (reason: string) => Promise<Blob>
}

export default function TakeAway({ title, what, name, fetch }: Props) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [missing, setMissing] = useState(false)
  const take = useMutation({
    mutationFn: fetch,
    onSuccess: content => {
      download(name, content, content.type)
      setOpen(false)
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    setMissing(reason === '')
    if (reason !== '') take.mutate(reason)
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {title}
      </button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <p>{what}</p>
        <form onSubmit={submit} noValidate>
          {take.isError && <RefusalNotice error={take.error} />}
          <TextArea
            label={t('common.reason')}
            name="reason"
            error={missing ? t('cases.acts.reasonMissing') : null}
          />
          <FormButtons submit={title} busy={take.isPending} onCancel={() => setOpen(false)} />
        </form>
      </Dialog>
    </>
  )
}
