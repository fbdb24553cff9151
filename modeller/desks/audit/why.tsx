// Why it went this way: the conditions of each choice with what they read, the rules of each decision that matched,
// and for a timer the planned and the real time.

import type { Event } from '../../../engine/run/event.ts'
import type { State } from '../../../engine/run/state.ts'
import type { Entry } from '../../api/trail.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { useSayAgain } from '../../i18n/engine-words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { exactTime, length } from '../../i18n/when.ts'
import { valueInWords } from '../../ui/value.ts'
import type { DataWords } from './data-words.ts'
import { wayOf } from './event-words.ts'
import type { Stop } from './replay.ts'

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>

export function Why({
  stop,
  entry,
  before,
  drawing,
  words,
}: {
  stop: Stop
  entry: Entry
  before: State | null
  drawing: Drawing | undefined
  words: DataWords
}) {
  const { t } = useTexts()
  const parts = stop.events.map((event, at) => {
    const key = `${at}${event.type}`
    if (event.type === 'gateway.decided')
      return <Choice key={key} event={event} drawing={drawing} words={words} />
    if (event.type === 'decision.evaluated') return <DecisionWhy key={key} event={event} drawing={drawing} />
    return null
  })
  const timer =
    entry.command.type === 'trigger' ? before?.subscriptions[Number(entry.command.subscription)] : undefined
  const due = timer?.due ?? null
  return (
    <>
      {due !== null && (
        <section className="why">
          <h3>{t('why.timer', { name: nameIn(drawing, timer?.element ?? '') })}</h3>
          <dl className="facts">
            <dt>{t('why.planned')}</dt>
            <dd>{exactTime(due)}</dd>
            <dt>{t('why.real')}</dt>
            <dd>
              {exactTime(entry.at)} (
              {t('why.later', { length: length(Math.max(0, Date.parse(entry.at) - Date.parse(due))) })})
            </dd>
          </dl>
        </section>
      )}
      {parts}
    </>
  )
}

function Choice({
  event,
  drawing,
  words,
}: {
  event: Of<'gateway.decided'>
  drawing: Drawing | undefined
  words: DataWords
}) {
  const { t } = useTexts()
  const values = Object.entries(event.values)
  const byDefault = event.flows.some(
    flow => !event.conditions.some(condition => condition.flow === flow && condition.result === true),
  )
  return (
    <section className="why">
      <h3>{t('why.choice', { name: nameIn(drawing, event.element) })}</h3>
      <p>
        {t(byDefault ? 'why.goesByDefault' : 'why.goes', {
          ways: event.flows.map(flow => wayOf(drawing, flow)).join(', '),
        })}
      </p>
      {event.conditions.length > 0 && (
        <ul className="conditions">
          {event.conditions.map(({ flow, condition, result }) => (
            <li key={flow} className={result === true ? 'true' : 'false'}>
              <span className="verdict">
                {result === true ? `✓ ${t('why.true')}` : `✗ ${t('why.false')}`}
              </span>{' '}
              {wayOf(drawing, flow)} <code>{condition}</code>
            </li>
          ))}
        </ul>
      )}
      {values.length > 0 && (
        <p className="second-line">
          {t('why.read')}{' '}
          {values.map(([name, value]) => `${words.label(name)} = ${words.value(name, value)}`).join('; ')}
        </p>
      )}
    </section>
  )
}

function DecisionWhy({ event, drawing }: { event: Of<'decision.evaluated'>; drawing: Drawing | undefined }) {
  const { t } = useTexts()
  const again = useSayAgain()
  return (
    <section className="why">
      <h3>{t('why.decision', { name: nameIn(drawing, event.element) })}</h3>
      {event.trace.map(decision => (
        <div key={decision.id}>
          <p>
            <strong>{decision.name}</strong>: {valueInWords(decision.output, t)}
          </p>
          <p className="second-line">
            {t('why.read')}{' '}
            {decision.inputs.map(({ label, value }) => `${label} = ${valueInWords(value, t)}`).join('; ')}
          </p>
          <ul>
            {decision.rules.map(rule => (
              <li key={rule.index}>
                {t('why.rule', { number: rule.index })}:{' '}
                {rule.outputs.map(({ label, value }) => `${label} = ${valueInWords(value, t)}`).join('; ')}
                {[...new Set(rule.annotations.map(({ text }) => text))].map(text => (
                  <span className="second-line" key={text}>
                    {text}
                  </span>
                ))}
              </li>
            ))}
          </ul>
          {decision.rules.length === 0 && <p className="second-line">{t('why.noRule')}</p>}
          {decision.warnings.map(warning => (
            <p className="second-line" key={warning}>
              {again(warning)}
            </p>
          ))}
        </div>
      ))}
    </section>
  )
}
