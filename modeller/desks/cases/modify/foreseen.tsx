// What would happen, in words and on the drawing: the same decision that will be made, and nothing written yet.

import { useEffect, useRef } from 'react'
import type { Outcome } from '../../../api/instances.ts'
import { Diagram } from '../../../canvas/lazy-diagram.tsx'
import type { Drawing } from '../../../drawing/read.ts'
import { nameIn } from '../../../drawing/words.ts'
import { useSayAgain } from '../../../i18n/engine-words.ts'
import { useTexts, wordFor } from '../../../i18n/texts.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Notice } from '../../../ui/state.tsx'
import { eventInWords } from '../../audit/event-words.ts'
import { eventsOf, type Live, placesOf, standingAfter, standingMarks } from '../standing.ts'

export function Foreseen({
  before,
  outcome,
  xml,
  drawing,
}: {
  before: readonly Live[]
  outcome: Outcome
  xml: string
  drawing: Drawing
}) {
  const { t } = useTexts()
  const again = useSayAgain()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const events = eventsOf(outcome)
  const after = standingAfter(before, events)
  const names = (elements: readonly string[]) => elements.map(id => nameIn(drawing, id)).join(', ')
  const ended = before.filter(({ key }) => !after.live.some(one => one.key === key))
  const begun = after.live.filter(({ key }) => !before.some(one => one.key === key))
  const places = placesOf(after.live)
  // What is done at once is also done outside: a message is sent, a program is asked.
  const passed = [
    ...new Set(
      events.flatMap(event =>
        event.type === 'element.completed' && !before.some(({ key }) => key === event.key)
          ? [event.element]
          : [],
      ),
    ),
  ].filter(id => drawing.nodes.get(id)?.name != null && !/gateway/i.test(drawing.nodes.get(id)?.type ?? ''))
  return (
    <section className="foreseen" aria-labelledby="foreseen-title">
      <h2 id="foreseen-title" ref={heading} tabIndex={-1}>
        {t('foreseen.title')}
      </h2>
      <ul>
        {ended.length > 0 && (
          <li>{t('foreseen.ends', { steps: names([...new Set(ended.map(one => one.element))]) })}</li>
        )}
        {begun.length > 0 && <li>{t('foreseen.begins', { steps: names(placesOf(begun)) })}</li>}
        {passed.length > 0 && <li>{t('foreseen.passes', { steps: names(passed) })}</li>}
        <li>
          {after.ended ? t('foreseen.caseEnds') : t('foreseen.stands', { steps: names(places) || '–' })}
        </li>
      </ul>
      {events.map(
        event =>
          event.type === 'incident.raised' && (
            <Notice kind="wrong" key={event.incident}>
              {nameIn(drawing, event.element)}: {wordFor('incidents', event.code)}. {again(event.message)}
            </Notice>
          ),
      )}
      <Diagram
        xml={xml}
        marks={standingMarks(after.live)}
        center={places[0] ?? null}
        label={t('foreseen.picture', { steps: names(places) })}
        className="steer-diagram"
      />
      <Disclosure title={t('foreseen.events', { count: events.length })}>
        <ol>
          {events.map((event, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <li key={at}>{eventInWords(event, drawing, again)}</li>
          ))}
        </ol>
      </Disclosure>
    </section>
  )
}
