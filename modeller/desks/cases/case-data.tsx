// What the case knows, name by name; and a note, kept in the case as a variable with the reason in the trail.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { type InstanceDetail, setVariables } from '../../api/instances.ts'
import { useMay, useMe } from '../../api/session.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { TextArea } from '../../ui/field.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { valueInWords } from '../../ui/value.ts'

/** The variable of the case that holds its notes. */
const NOTES = 'notes'
type Note = { at: string; by: string; text: string }

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
  const notes = (detail.variables.find(({ name, value }) => name === NOTES && Array.isArray(value))?.value ??
    []) as Note[]
  const shown = detail.variables.filter(({ name }) => name !== NOTES)
  const local = (scope: string) => scope !== detail.instance.processId
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
                {note.by}, {dateTime(note.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {may('instance.change') && detail.instance.status === 'active' && (
        <AddNote detail={detail} notes={notes} onDone={onDone} />
      )}
      <h2>{t('cases.data')}</h2>
      {shown.length === 0 ? (
        <p className="second-line">{t('cases.noData')}</p>
      ) : (
        <dl className="data-list">
          {shown.map(({ scope, element, name, value }) => (
            <div key={`${scope}${name}`}>
              <dt>
                {name.replaceAll('_', ' ')}
                {local(element) && <span className="second-line">{nameIn(drawing, element)}</span>}
              </dt>
              <dd>{valueInWords(value, t)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function AddNote({
  detail,
  notes,
  onDone,
}: {
  detail: InstanceDetail
  notes: readonly Note[]
  onDone: () => void
}) {
  const { t } = useTexts()
  const me = useMe()
  const add = useMutation({
    mutationFn: (text: string) =>
      setVariables(
        detail.instance.key,
        { [NOTES]: [...notes, { at: new Date().toISOString(), by: me.name, text }] },
        t('cases.noteReason'),
      ),
    onSuccess: onDone,
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
      <TextArea label={t('cases.newNote')} name="note" rows={2} />
      <button type="submit" className="button button-small">
        {t('cases.addNote')}
      </button>
    </form>
  )
}
