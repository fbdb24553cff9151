// The steps as an ordered list of buttons: time, what, who and why. The list follows the slider without taking the focus.
// Those about the current step come first, the others after the picture, as soon as the page has time: all of them stand
// in the page, so that a reader can search it, and the browser lays out those in sight (audit.css).

import { memo, type Ref, startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Entry } from '../../api/trail.ts'
import type { DecisionWords } from '../../drawing/decision-words.ts'
import type { Drawing } from '../../drawing/read.ts'
import { type SayAgain, useSayAgain } from '../../i18n/engine-words.ts'
import { doerInWords, useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { stopInWords } from './event-words.ts'
import { type Grain, isLandmark, type Stop } from './replay.ts'

type Props = {
  ref: Ref<HTMLElement>
  stops: readonly Stop[]
  entries: readonly Entry[]
  at: number
  drawing: Drawing | undefined
  tables: DecisionWords
  grain: Grain
  /** Whether the picture is there. */
  pictured: boolean
  onGo: (at: number) => void
}

/** So many steps on either side are more than a screen shows. */
const ABOUT = 25
/** How long the others wait at most for the picture, and then for a page that is never idle, in milliseconds. */
const LONGEST = 2000

export function StepList({ ref, stops, entries, at, drawing, tables, grain, pictured, onGo }: Props) {
  const { t } = useTexts()
  const again = useSayAgain()
  const list = useRef<HTMLOListElement>(null)
  const latest = useRef(onGo)
  latest.current = onGo
  const go = useCallback((index: number) => latest.current(index), [])
  const idle = useIdle(pictured)
  const from = idle ? 0 : Math.max(0, at - ABOUT)
  const to = idle ? stops.length : Math.min(stops.length, at + ABOUT)
  useEffect(() => {
    const frame = list.current
    const item = frame?.children[at - from] as HTMLElement | undefined
    if (frame == null || item === undefined) return
    const above = item.offsetTop
    if (above < frame.scrollTop || above + item.offsetHeight > frame.scrollTop + frame.clientHeight)
      frame.scrollTop = above - frame.clientHeight / 3
  }, [at, from])
  return (
    <section className="step-list" ref={ref} aria-label={t('replay.steps')}>
      <h2>{t('replay.steps')}</h2>
      <ol ref={list}>
        {stops.slice(from, to).map((stop, index) => (
          <Step
            key={`${stop.entry}.${stop.upTo}`}
            index={from + index}
            current={from + index === at}
            stop={stop}
            entries={entries}
            drawing={drawing}
            tables={tables}
            grain={grain}
            again={again}
            onGo={go}
          />
        ))}
      </ol>
    </section>
  )
}

/** Whether the page has had nothing to do since the picture was there. */
function useIdle(pictured: boolean): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    const then = () => startTransition(() => setIdle(true))
    if (pictured) return whenIdle(then)
    // While it is opened the page waits now and then, and would find the time to draw what comes after it.
    const timer = setTimeout(then, LONGEST)
    return () => clearTimeout(timer)
  }, [pictured])
  return idle
}

/** Answers with what takes the wish back. Safari has no idle time of its own to tell. */
function whenIdle(then: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(then, LONGEST / 4)
    return () => clearTimeout(timer)
  }
  const wish = requestIdleCallback(then, { timeout: LONGEST })
  return () => cancelIdleCallback(wish)
}

type StepProps = Pick<Props, 'entries' | 'drawing' | 'tables' | 'grain' | 'onGo'> & {
  index: number
  current: boolean
  stop: Stop
  again: SayAgain
}

/** A step forward changes two of them. */
const Step = memo(function Step({
  index,
  current,
  stop,
  entries,
  drawing,
  tables,
  grain,
  again,
  onGo,
}: StepProps) {
  const { t } = useTexts()
  const entry = entries[stop.entry] as Entry
  return (
    <li>
      <button type="button" aria-current={current ? 'step' : undefined} onClick={() => onGo(index)}>
        <span className="step-number">{index + 1}</span>
        <span>
          {isLandmark.deviation(stop, entries) && (
            <span className="by-hand" aria-hidden="true">
              ↷{' '}
            </span>
          )}
          {stopInWords(stop, entry, grain, drawing, again, tables)}
          <span className="second-line">
            {dateTime(entry.at)} · {doerInWords(entry.actor)}
          </span>
          {typeof entry.command.reason === 'string' && stop.upTo === stop.events.length && (
            <span className="second-line">
              {t('common.told', { name: t('common.reason'), value: entry.command.reason })}
            </span>
          )}
        </span>
      </button>
    </li>
  )
})
