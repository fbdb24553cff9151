// What the case knows, name by name; and the notes of colleagues, which are only ever added to.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense } from 'react'
import type { FILES } from '../../../server/contract/files.ts'
import type { NOTES, Note } from '../../../server/contract/notes.ts'
import { type InstanceDetail, writeNote } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import type { Drawing } from '../../drawing/read.ts'
import { doerInWords, speakOf, useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'

const KnownList = lazy(async () => (await Promise.all([import('./known-list.tsx'), speakOf('known')]))[0])

const NOTES_NAME: typeof NOTES = 'notes'
const FILES_NAME: typeof FILES = 'case_files'

export function CaseData({
  detail,
  drawing,
  onDone,
}: {
  detail: InstanceDetail
  drawing: Drawing | undefined
  onDone: () => void
}) {
  const { t } = useTexts()
  const may = useMay()
  const notes = (detail.variables.find(({ name, value }) => name === NOTES_NAME && Array.isArray(value))
    ?.value ?? []) as Note[]
  const shown = detail.variables.filter(({ name }) => name !== NOTES_NAME && name !== FILES_NAME)
  const { status } = detail.instance
  return (
    <section className="case-data" aria-label={t('cases.data')}>
      <h2>{t('cases.notes')}</h2>
      {notes.length === 0 ? (
        <p className="second-line">{t('cases.noNotes')}</p>
      ) : (
        <ul className="notes">
          {notes.toReversed().map(note => (
            <li key={`${note.at}${note.by}`}>
              <p>{note.text}</p>
              <span className="second-line">
                {doerInWords(note.by)}
                {note.to === undefined ? '' : ` → ${doerInWords(note.to)}`}, {dateTime(note.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {may('note.write') &&
        (status === 'active' ? (
          <AddNote instanceKey={detail.instance.key} onDone={onDone} />
        ) : (
          <p className="second-line">
            {t(status === 'suspended' ? 'cases.noNotesNow' : 'cases.noMoreNotes')}
          </p>
        ))}
      <h2>{t('cases.data')}</h2>
      {shown.length === 0 ? (
        <p className="second-line">{t('cases.noData')}</p>
      ) : (
        <Suspense fallback={<Loading />}>
          <KnownList detail={detail} variables={shown} drawing={drawing} />
        </Suspense>
      )}
    </section>
  )
}

function AddNote({ instanceKey, onDone }: { instanceKey: string; onDone: () => void }) {
  const { t } = useTexts()
  const say = useSay()
  const add = useMutation({
    mutationFn: (text: string) => writeNote(instanceKey, text),
    onSuccess: () => {
      say(t('cases.noteAdded'))
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const text = String(new FormData(form).get('note')).trim()
    if (text !== '') add.mutate(text, { onSuccess: () => form.reset() })
  }
  return (
    <form onSubmit={submit} className="note-form">
      {add.isError && <RefusalNotice error={add.error} />}
      <TextArea
        label={t('cases.newNote')}
        hint={t('cases.newNoteHint')}
        name="note"
        rows={2}
        maxLength={4000}
      />
      <Button type="submit" className="button-small" disabled={add.isPending}>
        {t('cases.addNote')}
      </Button>
    </form>
  )
}
