// Asks what a new decision table is called, what it looks at and what it suggests.

import type { FormEvent } from 'react'
import { useTexts } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { listed, type NewDecision } from './new-decision.ts'

export function NewDecisionDialog({
  onMake,
  onClose,
}: {
  onMake: (decision: NewDecision) => void
  onClose: () => void
}) {
  const { t } = useTexts()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const said = (name: string) => String(data.get(name)).trim()
    const inputs = listed(said('inputs'))
    if (said('name') === '' || inputs.length === 0 || said('output') === '') return
    onMake({ name: said('name'), inputs, output: said('output') })
    onClose()
  }
  return (
    <Dialog title={t('decisions.new')} open onClose={onClose}>
      <form onSubmit={submit}>
        <TextField label={t('common.name')} name="name" required autoFocus />
        <TextField label={t('decisions.inputs')} hint={t('decisions.inputsHint')} name="inputs" required />
        <TextField label={t('decisions.output')} name="output" required />
        <FormButtons submit={t('design.create')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
