// Names the view that is looked at, or removes it. A name is for oneself; still it names no person, for it outlives the case.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { keepView, type Listed, removeView, type View } from '../../api/views.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { useSay } from '../../ui/status.tsx'

export default function KeepView({
  list,
  filter,
  view,
  removing,
  onClose,
}: {
  list: Listed
  filter: View['filter']
  view: View | null
  removing: boolean
  onClose: () => void
}) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const [missing, setMissing] = useState(false)
  const change = useMutation({
    mutationFn: async (name: string) => {
      if (removing) await removeView(list, view?.id ?? '')
      else await keepView(list, { name, filter }, view?.id ?? null)
    },
    onSuccess: async (_, name) => {
      await queries.invalidateQueries({
        queryKey: [list === 'user-tasks' ? 'user-task' : 'instance', 'views'],
      })
      say(t(removing ? 'views.removed' : 'views.kept', { name }))
      onClose()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = removing ? (view?.name ?? '') : String(new FormData(event.currentTarget).get('name')).trim()
    setMissing(name === '')
    if (name !== '') change.mutate(name)
  }
  return (
    <Dialog
      title={
        removing
          ? t('views.removeTitle', { name: view?.name })
          : t(view === null ? 'views.keepTitle' : 'views.renameTitle')
      }
      open
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        {change.isError && <RefusalNotice error={change.error} />}
        {removing ? (
          <p>{t('views.removeWhat')}</p>
        ) : (
          <TextField
            label={t('common.name')}
            hint={t('views.nameHint')}
            name="name"
            maxLength={60}
            defaultValue={view?.name ?? ''}
            autoFocus
            error={missing ? t('views.nameMissing') : null}
          />
        )}
        <FormButtons
          submit={t(removing ? 'common.remove' : 'common.save')}
          look={removing ? 'danger' : 'main'}
          busy={change.isPending}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
