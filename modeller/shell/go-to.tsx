// One box that leads anywhere: a page by its name, a case by its number. Ctrl+K opens it.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../api/client.ts'
import type { Instance } from '../api/instances.ts'
import { useTexts } from '../i18n/texts.ts'
import { paths } from '../paths.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import type { Desk } from './desks.ts'

type Target = { readonly path: string; readonly text: string; readonly detail: string }

export function GoTo({ desks, mayOpenCases }: { desks: readonly Desk[]; mayOpenCases: boolean }) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        className="button button-small"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Control+K"
      >
        {t('shell.goTo')} <kbd>Ctrl K</kbd>
      </button>
      <Dialog title={t('shell.goToTitle')} open={open} onClose={() => setOpen(false)}>
        <GoToBox desks={desks} mayOpenCases={mayOpenCases} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function GoToBox({
  desks,
  mayOpenCases,
  onDone,
}: {
  desks: readonly Desk[]
  mayOpenCases: boolean
  onDone: () => void
}) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const caseNumber = /^#?(\d{1,9})$/.exec(typed.trim())?.[1] ?? null
  const found = useQuery({
    queryKey: ['instance', 'by-number', caseNumber],
    queryFn: async () =>
      (await api.get<{ items: Instance[] }>(`/process-instances?number=${caseNumber}`)).items,
    enabled: mayOpenCases && caseNumber !== null,
  })
  const pages: Target[] = desks.flatMap(desk =>
    desk.pages.map(page => ({ path: page.path, text: t(page.text), detail: t(desk.text) })),
  )
  const cases: Target[] = (found.data ?? []).map(({ key, number, processName, processId }) => ({
    path: paths.case(key),
    text: t('shell.goToCase', { number }),
    detail: processName ?? processId,
  }))
  const targets = [
    ...cases,
    ...pages.filter(({ text, detail }) =>
      `${text} ${detail}`.toLowerCase().includes(typed.trim().toLowerCase()),
    ),
  ]
  const go = (path: string) => {
    onDone()
    void navigate(path)
  }
  return (
    <form
      className="go-to"
      onSubmit={event => {
        event.preventDefault()
        const first = targets[0]
        if (first !== undefined) go(first.path)
      }}
    >
      <TextField
        label={t('shell.goToHint')}
        value={typed}
        autoFocus
        autoComplete="off"
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus()
        }}
      />
      {targets.length === 0 ? (
        <p role="status">{t('shell.goToNothing')}</p>
      ) : (
        <ul ref={list}>
          {targets.map(({ path, text, detail }) => (
            <li key={path}>
              <button
                type="button"
                className="button button-quiet"
                onClick={() => go(path)}
                onKeyDown={moveInList}
              >
                {text} <span className="second-line">{detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}

function moveInList(event: React.KeyboardEvent<HTMLButtonElement>): void {
  const item = event.currentTarget.closest('li')
  const next =
    event.key === 'ArrowDown'
      ? item?.nextElementSibling
      : event.key === 'ArrowUp'
        ? item?.previousElementSibling
        : null
  if (next == null) return
  event.preventDefault()
  next.querySelector('button')?.focus()
}
