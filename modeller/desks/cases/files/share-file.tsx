// Sharing a file with an organisation that the case asks now: for its task, with a reason, on a legal basis.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Basis, filesQuery, shareFile } from '../../../api/files.ts'
import type { UserTask } from '../../../api/tasks.ts'
import { groupInWords, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField, TextArea } from '../../../ui/field.tsx'
import { RefusalNotice } from '../../../ui/refusal.tsx'
import { useSay } from '../../../ui/status.tsx'
import type { FileDialog } from './remove-file.tsx'

const BASES: readonly Basis[] = [
  'consent',
  'public-task',
  'legal-duty',
  'statutory',
  'vital-interest',
  'consent-or-statutory',
]

type Wish = { readonly task: string; readonly reason: string; readonly basis: Basis }

export function ShareFile({
  caseKey,
  file,
  tasks,
  open,
  onOpen,
  onClose,
}: FileDialog & { tasks: readonly UserTask[] }) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const [tried, setTried] = useState<Partial<Wish> | null>(null)
  const groupOf = ({ candidateGroups }: UserTask) =>
    groupInWords(candidateGroups.find(group => group.includes(':')) ?? '')
  const share = useMutation({
    mutationFn: (wish: Wish) => shareFile(caseKey, file.id, wish),
    onSuccess: () => {
      say(t('files.isShared', { name: file.name }))
      onClose()
      return queries.invalidateQueries({ queryKey: filesQuery({ case: caseKey }).queryKey })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const said = (name: string) => String(data.get(name) ?? '').trim()
    const wish = { task: said('task'), reason: said('reason'), basis: said('basis') as Basis }
    setTried(wish)
    if (Object.values(wish).every(value => value !== '')) share.mutate(wish)
  }
  return (
    <>
      <Button
        className="button-small"
        aria-label={t('files.shareNamed', { name: file.name })}
        whyNot={tasks.length === 0 ? t('files.nobodyAsked') : null}
        onClick={onOpen}
      >
        {t('files.share')}
      </Button>
      <Dialog title={t('files.shareNamed', { name: file.name })} open={open} onClose={onClose}>
        <p>{t('files.shareWhat')}</p>
        <form onSubmit={submit} noValidate>
          {share.isError && <RefusalNotice error={share.error} />}
          <SelectField
            label={t('files.shareWith')}
            name="task"
            autoFocus
            empty={t('form.pick')}
            error={tried?.task === '' ? t('form.choose') : null}
            options={tasks.map(task => ({
              value: task.key,
              label: `${groupOf(task)}: ${task.name ?? task.element}`,
            }))}
          />
          <SelectField
            label={t('files.basisLabel')}
            name="basis"
            empty={t('form.pick')}
            error={tried?.basis === ('' as Basis) ? t('form.choose') : null}
            options={BASES.map(basis => ({ value: basis, label: t(`files.basis.${basis}`) }))}
          />
          <TextArea
            label={t('common.reason')}
            name="reason"
            maxLength={1000}
            error={tried?.reason === '' ? t('cases.acts.reasonMissing') : null}
          />
          <div className="button-row">
            <button type="submit" className="button button-main">
              {t('files.share')}
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
