// Where the replay stands, and what shows it. The address keeps the step and the scale, so that a link goes into a report.
// The list of steps is the way through it for everybody; the picture shows the same.

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { InstanceDetail } from '../../api/instances.ts'
import type { Entry } from '../../api/trail.ts'
import { asDrawn } from '../../drawing/decision-words.ts'
import { readVersionQuery } from '../../drawing/query.ts'
import { useSayAgain } from '../../i18n/engine-words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { partFrom } from '../../ui/part.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading } from '../../ui/state.tsx'
import { useDataWords } from './data-words.ts'
import { decisionWordsQuery } from './decision-words.ts'
import { stopInWords } from './event-words.ts'
import { changesBetween, findStop, type Grain, isLandmark, isOver, Replay, stopsOf } from './replay.ts'
import { JumpBar, MoveBar, type Speed } from './replay-bars.tsx'
import { actOnKey } from './replay-keys.ts'
import { Legend, ReplayPicture } from './replay-picture.tsx'
import { StepList } from './step-list.tsx'
import type { Scale } from './step-slider.tsx'

const thisStep = partFrom(
  async () => (await import('./this-step.tsx')).ThisStep,
  () => <section className="replay-now card" />,
)
const stepData = partFrom(
  async () => (await import('./step-data.tsx')).StepData,
  () => <section className="replay-data card" />,
)
const Passes = lazy(() => import('./pass-list.tsx').then(({ Passes }) => ({ default: Passes })))

// Asked for at once, beside the trail: there when the first step is.
void thisStep.load()
void stepData.load()

/** How long a step stands while the replay plays by itself, in milliseconds. */
const BEATS: Readonly<Record<Speed, number>> = { slow: 3000, usual: 1400, fast: 500 }

type Props = {
  /** None while they are fetched: the drawing is opened meanwhile. */
  entries: readonly Entry[]
  /** The version that the case runs on now. */
  version: string
  called: InstanceDetail['called']
}

export function Player({ entries, version: current, called }: Props) {
  const { t, language } = useTexts()
  const again = useSayAgain()
  const { stops, at, latest, grain, scale, element, forward, go, setGrain, setScale, setElement } =
    usePlace(entries)
  const [speed, setSpeed] = useState<Speed>('usual')
  const [playing, setPlaying] = usePlaying(at, stops.length, BEATS[speed], go)
  const replay = useMemo(() => new Replay(entries), [entries])
  const stop = stops[at]
  const entry = entries[stop?.entry ?? -1]
  /** Whether the picture is there, or will not come. */
  const [pictured, setPictured] = useState(false)
  const onPicture = useCallback(() => setPictured(true), [])
  const data = useRef<HTMLElement>(null)
  const steps = useRef<HTMLElement>(null)
  const ran = entry?.definitionKey ?? current
  const version = useQuery(readVersionQuery(ran, language))
  const drawing = version.data?.drawing
  const words = useDataWords(ran)
  const decided = stops.some(({ events }) => events.some(({ type }) => type === 'decision.evaluated'))
  const tables = useQuery({ ...decisionWordsQuery(ran, language), enabled: decided }).data ?? asDrawn
  const before = useMemo(() => (stop ? replay.before(stop) : null), [replay, stop])
  const after = useMemo(() => (stop ? replay.after(stop) : null), [replay, stop])
  const changes = useMemo(() => changesBetween(before, after), [before, after])
  const headline = stop && entry ? stopInWords(stop, entry, grain, drawing, again, tables) : ''
  const position = t('replay.position', { step: at + 1, total: stops.length, what: headline })
  const play = () => setPlaying(!playing)
  const acts = {
    step: (by: 1 | -1) => go(latest.current + by),
    decision: (direction: 1 | -1) =>
      go(findStop(stops, latest.current, direction, candidate => isLandmark.decision(candidate, entries))),
    to: (end: 'first' | 'last') => go(end === 'first' ? 0 : stops.length - 1),
    play,
    data: () => data.current?.focus(),
    list: () => steps.current?.querySelector<HTMLElement>('[aria-current="step"]')?.focus(),
  }
  const way = { stops, entries, at, onGo: go }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the region; everything they do is also a button
    <div className="replay" onKeyDown={event => actOnKey(event, acts)}>
      <div className="replay-bars">
        {stop === undefined ? (
          <Loading what={t('audit.loadingTrail')} />
        ) : (
          <>
            <MoveBar {...way} playing={playing} onPlay={play} scale={scale} position={position} />
            <JumpBar
              {...way}
              grain={grain}
              onGrain={setGrain}
              scale={scale}
              onScale={setScale}
              speed={speed}
              onSpeed={setSpeed}
              words={words}
            />
            <p role="status" className="visually-hidden">
              {position}
            </p>
          </>
        )}
      </div>
      <div className="replay-columns">
        <div className="replay-picture">
          {version.isError ? (
            <RefusalNotice error={version.error} />
          ) : version.data === undefined ? (
            <div className="diagram replay-diagram">
              <Loading />
            </div>
          ) : (
            <ReplayPicture
              version={version.data}
              entries={entries}
              stop={stop}
              state={after}
              forward={forward}
              onElement={setElement}
              onOpened={onPicture}
            />
          )}
          <Legend />
          <p className="second-line">{t('replay.keys')}</p>
        </div>
        {stop !== undefined && entry !== undefined && (
          <>
            <StepList
              ref={steps}
              {...way}
              drawing={drawing}
              tables={tables}
              grain={grain}
              pictured={pictured}
            />
            <thisStep.Part
              stop={stop}
              entry={entry}
              entries={entries}
              headline={headline}
              before={before}
              drawing={drawing}
              words={words}
              tables={tables}
              called={called}
            />
            <stepData.Part
              ref={data}
              changes={changes}
              drawing={drawing}
              words={words}
              ended={before !== null && after !== null && isOver(after) && !isOver(before)}
            />
            <Suspense fallback={null}>
              <Passes {...way} drawing={drawing} element={element} onElement={setElement} />
            </Suspense>
          </>
        )}
      </div>
    </div>
  )
}

function usePlace(entries: readonly Entry[]) {
  const [search, setSearch] = useSearchParams()
  const grain: Grain = search.get('by') === 'event' ? 'event' : 'entry'
  const scale: Scale = search.get('scale') === 'time' ? 'time' : 'step'
  const stops = useMemo(() => stopsOf(entries, grain), [entries, grain])
  const asked = Number(search.get('step') ?? '1')
  const at = Math.min(Math.max(1, Number.isInteger(asked) ? asked : 1), stops.length) - 1
  /** The stop that was reached from the one before it. */
  const [onward, setOnward] = useState<number | null>(null)
  /** Where the last key led to, though the page may not show it yet: keys come faster than pages are drawn. */
  const latest = useRef(at)
  useEffect(() => {
    latest.current = at
  }, [at])
  const set = useCallback(
    (values: Readonly<Record<string, string | null>>) =>
      setSearch(
        old => {
          for (const [name, value] of Object.entries(values))
            if (value === null) old.delete(name)
            else old.set(name, value)
          return old
        },
        { replace: true },
      ),
    [setSearch],
  )
  const go = useCallback(
    (next: number | null) => {
      if (next === null) return
      const to = Math.min(Math.max(0, next), stops.length - 1)
      setOnward(to === latest.current + 1 ? to : null)
      latest.current = to
      set({ step: String(to + 1) })
    },
    [set, stops.length],
  )
  /** Stays at the same entry. */
  const setGrain = (chosen: Grain) => {
    const same = stopsOf(entries, chosen).findIndex(({ entry }) => entry === stops[at]?.entry)
    set({ by: chosen === 'event' ? 'event' : null, step: String(same + 1) })
  }
  /** The element whose passes are told. */
  const element = search.get('element')
  const setElement = useCallback((id: string | null) => set({ element: id }), [set])
  const setScale = (chosen: Scale) => set({ scale: chosen === 'time' ? 'time' : null })
  const forward = onward === at
  return { stops, at, latest, grain, scale, element, forward, go, setGrain, setScale, setElement }
}

/** Nothing starts by itself, and the last step ends it. */
function usePlaying(at: number, total: number, beat: number, go: (next: number) => void) {
  const [playing, setPlaying] = useState(false)
  useEffect(() => {
    if (!playing) return
    if (at >= total - 1) {
      setPlaying(false)
      return
    }
    const timer = setTimeout(() => go(at + 1), beat)
    return () => clearTimeout(timer)
  }, [playing, at, total, beat, go])
  return [playing, setPlaying] as const
}
