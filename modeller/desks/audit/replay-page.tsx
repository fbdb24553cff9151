// The replay of one case, on the version that ran. The list of steps is the way through it for everybody; the picture
// shows the same. Keys work only while the focus is inside this part of the page.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { State } from '../../../engine/run/state.ts'
import { type InstanceDetail, instanceQuery } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { type Entry, exportTrail, trailQuery, verifyCase } from '../../api/trail.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import { runMarks } from '../../canvas/run-marks.ts'
import { readVersionQuery } from '../../drawing/query.ts'
import type { Drawing } from '../../drawing/read.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime, exactTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading } from '../../ui/state.tsx'
import { StatusTag } from '../cases/status-tag.tsx'
import { entryInWords, eventInWords } from './event-words.ts'
import { TakeAway } from './lazy-take-away.tsx'
import {
  changesBetween,
  findStop,
  type Grain,
  happened,
  isLandmark,
  Replay,
  type Stop,
  stopsOf,
  writes,
} from './replay.ts'
import { StepData } from './step-data.tsx'
import { StepList } from './step-list.tsx'
import '../../styles/audit.css'

const Why = lazy(() => import('./why.tsx').then(({ Why }) => ({ default: Why })))
const Proof = lazy(() => import('./proof.tsx').then(({ Proof }) => ({ default: Proof })))

export default function ReplayPage() {
  const { t } = useTexts()
  const { instanceKey = '' } = useParams()
  const detail = useQuery(instanceQuery(instanceKey))
  const trail = useQuery(trailQuery(instanceKey))
  const error = detail.error ?? trail.error
  if (error !== null)
    return (
      <Page title={t('cases.notFound')}>
        <RefusalNotice error={error} />
        <Link to={paths.audit()}>{t('audit.find')}</Link>
      </Page>
    )
  if (detail.data === undefined || trail.data === undefined) return <Loading what={t('audit.loadingTrail')} />
  if (trail.data.length === 0)
    return (
      <Page title={t('audit.replay')}>
        <Empty title={t('audit.noEntries')} />
      </Page>
    )
  return <CaseReplay key={instanceKey} detail={detail.data} entries={trail.data} />
}

function CaseReplay({ detail, entries }: { detail: InstanceDetail; entries: readonly Entry[] }) {
  const { t } = useTexts()
  const may = useMay()
  const { instance } = detail
  const verify = useMutation({ mutationFn: () => verifyCase(instance.key) })
  return (
    <Page
      wide
      title={t('audit.replayOf', {
        number: instance.number,
        process: instance.processName ?? instance.processId,
      })}
      lead={
        <p className="case-lead">
          <StatusTag status={instance.status} />
          <span>{t('audit.length', { count: entries.length })}</span>
          <span>
            {dateTime(instance.startedAt)} –{' '}
            {instance.endedAt === null ? t('audit.stillRunning') : dateTime(instance.endedAt)}
          </span>
          <span>{t('common.version', { version: instance.version })}</span>
          {instance.parentKey !== null && (
            <Link to={paths.replay(instance.parentKey)}>{t('cases.parent')}</Link>
          )}
          {detail.called.map(called => (
            <Link key={called.instanceKey} to={paths.replay(called.instanceKey)}>
              {t('audit.calledCase', { process: called.processId.replaceAll('_', ' ') })}
            </Link>
          ))}
        </p>
      }
      actions={
        <>
          <Button
            look="main"
            whyNot={may('trail.verify') ? null : t('common.notAllowed')}
            disabled={verify.isPending}
            onClick={() => verify.mutate()}
          >
            {verify.isPending ? t('audit.verifying') : t('audit.verify')}
          </Button>
          {may('trail.export') && (
            <TakeAway
              title={t('audit.export')}
              what={t('audit.exportWhat')}
              name={`case-${instance.number}.zip`}
              fetch={reason => exportTrail(instance.key, reason)}
            />
          )}
          {may('instance.read') && (
            <Link className="button" to={paths.case(instance.key)}>
              {t('audit.toCase')}
            </Link>
          )}
        </>
      }
    >
      {verify.isError && <RefusalNotice error={verify.error} />}
      {verify.data !== undefined && (
        <Suspense fallback={null}>
          <Proof proof={verify.data} />
        </Suspense>
      )}
      <Player entries={entries} />
    </Page>
  )
}

function Player({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTexts()
  const [search, setSearch] = useSearchParams()
  const grain: Grain = search.get('by') === 'event' ? 'event' : 'entry'
  const stops = useMemo(() => stopsOf(entries, grain), [entries, grain])
  const replay = useMemo(() => new Replay(entries), [entries])
  const asked = Number(search.get('step') ?? '1')
  const at = Math.min(Math.max(1, Number.isInteger(asked) ? asked : 1), stops.length) - 1
  const stop = stops[at] as Stop
  const entry = entries[stop.entry] as Entry
  const [playing, setPlaying] = useState(false)
  const [forward, setForward] = useState(false)
  const [field, setField] = useState('')
  const data = useRef<HTMLElement>(null)
  const steps = useRef<HTMLElement>(null)
  const version = useQuery(readVersionQuery(entry.definitionKey))
  const drawing = version.data?.drawing
  const go = useCallback(
    (next: number | null) => {
      if (next === null) return
      setForward(next === at + 1)
      setSearch(
        before => {
          before.set('step', String(Math.min(Math.max(0, next), stops.length - 1) + 1))
          return before
        },
        { replace: true },
      )
    },
    [at, setSearch, stops.length],
  )
  useEffect(() => {
    if (!playing) return
    if (at === stops.length - 1) {
      setPlaying(false)
      return
    }
    const timer = setTimeout(() => go(at + 1), 1400)
    return () => clearTimeout(timer)
  }, [playing, at, stops.length, go])

  const before = useMemo(() => replay.before(stop), [replay, stop])
  const after = useMemo(() => replay.after(stop), [replay, stop])
  const changes = useMemo(() => changesBetween(before, after), [before, after])
  const headline = stopInWords(stop, entry, grain, drawing)
  const position = t('replay.position', { step: at + 1, total: stops.length, what: headline })
  const jump = (fits: (stop: Stop) => boolean, direction: 1 | -1 = 1) =>
    go(findStop(stops, at, direction, fits))
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName)
    )
      return
    const act = keyActs[event.key]
    if (act === undefined || (event.key === ' ' && target.tagName === 'BUTTON')) return
    event.preventDefault()
    act({
      step: by => go(at + by),
      decision: direction => jump(candidate => isLandmark.decision(candidate, entries), direction),
      to: end => go(end === 'first' ? 0 : stops.length - 1),
      play: () => setPlaying(!playing),
      data: () => data.current?.focus(),
      list: () => steps.current?.querySelector<HTMLElement>('[aria-current="step"]')?.focus(),
      shift: event.shiftKey,
    })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the region; everything they do is also a button
    <div className="replay" onKeyDown={onKey}>
      <fieldset className="replay-bar" aria-label={t('replay.controls')}>
        <Button look="plain" className="button-small" disabled={at === 0} onClick={() => go(at - 1)}>
          {t('replay.previous')}
        </Button>
        <Button
          look="plain"
          className="button-small"
          aria-pressed={playing}
          onClick={() => setPlaying(!playing)}
        >
          {t(playing ? 'replay.pause' : 'replay.play')}
        </Button>
        <Button
          look="plain"
          className="button-small"
          disabled={at === stops.length - 1}
          onClick={() => go(at + 1)}
        >
          {t('replay.next')}
        </Button>
        <input
          type="range"
          min={1}
          max={stops.length}
          value={at + 1}
          aria-label={t('replay.slider')}
          aria-valuetext={position}
          onChange={event => go(Number(event.target.value) - 1)}
        />
        <span className="replay-place">
          {t('replay.place', { step: at + 1, total: stops.length })} · {dateTime(entry.at)}
        </span>
      </fieldset>
      <div className="replay-bar">
        <label>
          {t('replay.grain')}{' '}
          <select
            value={grain}
            onChange={event =>
              setSearch(
                old => {
                  if (event.target.value === 'event') old.set('by', 'event')
                  else old.delete('by')
                  const same = stopsOf(entries, event.target.value === 'event' ? 'event' : 'entry').findIndex(
                    ({ entry: index }) => index === stop.entry,
                  )
                  old.set('step', String(same + 1))
                  return old
                },
                { replace: true },
              )
            }
          >
            <option value="entry">{t('replay.byEntry')}</option>
            <option value="event">{t('replay.byEvent')}</option>
          </select>
        </label>
        <span>{t('replay.jump')}</span>
        {(['decision', 'human', 'problem'] as const).map(kind => {
          const next = findStop(stops, at, 1, candidate => isLandmark[kind](candidate, entries))
          return (
            <button
              key={kind}
              type="button"
              className="button button-small"
              disabled={next === null}
              onClick={() => go(next)}
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
              setField(event.target.value)
              if (event.target.value !== '') jump(candidate => writes(candidate, event.target.value))
            }}
          >
            <option value="">{t('form.pick')}</option>
            {fieldsOf(entries).map(name => (
              <option key={name} value={name}>
                {name.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        </label>
        {field !== '' && (
          <button
            type="button"
            className="button button-small"
            onClick={() => jump(candidate => writes(candidate, field))}
          >
            {t('replay.nextChange')}
          </button>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {position}
      </p>
      <div className="replay-columns">
        <div className="replay-picture">
          {version.isError && <RefusalNotice error={version.error} />}
          {version.data === undefined || drawing === undefined ? (
            <Loading />
          ) : (
            <Picture
              xml={version.data.xml}
              drawing={drawing}
              entries={entries}
              stop={stop}
              state={after}
              forward={forward}
            />
          )}
          <Legend />
          <p className="second-line">{t('replay.keys')}</p>
        </div>
        <StepList
          ref={steps}
          stops={stops}
          entries={entries}
          at={at}
          drawing={drawing}
          grain={grain}
          onGo={go}
        />
        <section className="replay-now card" aria-label={t('replay.thisStep')}>
          <h2>{headline}</h2>
          <dl className="facts">
            <dt>{t('replay.when')}</dt>
            <dd>{exactTime(entry.at)}</dd>
            <dt>{t('replay.who')}</dt>
            <dd>{entry.actor}</dd>
            {typeof entry.command.reason === 'string' && (
              <>
                <dt>{t('common.reason')}</dt>
                <dd>{entry.command.reason}</dd>
              </>
            )}
          </dl>
          <Suspense fallback={null}>
            <Why stop={stop} entry={entry} before={before} drawing={drawing} />
          </Suspense>
          <details>
            <summary>{t('replay.everything', { count: stop.events.length })}</summary>
            <ol className="event-list">
              {stop.events.map((event, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: events of an entry never move
                <li key={index}>{eventInWords(event, drawing)}</li>
              ))}
            </ol>
            <p className="second-line">
              {t('audit.entry', { seq: entry.seq })} · {t('audit.hash')}{' '}
              <code className="hash">{entry.hash}</code>
            </p>
          </details>
        </section>
        <StepData ref={data} changes={changes} drawing={drawing} />
      </div>
    </div>
  )
}

type Acts = {
  step: (by: 1 | -1) => void
  decision: (direction: 1 | -1) => void
  to: (end: 'first' | 'last') => void
  play: () => void
  data: () => void
  list: () => void
  shift: boolean
}
const keyActs: Readonly<Record<string, (acts: Acts) => void>> = {
  ArrowLeft: ({ step, decision, shift }) => (shift ? decision(-1) : step(-1)),
  ArrowRight: ({ step, decision, shift }) => (shift ? decision(1) : step(1)),
  Home: ({ to }) => to('first'),
  End: ({ to }) => to('last'),
  ' ': ({ play }) => play(),
  d: ({ data }) => data(),
  c: ({ list }) => list(),
}

/** The heading of a stop: what somebody did, or the one thing that then happened. */
function stopInWords(stop: Stop, entry: Entry, grain: Grain, drawing: Drawing | undefined): string {
  const [first] = stop.events
  return grain === 'entry' || first === undefined
    ? entryInWords(entry, drawing)
    : eventInWords(first, drawing)
}

function fieldsOf(entries: readonly Entry[]): string[] {
  const names = new Set<string>()
  for (const { events } of entries)
    for (const event of events) {
      if (event.type === 'variables.set') for (const name of Object.keys(event.values)) names.add(name)
      if (event.type === 'process.started') for (const name of Object.keys(event.variables)) names.add(name)
    }
  return [...names].sort()
}

function Picture({
  xml,
  drawing,
  entries,
  stop,
  state,
  forward,
}: {
  xml: string
  drawing: Drawing
  entries: readonly Entry[]
  stop: Stop
  state: State | null
  forward: boolean
}) {
  const { t } = useTexts()
  const marks = useMemo(
    () => runMarks(drawing, happened(entries, stop), stop.events, state),
    [drawing, entries, stop, state],
  )
  const flow = stop.events.findLast(event => event.type === 'flow.taken')
  const flowId = flow?.type === 'flow.taken' ? flow.flow : null
  const travel = useMemo(
    () => (forward && flowId !== null ? { flow: flowId, at: stop.entry + stop.upTo } : null),
    [forward, flowId, stop],
  )
  const now = Object.values(state?.runs ?? {}).filter(run => run.wait !== null)
  const last = stop.events.findLast(
    event => event.type === 'element.activated' || event.type === 'element.completed',
  )
  const focus = last !== undefined && 'element' in last ? last.element : (now[0]?.element ?? null)
  const names = now.map(({ element }) => drawing.nodes.get(element)?.name ?? element)
  return (
    <Diagram
      className="replay-diagram"
      xml={xml}
      marks={marks}
      center={focus}
      travel={travel}
      label={t('replay.picture', { steps: names.join(', ') || t('common.none') })}
    />
  )
}

function Legend() {
  const { t } = useTexts()
  return (
    <ul className="legend">
      <li>
        <span className="swatch swatch-done" aria-hidden="true">
          ✓
        </span>
        {t('replay.legend.done')}
      </li>
      <li>
        <span className="swatch swatch-now" aria-hidden="true">
          ●
        </span>
        {t('replay.legend.now')}
      </li>
      <li>
        <span className="swatch swatch-path" aria-hidden="true" />
        {t('replay.legend.path')}
      </li>
      <li>
        <span className="swatch swatch-problem" aria-hidden="true">
          !
        </span>
        {t('replay.legend.problem')}
      </li>
    </ul>
  )
}
