// The passes of one element as a list: it is chosen on the picture or by name, and each pass leads to where it begins
// and where it ends.

import { useEffect, useMemo, useRef } from 'react'
import type { Entry } from '../../api/trail.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { doerInWords, useTexts } from '../../i18n/texts.ts'
import { dateTime, length } from '../../i18n/when.ts'
import { beginOf, endOf, type Pass, passAt, passesOf } from './passes.ts'
import type { Stop } from './replay.ts'

type Props = {
  stops: readonly Stop[]
  entries: readonly Entry[]
  at: number
  drawing: Drawing | undefined
  element: string | null
  onElement: (id: string | null) => void
  onGo: (at: number | null) => void
}

export function Passes({ stops, entries, at, drawing, element, onElement, onGo }: Props) {
  const { t } = useTexts()
  const all = useMemo(() => passesOf(entries), [entries])
  const panel = useRef<HTMLElement>(null)
  const shown = useRef(element)
  useEffect(() => {
    if (element !== shown.current) panel.current?.scrollIntoView({ block: 'nearest' })
    shown.current = element
  }, [element])
  const several = [...all].filter(([id, passes]) => passes.length > 1 && drawing?.nodes.has(id))
  const passes = element === null ? [] : (all.get(element) ?? [])
  if (several.length === 0 && element === null) return null
  const now = passAt(passes, stops[at]?.entry ?? 0)
  const choices = several.map(([id]) => id)
  if (element !== null && !choices.includes(element)) choices.unshift(element)
  return (
    <section className="passes card" ref={panel} aria-label={t('replay.passes')}>
      <h2>{t('replay.passes')}</h2>
      <label>
        {t('replay.passesOf')}{' '}
        <select value={element ?? ''} onChange={event => onElement(event.target.value || null)}>
          <option value="">{t('form.pick')}</option>
          {choices.map(id => (
            <option key={id} value={id}>
              {nameIn(drawing, id)} ({all.get(id)?.length ?? 0})
            </option>
          ))}
        </select>
      </label>
      {element !== null && passes.length === 0 && <p>{t('replay.noPass')}</p>}
      <ol>
        {passes.map(pass => (
          <li key={pass.key} aria-current={pass === now ? 'true' : undefined}>
            <button type="button" className="button button-small" onClick={() => onGo(beginOf(pass, stops))}>
              {t('replay.passBegins', { when: dateTime(entries[pass.began]?.at ?? '') })}
            </button>
            {pass.ended !== null && (
              <button type="button" className="button button-small" onClick={() => onGo(endOf(pass, stops))}>
                {t(pass.how === 'done' ? 'replay.passDone' : 'replay.passLeft', {
                  when: dateTime(entries[pass.ended]?.at ?? ''),
                })}
              </button>
            )}
            <span className="second-line">
              {[
                pass.index === null ? null : t('replay.passNumber', { number: pass.index }),
                pass.ended === null
                  ? t('replay.passRuns')
                  : t('replay.passTook', { length: took(pass, entries) }),
                pass.by === null ? null : doerInWords(pass.by),
              ]
                .filter(part => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const took = ({ began, ended }: Pass, entries: readonly Entry[]) =>
  length(Date.parse(entries[ended ?? began]?.at ?? '') - Date.parse(entries[began]?.at ?? ''))
