// One organisation of the register, new or changed.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { namesQuery } from '../../api/names.ts'
import {
  deleteOrganisation,
  type Organisation,
  organisationsQuery,
  putOrganisation,
} from '../../api/organisations.ts'
import { languages, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { useSay } from '../../ui/status.tsx'

const ID = /^[a-z0-9][a-z0-9_-]{0,62}$/
const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/

export function EditOrganisation({ one, onClose }: { one: Organisation | null; onClose: () => void }) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const [onLinkspan, setOnLinkspan] = useState(one?.onLinkspan ?? false)
  const [byItself, setByItself] = useState(one?.byItself ?? false)
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const after = (sentence: string) => {
    for (const { queryKey } of [organisationsQuery, namesQuery]) void queries.invalidateQueries({ queryKey })
    say(sentence)
    onClose()
  }
  const save = useMutation({
    mutationFn: putOrganisation,
    onSuccess: saved => after(t('people.saved', { name: saved.name })),
  })
  const remove = useMutation({
    mutationFn: deleteOrganisation,
    onSuccess: () => after(t('organisations.removed')),
  })
  const failed = save.error ?? remove.error
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const [id, name, email] = [one?.id ?? text('id'), text('name'), text('email')]
    const missing = new Set<string>()
    if (!ID.test(id)) missing.add('id')
    if (name === '') missing.add('name')
    if (email === '' ? !onLinkspan : !ADDRESS.test(email)) missing.add('email')
    setWrong(missing)
    if (missing.size > 0) return
    save.mutate({
      id,
      name,
      contact: text('contact') || null,
      email: email || null,
      language: text('language') as Organisation['language'],
      onLinkspan,
      byItself: byItself && !onLinkspan && email !== '',
    })
  }
  return (
    <Dialog title={one === null ? t('organisations.new') : one.name} open onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {failed !== null && <RefusalNotice error={failed} />}
        {one === null && (
          <TextField
            label={t('organisations.id')}
            hint={t('organisations.idHint')}
            name="id"
            autoCapitalize="none"
            error={wrong.has('id') ? t('form.pattern') : null}
          />
        )}
        <TextField
          label={t('common.name')}
          name="name"
          defaultValue={one?.name ?? ''}
          error={wrong.has('name') ? t('form.required') : null}
        />
        <label className="choice">
          <input
            type="checkbox"
            checked={onLinkspan}
            onChange={event => setOnLinkspan(event.target.checked)}
          />
          <span>{t('organisations.onLinkspan')}</span>
        </label>
        {!onLinkspan && (
          <label className="choice">
            <input type="checkbox" checked={byItself} onChange={event => setByItself(event.target.checked)} />
            <span>{t('organisations.byItself')}</span>
          </label>
        )}
        <TextField label={t('organisations.contact')} name="contact" defaultValue={one?.contact ?? ''} />
        <TextField
          label={t('organisations.email')}
          hint={t('organisations.emailHint')}
          name="email"
          type="email"
          defaultValue={one?.email ?? ''}
          error={wrong.has('email') ? t('organisations.emailWrong') : null}
        />
        <SelectField
          label={t('organisations.language')}
          name="language"
          defaultValue={one?.language ?? 'nl'}
          options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        />
        <FormButtons submit={t('common.save')} onCancel={onClose}>
          {one !== null && (
            <Button look="danger" onClick={() => remove.mutate(one.id)}>
              {t('organisations.remove')}
            </Button>
          )}
        </FormButtons>
      </form>
    </Dialog>
  )
}
