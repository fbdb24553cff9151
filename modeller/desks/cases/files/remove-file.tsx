// Removing a file: for good, with a reason that the trail keeps.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type CaseFile, filesQuery, removeFile } from '../../../api/files.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { RefusalNotice } from '../../../ui/refusal.tsx'
import { useSay } from '../../../ui/status.tsx'

export type FileDialog = {
  caseKey: string
  file: CaseFile
  open: boolean
  onOpen: () => void
  onClose: () => void
}

export function RemoveFile({ caseKey, file, open, onOpen, onClose }: FileDialog) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const [missing, setMissing] = useState(false)
  const remove = useMutation({
    mutationFn: (reason: string) => removeFile(caseKey, file.id, reason),
    onSuccess: () => {
      say(t('files.isRemoved', { name: file.name }))
      onClose()
      return queries.invalidateQueries({ queryKey: filesQuery({ case: caseKey }).queryKey })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    setMissing(reason === '')
    if (reason !== '') remove.mutate(reason)
  }
  return (
    <>
      <button
        type="button"
        className="button button-small"
        aria-label={t('files.removeNamed', { name: file.name })}
        onClick={onOpen}
      >
        {t('files.remove')}
      </button>
      <Dialog title={t('files.removeNamed', { name: file.name })} open={open} onClose={onClose}>
        <p>{t('files.removeWhat')}</p>
        <form onSubmit={submit} noValidate>
          {remove.isError && <RefusalNotice error={remove.error} />}
          <TextArea
            label={t('common.reason')}
            name="reason"
            autoFocus
            maxLength={1000}
            error={missing ? t('cases.acts.reasonMissing') : null}
          />
          <div className="button-row">
            <button type="submit" className="button button-danger">
              {t('files.remove')}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {t('common.back')}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
