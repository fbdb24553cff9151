// Why it went this way: the conditions of each choice with what they read, the rules of each decision that matched,
// and for a timer the planned and the real time.

import type { DecisionTrace, Labelled, MatchedRule } from '../../../engine/dmn/trace.ts'
import type { Event } from '../../../engine/run/event.ts'
import type { State } from '../../../engine/run/state.ts'
import type { Entry } from '../../api/trail.ts'
import type { DecisionWords } from '../../drawing/decision-words.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { useSayAgain } from '../../i18n/engine-words.ts'
import { type Translate, useTexts } from '../../i18n/texts.ts'
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
  tables,
}: {
  stop: Stop
  entry: Entry
  before: State | null
  drawing: Drawing | undefined
  words: DataWords
  tables: DecisionWords
}) {
  const { t } = useTexts()
  const parts = stop.events.map((event, at) => {
    const key = `${at}${event.type}`
    if (event.type === 'gateway.decided')
      return <Choice key={key} event={event} drawing={drawing} words={words} />
    if (event.type === 'decision.evaluated')
      return <DecisionWhy key={key} event={event} drawing={drawing} words={words} tables={tables} />
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

type Told = { words: DataWords; tables: DecisionWords }

function DecisionWhy({
  event,
  drawing,
  ...told
}: Told & { event: Of<'decision.evaluated'>; drawing: Drawing | undefined }) {
  const { t } = useTexts()
  return (
    <section className="why">
      <h3>{t('why.decision', { name: nameIn(drawing, event.element) })}</h3>
      {event.trace.map(decision => (
        <TableWhy key={decision.id} decision={decision} {...told} />
      ))}
    </section>
  )
}

/** What one table read, what came out, and the rules that matched. */
function TableWhy({ decision, words, tables }: Told & { decision: DecisionTrace }) {
  const { t } = useTexts()
  const again = useSayAgain()
  const { id, name, inputs, rules, warnings } = decision
  const inputInWords = ({ label, value }: Labelled) => {
    const variable = tables.reads(id, label)
    return variable === null
      ? `${label} = ${valueInWords(value, t)}`
      : `${words.asked(variable) ?? label} = ${words.value(variable, value)}`
  }
  const outputInWords = ({ label, value }: Labelled) =>
    `${tables.said(id, label) ?? words.asked(label) ?? label} = ${tables.value(label, value) ?? words.value(label, value)}`
  return (
    <div>
      <p>
        <strong>
          {t('common.told', {
            name: tables.said(id, id) ?? name,
            value: resultInWords(decision, words, tables, t),
          })}
        </strong>
      </p>
      <p className="second-line">
        {t('why.read')} {inputs.map(inputInWords).join('; ')}
      </p>
      <ul>
        {rules.map(rule => (
          <li key={rule.index}>
            {t('common.told', {
              name: t('why.rule', { number: rule.index }),
              value: rule.outputs.map(outputInWords).join('; '),
            })}
            {reasonsOf(rule, tables.said(id, rule.id)).map(text => (
              <span className="second-line" key={text}>
                {text}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {rules.length === 0 && <p className="second-line">{t('why.noRule')}</p>}
      {warnings.map(warning => (
        <p className="second-line" key={warning}>
          {again(warning)}
        </p>
      ))}
    </div>
  )
}

/** A table with one output gives a value of that name. */
function resultInWords(
  { rules, output }: DecisionTrace,
  words: DataWords,
  tables: DecisionWords,
  t: Translate,
): string {
  const [first, ...others] = rules[0]?.outputs ?? []
  return first === undefined || others.length > 0 || typeof output === 'object'
    ? valueInWords(output, t)
    : (tables.value(first.label, output) ?? words.value(first.label, output))
}

/** Why a rule is there: its translation, else each text that is written beside it. */
const reasonsOf = ({ annotations }: MatchedRule, translated: string | null): readonly string[] =>
  translated === null ? [...new Set(annotations.map(({ text }) => text))] : [translated]
