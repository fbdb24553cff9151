// What comes by itself in a case when its time comes: deadlines of steps and of the whole case, the soonest first.

import type { InstanceDetail } from '../../api/instances.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime, dueInWords, urgency } from '../../i18n/when.ts'

/** Nothing where there are none; what a step waits for stands with that step already. */
export function Deadlines({
  detail,
  drawing,
  now,
}: {
  detail: InstanceDetail
  drawing: Drawing | undefined
  now: number
}) {
  const { t } = useTexts()
  const steps = new Set(detail.elements.map(({ element }) => element))
  const clocks = detail.subscriptions
    .flatMap(({ key, element, due }) => (due === null || steps.has(element) ? [] : [{ key, element, due }]))
    .sort((a, b) => a.due.localeCompare(b.due))
  if (clocks.length === 0) return null
  return (
    <>
      <h2>{t('cases.deadlines')}</h2>
      <ul className="steps steps-next">
        {clocks.map(({ key, element, due }) => (
          <li key={key}>
            {nameIn(drawing, element)}
            <span className="second-line">
              <span className={urgency(due, now) === 'overdue' ? 'late' : undefined}>
                {dueInWords(due, now)}
              </span>
              , {dateTime(due)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
