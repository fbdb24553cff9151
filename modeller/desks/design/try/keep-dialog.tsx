// A run is kept under a name: as a file that is taken along, or with the draft as well.

import { type FormEvent, useId, useState } from 'react'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'

export function KeepDialog({
  readOnly,
  onKeep,
  onDownload,
  onClose,
}: {
  readOnly: boolean
  onKeep: (name: string) => void
  onDownload: (name: string) => void
  onClose: () => void
}) {
  const { t } = useTexts()
  const [name, setName] = useState(t('try.scenarioName'))
  const why = useId()
  const unnamed = name.trim() === ''
  const describedBy = unnamed ? why : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (readOnly) onDownload(name)
    else onKeep(name)
    onClose()
  }
  return (
    <Dialog title={t('try.record')} open onClose={onClose}>
      <p>{t('try.keepMeans')}</p>
      <form onSubmit={submit}>
        <TextField
          label={t('try.keepName')}
          hint={t('try.keepNameHint')}
          value={name}
          required
          autoFocus
          onChange={event => setName(event.target.value)}
        />
        <div className="button-row">
          <Button type="submit" look="main" disabled={unnamed} aria-describedby={describedBy}>
            {t(readOnly ? 'try.download' : 'try.keep')}
          </Button>
          {!readOnly && (
            <Button disabled={unnamed} aria-describedby={describedBy} onClick={() => onDownload(name)}>
              {t('try.download')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
        {unnamed && (
          <p id={why} className="why-not">
            {t('try.noTitle')}
          </p>
        )}
      </form>
    </Dialog>
  )
}
