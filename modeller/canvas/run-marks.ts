// How a run looks on its drawing. Shape as well as colour: done is filled and ticked, now is outlined and counted,
// a problem is dashed with “!”, a step that operators entered or left by hand is dotted with “↷”.

import type { Event } from '../../engine/run/event.ts'
import type { State } from '../../engine/run/state.ts'
import type { Drawing } from '../drawing/read.ts'
import type { Marks } from './viewer.ts'

/** `history` is all that has happened, `step` what happened last, `state` where that led. */
export function runMarks(
  drawing: Drawing,
  history: Iterable<Event>,
  step: readonly Event[],
  state: State | null,
  deviated: ReadonlySet<string> = new Set(),
): Marks {
  const classes: Record<string, string[]> = {}
  const badges: Record<string, { text: string; kind: string }> = {}
  const add = (id: string, name: string) => {
    if (!classes[id]?.includes(name)) classes[id] = [...(classes[id] ?? []), name]
  }
  const done = new Map<string, number>()
  for (const event of history) {
    if (event.type === 'element.completed' && event.elementType !== 'cancelListener')
      done.set(event.element, (done.get(event.element) ?? 0) + 1)
    if (event.type === 'flow.taken') add(event.flow, 'mark-path')
  }
  for (const [id, count] of done) {
    add(id, 'mark-done')
    const type = drawing.nodes.get(id)?.type ?? ''
    if (/task|activity/i.test(type)) badges[id] = { text: count > 1 ? `✓ ${count}` : '✓', kind: 'done' }
  }
  for (const id of deviated) {
    if (!drawing.nodes.has(id)) continue
    add(id, 'mark-deviation')
    badges[id] = { text: '↷', kind: 'wrong' }
  }
  for (const event of step) {
    if (event.type === 'flow.taken') add(event.flow, 'mark-step')
    if (
      (event.type === 'element.activated' || event.type === 'element.completed') &&
      drawing.nodes.has(event.element)
    )
      add(event.element, 'mark-step')
  }
  for (const run of Object.values(state?.runs ?? {})) {
    if (run.scope === 0) continue
    add(run.element, 'mark-now')
    badges[run.element] =
      run.loop === null
        ? badges[run.element]?.kind === 'now' || deviated.has(run.element)
          ? badges[run.element]!
          : { text: '●', kind: 'now' }
        : { text: `${run.loop.completed}/${run.loop.total ?? '?'}`, kind: 'now' }
  }
  for (const incident of Object.values(state?.incidents ?? {})) {
    add(incident.element, 'mark-problem')
    badges[incident.element] = { text: '!', kind: 'wrong' }
  }
  return { classes, badges }
}
