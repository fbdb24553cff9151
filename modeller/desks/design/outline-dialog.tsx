// The dialog in which the outline asks its question.

import type { FormEvent } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
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
        <FormButtons submit={verb} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
