// The steps as an ordered list of buttons: time, what, who and why. The list follows the slider without taking the focus.
// All of them stand in the page, so that a reader can search it; the browser lays out those in sight (audit.css).

import { type Ref, useEffect, useMemo, useRef } from 'react'
import type { Entry } from '../../api/trail.ts'
import type { Drawing } from '../../drawing/read.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { stopInWords } from './event-words.ts'
import { type Grain, isLandmark, type Stop } from './replay.ts'

type Props = {
  ref: Ref<HTMLElement>
  stops: readonly Stop[]
  entries: readonly Entry[]
  at: number
  drawing: Drawing | undefined
  grain: Grain
  onGo: (at: number) => void
}

export function StepList({ ref, stops, entries, at, drawing, grain, onGo }: Props) {
  const { t } = useTexts()
  const list = useRef<HTMLOListElement>(null)
  const rows = useMemo(
    () =>
      stops.map(stop => {
        const entry = entries[stop.entry] as Entry
        const what = stopInWords(stop, entry, grain, drawing)
        return { stop, entry, what, second: `${dateTime(entry.at)} · ${entry.actor}` }
      }),
    [stops, entries, drawing, grain],
  )
  useEffect(() => {
    const frame = list.current
    const item = frame?.children[at] as HTMLElement | undefined
    if (frame == null || item === undefined) return
    const above = item.offsetTop
    if (above < frame.scrollTop || above + item.offsetHeight > frame.scrollTop + frame.clientHeight)
      frame.scrollTop = above - frame.clientHeight / 3
  }, [at])
  return (
    <section className="step-list" ref={ref} aria-label={t('replay.steps')}>
      <h2>{t('replay.steps')}</h2>
      <ol ref={list}>
        {rows.map(({ stop, entry, what, second }, index) => (
          <li key={`${stop.entry}.${stop.upTo}`}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              onClick={() => onGo(index)}
            >
              <span className="step-number">{index + 1}</span>
              <span>
                {isLandmark.deviation(stop, entries) && (
                  <span className="by-hand" aria-hidden="true">
                    ↷{' '}
                  </span>
                )}
                {what}
                <span className="second-line">{second}</span>
                {typeof entry.command.reason === 'string' && stop.upTo === stop.events.length && (
                  <span className="second-line">
                    {t('common.reason')}: {entry.command.reason}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
