// One stop in words: what happened, when, who did it and why, and the cases it called or was called by.

import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { State } from '../../../engine/run/state.ts'
import type { InstanceDetail } from '../../api/instances.ts'
import type { Entry } from '../../api/trail.ts'
import type { DecisionWords } from '../../drawing/decision-words.ts'
import type { Drawing } from '../../drawing/read.ts'
import { useSayAgain } from '../../i18n/engine-words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { exactTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import type { DataWords } from './data-words.ts'
import { Doer } from './doer.tsx'
import { eventInWords } from './event-words.ts'
import { isLandmark, type Stop } from './replay.ts'

const Why = lazy(() => import('./why.tsx').then(({ Why }) => ({ default: Why })))

type Props = {
  stop: Stop
  entry: Entry
  entries: readonly Entry[]
  headline: string
  before: State | null
  drawing: Drawing | undefined
  words: DataWords
  tables: DecisionWords
  called: InstanceDetail['called']
}

export function ThisStep({ stop, entry, entries, headline, before, drawing, words, tables, called }: Props) {
  const { t } = useTexts()
  const again = useSayAgain()
  return (
    <section className="replay-now card" aria-label={t('replay.thisStep')}>
      <h2>{headline}</h2>
      {isLandmark.deviation(stop, entries) && <p className="deviation">{t('replay.deviated')}</p>}
      <dl className="facts">
        <dt>{t('replay.when')}</dt>
        <dd>{exactTime(entry.at)}</dd>
        <dt>{t('replay.who')}</dt>
        <dd>
          <Doer by={entry.actor} />
        </dd>
        {typeof entry.command.reason === 'string' && (
          <>
            <dt>{t('common.reason')}</dt>
            <dd>{entry.command.reason}</dd>
          </>
        )}
      </dl>
      {calledHere(stop, called).map(({ instanceKey, processName, processId }) => (
        <p key={instanceKey}>
          <Link to={paths.replay(instanceKey)}>
            {t('audit.calledCase', { process: processName ?? processId.replaceAll('_', ' ') })}
          </Link>
        </p>
      ))}
      <Suspense fallback={null}>
        <Why stop={stop} entry={entry} before={before} drawing={drawing} words={words} tables={tables} />
      </Suspense>
      <details>
        <summary>{t('replay.everything', { count: stop.events.length })}</summary>
        <ol className="event-list">
          {stop.events.map((event, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: events of an entry never move
            <li key={index}>{eventInWords(event, drawing, again, tables)}</li>
          ))}
        </ol>
        <p className="second-line">
          {t('audit.entry', { seq: entry.seq })} · {t('audit.hash')}{' '}
          <code className="hash">{entry.hash}</code>
        </p>
      </details>
    </section>
  )
}

/** The cases that began at this stop, or whose end it learned of. */
const calledHere = ({ events }: Stop, called: InstanceDetail['called']) =>
  called.filter(({ elementKey }) =>
    events.some(
      event =>
        (event.type === 'call.started' || event.type === 'element.completed') && event.key === elementKey,
    ),
  )
