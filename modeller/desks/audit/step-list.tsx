// The steps as an ordered list of buttons: time, what, who. The list follows the slider without taking the focus.

import { type Ref, useEffect, useRef } from 'react'
import type { Entry } from '../../api/trail.ts'
import type { Drawing } from '../../drawing/read.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { entryInWords, eventInWords } from './event-words.ts'
import type { Grain, Stop } from './replay.ts'

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
  useEffect(() => {
    const frame = list.current
    const item = frame?.children[at] as HTMLElement | undefined
    if (frame == null || item === undefined) return
    const above = item.offsetTop - frame.offsetTop
    if (above < frame.scrollTop || above + item.offsetHeight > frame.scrollTop + frame.clientHeight)
      frame.scrollTop = above - frame.clientHeight / 3
  }, [at])
  return (
    <section className="step-list" ref={ref} aria-label={t('replay.steps')}>
      <h2>{t('replay.steps')}</h2>
      <ol ref={list}>
        {stops.map((stop, index) => {
          const entry = entries[stop.entry] as Entry
          const [first] = stop.events
          return (
            <li key={`${stop.entry}.${stop.upTo}`}>
              <button
                type="button"
                aria-current={index === at ? 'step' : undefined}
                onClick={() => onGo(index)}
              >
                <span className="step-number">{index + 1}</span>
                <span>
                  {grain === 'entry' || first === undefined
                    ? entryInWords(entry, drawing)
                    : eventInWords(first, drawing)}
                  <span className="second-line">
                    {dateTime(entry.at)} · {entry.actor}
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
