// The decision modeller on a page: the views of the file as tabs of our own, and the open one below.

import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { SelectField } from '../ui/field.tsx'
import { Notice } from '../ui/state.tsx'
import { DecisionBoard, type View } from './decision-board.ts'

type Props = { readonly content: string; readonly onChange: (content: string) => void }

export default function DecisionIsland({ content, onChange }: Props) {
  const { t } = useTexts()
  const holder = useRef<HTMLDivElement>(null)
  const board = useRef<DecisionBoard | null>(null)
  const given = useRef('')
  const told = useRef(onChange)
  told.current = onChange
  const [views, setViews] = useState<readonly View[]>([])
  const [active, setActive] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    const made = new DecisionBoard(holder.current!)
    made.onViews = (all, shown) => {
      setViews(all)
      setActive(shown)
    }
    made.onChange = xml => {
      given.current = xml
      told.current(xml)
    }
    board.current = made
    given.current = ''
    return () => {
      board.current = null
      made.destroy()
    }
  }, [])

  useEffect(() => {
    if (content === given.current || board.current === null) return
    given.current = content
    board.current
      .open(content)
      .then(() => setProblem(null))
      .catch(error => setProblem(error instanceof Error ? error.message : String(error)))
  }, [content])

  return (
    <>
      {problem !== null && <Notice kind="warning">{problem}</Notice>}
      {views.length > 1 && (
        <SelectField
          label={t('decisions.view')}
          value={active ?? ''}
          options={views.map(({ id, name, type }) => ({
            value: id,
            label: type === 'drd' ? t('decisions.graph') : name,
          }))}
          onChange={event => void board.current?.show(event.target.value)}
        />
      )}
      <section ref={holder} className="designer" aria-label={t('decisions.designer')} />
    </>
  )
}
