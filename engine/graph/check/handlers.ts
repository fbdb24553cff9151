// Of several handlers of one place that catch the same error or escalation only the first is ever heard (10.5.6).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { definitionsOf } from '../reader.ts'
import { kindOf } from './events.ts'
import type { Checked } from './index.ts'

/** The checks of what is caught in a scope: on the boundary of each activity, and by its event sub-processes. */
export function checkHandlers(
  elements: readonly ModdleElement[],
  at: (element: ModdleElement) => Checked,
): void {
  const boundaries = elements.filter(one => one.$type === 'bpmn:BoundaryEvent')
  const starts = elements
    .filter(one => one.triggeredByEvent === true)
    .flatMap(sub =>
      ((sub.flowElements ?? []) as ModdleElement[]).filter(one => one.$type === 'bpmn:StartEvent'),
    )
  const seen = new Map<string, ModdleElement>()
  for (const event of [...boundaries, ...starts])
    for (const caught of caughtBy(event)) {
      const place = `${event.attachedToRef?.id ?? ''} ${caught}`
      const first = seen.get(place)
      if (first === undefined) seen.set(place, event)
      else
        at(event).wrong(
          'HANDLER_TWICE',
          tell`${event.id} is never heard: ${first.id} catches the same.`,
          'warning',
        )
    }
}

function caughtBy(event: ModdleElement): string[] {
  return definitionsOf(event).flatMap(definition => {
    const kind = kindOf(definition)
    if (kind === 'Error') return [`error ${codeOf(definition.errorRef, 'errorCode')}`]
    return kind === 'Escalation' ? [`escalation ${codeOf(definition.escalationRef, 'escalationCode')}`] : []
  })
}

/** Nothing referred to is a catch-all. */
function codeOf(reference: ModdleElement | undefined, attribute: string): string {
  return reference === undefined ? '' : `= ${reference[attribute] ?? reference.id}`
}
