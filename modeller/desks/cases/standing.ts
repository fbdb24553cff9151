// Where a case stands, and where it would stand after what a preview tells: its live steps, folded over the events.

import type { Event } from '../../../engine/run/event.ts'
import type { InstanceDetail, Outcome } from '../../api/instances.ts'
import type { Marks } from '../../canvas/viewer.ts'

/** One live step. The process itself is none. */
export type Live = {
  readonly key: number
  readonly element: string
  readonly elementType: string
  readonly scope: number
  readonly incident: boolean
}

export type Standing = { readonly live: readonly Live[]; readonly ended: boolean }

/** The live steps of a case as the server tells it. */
export function standingOf({ elements }: InstanceDetail): Live[] {
  return elements
    .filter(({ scope }) => scope !== 0)
    .map(({ key, element, elementType, scope, incident }) => ({ key, element, elementType, scope, incident }))
}

/** The events of an answer; the contract leaves their shape to the engine. */
export const eventsOf = ({ events }: Outcome) => events as unknown as readonly Event[]

/** Where a case that stood there would stand after these events. */
export function standingAfter(before: readonly Live[], events: readonly Event[]): Standing {
  const live = new Map(before.map(one => [one.key, one]))
  let ended = false
  const patch = (key: number, changes: Partial<Live>) => {
    const one = live.get(key)
    if (one !== undefined) live.set(key, { ...one, ...changes })
  }
  for (const event of events) {
    if (event.type === 'element.activated') {
      const { key, element, elementType, scope } = event
      live.set(key, { key, element, elementType, scope, incident: false })
    } else if (event.type === 'element.completed' || event.type === 'element.terminated')
      live.delete(event.key)
    else if (event.type === 'process.migrated')
      for (const { key, element, elementType } of event.elements) patch(key, { element, elementType })
    else if (event.type === 'incident.raised') patch(event.key, { incident: true })
    else if (event.type === 'incident.resolved') patch(event.key, { incident: false })
    else if (ENDS.has(event.type)) {
      live.clear()
      ended = true
    }
  }
  return { live: [...live.values()], ended }
}

const ENDS = new Set<string>(['process.completed', 'process.terminated', 'process.canceled'])

/** The elements on which somebody or something waits, each once: those with nothing live inside them. */
export function placesOf(live: readonly Live[]): string[] {
  const around = new Set(live.map(({ scope }) => scope))
  return [...new Set(live.filter(({ key }) => !around.has(key)).map(({ element }) => element))]
}

/** How live steps look on the drawing: outlined and counted, a problem dashed with “!”. */
export function standingMarks(live: readonly Live[], done: readonly string[] = []): Required<Marks> {
  const classes: Record<string, string[]> = {}
  const badges: Record<string, { text: string; kind: string }> = {}
  for (const element of done) classes[element] = ['mark-done']
  for (const { element } of live) {
    const here = live.filter(other => other.element === element)
    const wrong = here.some(({ incident }) => incident)
    classes[element] = [wrong ? 'mark-problem' : 'mark-now']
    badges[element] = wrong
      ? { text: '!', kind: 'wrong' }
      : { text: here.length > 1 ? `● ${here.length}` : '●', kind: 'now' }
  }
  return { classes, badges }
}
