// Adding a file: chosen or dropped, with what it is and why the case needs it. What cannot be taken is told before it is
// sent; a slow upload says how far it is, and one that was cut off can be sent again as it stands.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type DragEvent, type FormEvent, useId, useRef, useState } from 'react'
import { type AddedTo, addFile, listOf } from '../../../api/files.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { TextField } from '../../../ui/field.tsx'
import { RefusalNotice } from '../../../ui/refusal.tsx'
import { useSay } from '../../../ui/status.tsx'
import { sizeInWords } from './size.ts'

type Wrong = { readonly file: string | null; readonly about: string | null }

const NOTHING_WRONG: Wrong = { file: null, about: null }

export function AddFile({
  to,
  largest,
  endings,
}: {
  to: AddedTo
  largest: number
  endings: readonly string[]
}) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [share, setShare] = useState(0)
  const [wrong, setWrong] = useState(NOTHING_WRONG)
  const add = useMutation({
    mutationFn: (wish: { file: File; about: string }) => addFile({ to, ...wish }, setShare),
    onSettled: () => queries.invalidateQueries({ queryKey: listOf(to) }),
  })

  const whatIsWrong = (files: FileList | null): string | null => {
    const file = files?.[0]
    if (file === undefined) return t('files.chooseFirst')
    if (files!.length > 1) return t('files.oneAtOnce')
    if (file.size === 0) return t('files.empty')
    if (file.size > largest)
      return t('files.tooLarge', { size: sizeInWords(file.size), most: sizeInWords(largest) })
    if (!endings.some(ending => file.name.toLowerCase().endsWith(ending)))
      return t('files.kind', { endings: endings.join(', ') })
    return null
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const { files } = event.dataTransfer
    const problem = whatIsWrong(files)
    add.reset()
    setWrong({ file: problem, about: null })
    if (input.current && problem === null) input.current.files = files
    input.current?.form?.querySelector<HTMLInputElement>('[name=about]')?.focus()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (add.isPending) return
    const form = event.currentTarget
    const about = String(new FormData(form).get('about')).trim()
    const files = input.current?.files ?? null
    const found = { file: whatIsWrong(files), about: about === '' ? t('files.aboutMissing') : null }
    setWrong(found)
    if (found.file !== null) input.current?.focus()
    else if (found.about !== null) form.querySelector<HTMLInputElement>('[name=about]')?.focus()
    else {
      setShare(0)
      const file = files![0]!
      add.mutate(
        { file, about },
        {
          onSuccess: added => {
            say(t(added.readable ? 'files.isAdded' : 'files.isAddedWaits', { name: added.name }))
            form.reset()
            input.current?.focus()
          },
        },
      )
    }
  }
  const described = [`${id}-hint`, ...(wrong.file === null ? [] : [`${id}-error`])].join(' ')
  return (
    // Dropping is a shorter way to what the field does by keyboard and touch.
    <form
      onSubmit={submit}
      noValidate
      className={over ? 'file-form file-over' : 'file-form'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {add.isError && <RefusalNotice error={add.error} />}
      <div className={wrong.file === null ? 'field' : 'field field-wrong'}>
        <label htmlFor={id}>{t('files.new')}</label>
        <p className="hint" id={`${id}-hint`}>
          {t('files.newHint', { most: sizeInWords(largest) })}
        </p>
        {wrong.file !== null && (
          <p className="error" id={`${id}-error`} role="alert">
            {wrong.file}
          </p>
        )}
        <input
          ref={input}
          id={id}
          type="file"
          accept={endings.join(',')}
          aria-invalid={wrong.file === null ? undefined : true}
          aria-describedby={described}
          onChange={event => {
            add.reset()
            setWrong({ file: whatIsWrong(event.currentTarget.files), about: null })
          }}
        />
      </div>
      <TextField
        label={t('files.about')}
        hint={t('files.aboutHint')}
        name="about"
        maxLength={500}
        autoComplete="off"
        error={wrong.about}
      />
      {add.isPending && (
        <div className="file-progress">
          <progress value={share} aria-label={t('files.progress')} />
          <span className="second-line">
            {share < 1 ? t('files.percent', { percent: Math.floor(share * 100) }) : t('files.checking')}
          </span>
        </div>
      )}
      <button type="submit" className="button button-small" aria-disabled={add.isPending || undefined}>
        {t('files.add')}
      </button>
    </form>
  )
}
