// What leaves the system leaves with a reason, which the log keeps.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Instance } from '../../api/instances.ts'
import { exportTrail } from '../../api/trail.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { download } from '../../ui/download.ts'
import { TextArea } from '../../ui/field.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'

export function Export({ instance }: { instance: Instance }) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [missing, setMissing] = useState(false)
  const take = useMutation({
    mutationFn: (reason: string) => exportTrail(instance.key, reason),
    onSuccess: archive => {
      download(`case-${instance.number}.zip`, archive, 'application/zip')
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
        {t('audit.export')}
      </button>
      <Dialog title={t('audit.export')} open={open} onClose={() => setOpen(false)}>
        <p>{t('audit.exportWhat')}</p>
        <form onSubmit={submit} noValidate>
          {take.isError && <RefusalNotice error={take.error} />}
          <TextArea
            label={t('common.reason')}
            name="reason"
            error={missing ? t('cases.acts.reasonMissing') : null}
          />
          <div className="button-row">
            <button type="submit" className="button button-main" disabled={take.isPending}>
              {t('audit.export')}
            </button>
            <button type="button" className="button" onClick={() => setOpen(false)}>
              {t('common.cancel')}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
