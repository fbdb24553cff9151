// What a case passed by: the ways that its choices did not take, and once it has ended all that it never came to.

import type { Event } from '../../../engine/run/event.ts'
import type { Drawing } from '../../drawing/read.ts'

const ends = new Set<Event['type']>(['process.completed', 'process.terminated', 'process.canceled'])

/** Ids of steps and ways that were left aside by what has happened; a way that is taken later is none any more. */
export function leftAside(drawing: Drawing, history: Iterable<Event>): string[] {
  const reached = new Set<string>()
  const aside = new Set<string>()
  let ended = false
  for (const event of history) {
    if (ends.has(event.type)) ended = true
    else if (event.type === 'element.activated') reached.add(event.element)
    else if (event.type === 'flow.taken') reached.add(event.flow)
    else if (event.type === 'gateway.decided')
      for (const flow of drawing.nodes.get(event.element)?.outgoing ?? []) aside.add(flow)
  }
  if (ended) for (const id of [...drawing.nodes.keys(), ...drawing.flows.keys()]) aside.add(id)
  return [...aside].filter(id => !reached.has(id))
}
