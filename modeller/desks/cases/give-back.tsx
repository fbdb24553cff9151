// Giving a task back with a note to whoever takes it on next.

import { useTexts } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'

export default function GiveBack({
  onGiveBack,
  onClose,
}: {
  onGiveBack: (note: string) => void
  onClose: () => void
}) {
  const { t } = useTexts()
  return (
    <Dialog title={t('tasks.release')} open onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          onGiveBack(String(new FormData(event.currentTarget).get('note')).trim())
        }}
      >
        <TextArea
          label={t('tasks.releaseNote')}
          hint={t('tasks.many.noteHint')}
          name="note"
          maxLength={1000}
          autoFocus
        />
        <FormButtons submit={t('tasks.release')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
