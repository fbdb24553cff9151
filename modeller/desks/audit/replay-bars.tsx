// What moves the replay: one step, by itself, along the slider, or to the next stop of a kind. A button that leads nowhere
// keeps the focus, so that the keys of the replay go on working at its ends.

import { useMemo, useState } from 'react'
import type { Entry } from '../../api/trail.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { Button } from '../../ui/button.tsx'
import type { DataWords } from './data-words.ts'
import { findStop, type Grain, isLandmark, type Stop, writes } from './replay.ts'
import { type Scale, StepSlider } from './step-slider.tsx'

type Way = {
  stops: readonly Stop[]
  entries: readonly Entry[]
  at: number
  onGo: (at: number | null) => void
}

/** How fast it plays by itself. */
export type Speed = 'slow' | 'usual' | 'fast'

export function MoveBar({
  stops,
  entries,
  at,
  onGo,
  playing,
  onPlay,
  scale,
  position,
}: Way & { playing: boolean; onPlay: () => void; scale: Scale; position: string }) {
  const { t } = useTexts()
  return (
    <fieldset className="replay-bar" aria-label={t('replay.controls')}>
      <Button
        look="plain"
        className="button-small"
        aria-disabled={at === 0 || undefined}
        onClick={() => onGo(at - 1)}
      >
        {t('replay.previous')}
      </Button>
      <Button look="plain" className="button-small" aria-pressed={playing} onClick={onPlay}>
        {t(playing ? 'replay.pause' : 'replay.play')}
      </Button>
      <Button
        look="plain"
        className="button-small"
        aria-disabled={at === stops.length - 1 || undefined}
        onClick={() => onGo(at + 1)}
      >
        {t('replay.next')}
      </Button>
      <StepSlider stops={stops} entries={entries} at={at} scale={scale} position={position} onGo={onGo} />
      <span className="replay-place">
        {t('replay.place', { step: at + 1, total: stops.length })} ·{' '}
        {dateTime(entries[stops[at]?.entry ?? 0]?.at ?? '')}
      </span>
    </fieldset>
  )
}

export function JumpBar({
  stops,
  entries,
  at,
  onGo,
  grain,
  onGrain,
  scale,
  onScale,
  speed,
  onSpeed,
  words,
}: Way & {
  grain: Grain
  onGrain: (grain: Grain) => void
  scale: Scale
  onScale: (scale: Scale) => void
  speed: Speed
  onSpeed: (speed: Speed) => void
  words: DataWords
}) {
  const { t } = useTexts()
  const [field, setField] = useState('')
  const fields = useMemo(
    () =>
      fieldsOf(entries)
        .map(name => ({ name, label: words.label(name) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [entries, words],
  )
  const nextOf = (fits: (stop: Stop) => boolean) => findStop(stops, at, 1, fits)
  const nextChange = field === '' ? null : nextOf(stop => writes(stop, field))
  return (
    <div className="replay-bar">
      <label>
        {t('replay.grain')}{' '}
        <select value={grain} onChange={event => onGrain(event.target.value as Grain)}>
          <option value="entry">{t('replay.byEntry')}</option>
          <option value="event">{t('replay.byEvent')}</option>
        </select>
      </label>
      <label>
        {t('replay.scale')}{' '}
        <select value={scale} onChange={event => onScale(event.target.value as Scale)}>
          <option value="step">{t('replay.byStep')}</option>
          <option value="time">{t('replay.byTime')}</option>
        </select>
      </label>
      <label>
        {t('replay.speed')}{' '}
        <select value={speed} onChange={event => onSpeed(event.target.value as Speed)}>
          {(['slow', 'usual', 'fast'] as const).map(each => (
            <option key={each} value={each}>
              {t(`replay.speeds.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="replay-jumps">
        <span>{t('replay.jump')}</span>
        {(['decision', 'human', 'deviation', 'problem'] as const).map(kind => {
          const next = nextOf(stop => isLandmark[kind](stop, entries))
          return (
            <button
              key={kind}
              type="button"
              className="button button-small"
              aria-disabled={next === null || undefined}
              onClick={() => onGo(next)}
            >
              {t(`replay.to.${kind}`)}
            </button>
          )
        })}
        <label>
          {t('replay.field')}{' '}
          <select
            value={field}
            onChange={event => {
              const { value } = event.target
              setField(value)
              if (value !== '') onGo(nextOf(stop => writes(stop, value)))
            }}
          >
            <option value="">{t('form.pick')}</option>
            {fields.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {field !== '' && (
          <button
            type="button"
            className="button button-small"
            aria-disabled={nextChange === null || undefined}
            onClick={() => onGo(nextChange)}
          >
            {t('replay.nextChange')}
          </button>
        )}
      </div>
    </div>
  )
}

function fieldsOf(entries: readonly Entry[]): string[] {
  const names = new Set<string>()
  for (const { events } of entries)
    for (const event of events) {
      if (event.type === 'variables.set') for (const name of Object.keys(event.values)) names.add(name)
      if (event.type === 'process.started') for (const name of Object.keys(event.variables)) names.add(name)
    }
  return [...names]
}
