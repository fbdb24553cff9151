// The slider of the replay, by step or by real time. An arrow key always goes one step, however long that took.

import { type KeyboardEvent, useMemo } from 'react'
import type { Entry } from '../../api/trail.ts'
import { useTexts } from '../../i18n/texts.ts'
import { length } from '../../i18n/when.ts'
import { nearestStop, type TimeScale, timeScale } from './real-time.ts'
import type { Stop } from './replay.ts'

export type Scale = 'step' | 'time'

const arrows: Readonly<Record<string, 1 | -1>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
}

export function StepSlider({
  stops,
  entries,
  at,
  scale,
  position,
  onGo,
}: {
  stops: readonly Stop[]
  entries: readonly Entry[]
  at: number
  scale: Scale
  /** The place in words. */
  position: string
  onGo: (at: number) => void
}) {
  const { t } = useTexts()
  const time = useMemo(
    () =>
      scale === 'time' ? timeScale(stops.map(({ entry }) => Date.parse(entries[entry]?.at ?? ''))) : null,
    [scale, stops, entries],
  )
  const onKey = (event: KeyboardEvent) => {
    const by = arrows[event.key]
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onGo(at + by)
  }
  return (
    <div className="replay-slider">
      <input
        type="range"
        min={time === null ? 1 : 0}
        max={time === null ? stops.length : time.places.at(-1)}
        value={time === null ? at + 1 : time.places[at]}
        aria-label={t('replay.slider')}
        aria-valuetext={position}
        onKeyDown={onKey}
        onChange={event => {
          const place = Number(event.target.value)
          onGo(time === null ? place - 1 : nearestStop(time, place))
        }}
      />
      {time !== null && <TimeLine scale={time} />}
    </div>
  )
}

/** A mark for each stop, a zigzag for each fold; and in words what was folded. */
function TimeLine({ scale: { places, folds } }: { scale: TimeScale }) {
  const { t } = useTexts()
  const end = Math.max(1, places.at(-1) ?? 1)
  const x = (place: number) => (place / end) * 1000
  const longest = Math.max(0, ...folds.map(fold => fold.length))
  return (
    <>
      <svg className="time-line" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
        <path className="time-stops" d={places.map(place => `M${x(place)} 0V12`).join('')} />
        {folds.map(({ before }) => {
          const middle = (x(places[before - 1] as number) + x(places[before] as number)) / 2
          return (
            <path key={before} className="time-fold" d={`M${middle - 9} 6l4.5 -5 4.5 10 4.5 -10 4.5 5`} />
          )
        })}
      </svg>
      <span className="second-line">
        {folds.length === 0
          ? t('replay.noFolds')
          : t('replay.folds', { count: folds.length, longest: length(longest) })}
      </span>
    </>
  )
}
