// The dialog in which the outline asks its question.

import type { FormEvent } from 'react'
import { useTexts } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import type { Question } from './outline-question.ts'

export function OutlineDialog({
  question: { title, verb, choice, text, answer },
  onClose,
  onDone,
}: {
  question: Question
  onClose: () => void
  onDone: (sentence: string) => void
}) {
  const { t } = useTexts()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const said = (name: string) => String(data.get(name) ?? '').trim()
    void Promise.resolve(answer(said('choice'), said('text'))).then(onDone)
    onClose()
  }
  return (
    <Dialog title={title} open onClose={onClose}>
      <form onSubmit={submit}>
        {choice !== undefined && (
          <SelectField
            label={choice.label}
            name="choice"
            defaultValue={choice.chosen}
            options={choice.options}
            required
          />
        )}
        {text !== undefined && (
          <TextField label={text.label} name="text" defaultValue={text.value ?? ''} autoFocus />
        )}
        <div className="button-row">
          <button type="submit" className="button button-main">
            {verb}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
