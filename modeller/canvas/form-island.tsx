// The form designer on a page. A change by it comes back as the form's own JSON; a form that comes from elsewhere, as by
// undo or restore, is opened anew.

import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { Notice } from '../ui/state.tsx'
import { FormDesigner } from './form-designer.ts'

type Props = { readonly content: string; readonly onChange: (content: string) => void }

export default function FormIsland({ content, onChange }: Props) {
  const { t } = useTexts()
  const holder = useRef<HTMLDivElement>(null)
  const designer = useRef<FormDesigner | null>(null)
  const given = useRef('')
  const told = useRef(onChange)
  told.current = onChange
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    const made = new FormDesigner(holder.current!)
    made.onChange = schema => {
      given.current = `${JSON.stringify(schema, null, 2)}\n`
      told.current(given.current)
    }
    designer.current = made
    given.current = ''
    return () => {
      designer.current = null
      made.destroy()
    }
  }, [])

  useEffect(() => {
    if (content === given.current || designer.current === null) return
    given.current = content
    Promise.resolve()
      .then(() => designer.current?.open(JSON.parse(content)))
      .then(() => setProblem(null))
      .catch(error => setProblem(error instanceof Error ? error.message : String(error)))
  }, [content])

  return (
    <>
      {problem !== null && <Notice kind="warning">{problem}</Notice>}
      <section ref={holder} className="designer" aria-label={t('forms.designer')} />
    </>
  )
}
