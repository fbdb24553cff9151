// Takes over a .bpmn file as a new draft. What cannot be read is said at once; what had to be converted or laid out is
// shown before anything is kept.

import { type ChangeEvent, useState } from 'react'
import { type Foreign, fromElsewhere } from '../../drawing/foreign.ts'
import { readDrawing } from '../../drawing/read.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Notice, Tag } from '../../ui/state.tsx'
import { useCreate } from './use-create.ts'

type Taken = Foreign & { readonly name: string }

export function Import() {
  const { t, language } = useTexts()
  const [problem, setProblem] = useState<string | null>(null)
  const [taken, setTaken] = useState<Taken | null>(null)
  const create = useCreate()

  const keep = async ({ xml, name }: { xml: string; name: string }) => {
    const { processes } = await readDrawing(xml)
    setProblem(processes.length === 0 ? t('design.noProcess') : null)
    const [first] = processes
    if (first !== undefined)
      create.mutate({
        name: first.name ?? name,
        variant: processes.some(({ executable }) => executable) ? 'to-be' : 'as-is',
        xml,
        resources: [],
      })
  }

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file === undefined) return
    try {
      const text = await file.text()
      await readDrawing(text)
      const foreign = { ...(await fromElsewhere(text, language)), name: file.name.replace(/\.\w+$/, '') }
      if (foreign.report.length > 0 || foreign.laidOut || foreign.pictures > 1) setTaken(foreign)
      else await keep(foreign)
    } catch (error) {
      setProblem(t('design.unreadable', { why: error instanceof Error ? error.message : String(error) }))
    }
  }

  return (
    <>
      <label className="button file-button">
        {t('design.import')}
        <input
          type="file"
          accept=".bpmn,.xml,application/xml"
          className="visually-hidden"
          onChange={event => void take(event)}
        />
      </label>
      {problem !== null && <Notice kind="wrong">{problem}</Notice>}
      {create.isError && <RefusalNotice error={create.error} />}
      {taken !== null && (
        <Dialog title={t('design.importReport')} open onClose={() => setTaken(null)}>
          <Report foreign={taken} />
          <div className="button-row">
            <Button
              look="main"
              onClick={() => {
                setTaken(null)
                void keep(taken)
              }}
            >
              {t('design.takeOver')}
            </Button>
            <Button onClick={() => setTaken(null)}>{t('common.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

const LOOKS = { converted: 'good', kept: 'plain', refused: 'wrong' } as const

/** What was done, the refused first: they need a person. */
function Report({ foreign: { report, laidOut, pictures } }: { foreign: Foreign }) {
  const { t } = useTexts()
  const sorted = (['refused', 'converted', 'kept'] as const).flatMap(what =>
    report.filter(item => item.what === what),
  )
  return (
    <>
      {laidOut && <p>{t('design.laidOut')}</p>}
      {pictures > 1 && <p>{t('design.pictures', { count: pictures })}</p>}
      {sorted.length > 0 && (
        <>
          <p>{t('design.convertedFrom')}</p>
          <ul className="import-report">
            {sorted.map(({ element, what, from, to, message }) => (
              <li key={`${element}${from}${to}${message}`}>
                <Tag kind={LOOKS[what]}>{t(`design.import_${what}`)}</Tag>{' '}
                <code>
                  {element === null ? '' : `${element}: `}
                  {from}
                  {to === null ? '' : ` → ${to}`}
                </code>
                <span className="second-line">{message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
