// An error looks for whoever handles it: innermost first, event sub-processes of a scope before its boundary, and on
// one level the code itself before a catch-all (10.5.6, 13.3.2).

import { fireBoundary } from '../elements/boundary-event.ts'
import { startEventSubProcess } from '../elements/event-sub-process.ts'
import type { Node, Template } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import { type Reader, template } from '../graph/reader.ts'
import type { Catch } from '../run/command.ts'
import { emit, nodeOf, type Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import { lapsOf } from '../run/laps.ts'
import type { Run, Variables } from '../run/state.ts'
import { complete, endProcess, hold, isBeside, isBody, terminateChildren } from '../run/step.ts'
import { inOrder } from '../run/subscribe.ts'
import { text } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import type { TriggerBehaviour } from './trigger.ts'

export const error: TriggerBehaviour<'error'> = {
  compile: (definition, event, reader) => ({
    kind: 'error',
    code: codeOf(definition.errorRef, 'errorCode', event, reader),
    message: definition.errorRef?.name === undefined ? null : { text: definition.errorRef.name },
  }),

  throw: (step, _node, run, trigger, values) => {
    const code = trigger.code === null ? '' : (text(step, run, trigger.code) ?? '')
    throwError(step, run, code, (trigger.message && text(step, run, trigger.message)) ?? code, values, () =>
      complete(step, run),
    )
    return 'stays'
  },
}

/** The code of an error or escalation: its code attribute, else its id; null where nothing is referenced. */
export function codeOf(
  reference: ModdleElement | undefined,
  attribute: string,
  event: ModdleElement,
  reader: Reader,
): Template | null {
  if (reference === undefined) return null
  return template(reader, reference[attribute] ?? reference.id ?? '', event)
}

/** Somebody who handles what was thrown. */
export type Handler = { readonly run: Run; readonly event: Node }

/** A place where something may be handled: the events that listen there, and whose they are. */
type Place = { readonly run: Run; readonly events: readonly Node[] }

/**
 * Walks outwards from a run. On each level: event sub-processes of the scope, then boundary events of the activity.
 * A handler inside an event sub-process that already runs is passed on the way like any other scope.
 */
function* placesAround(step: Step, from: Run): Generator<Place> {
  for (let run: Run | undefined = from; run !== undefined; run = step.state.runs[run.scope]) {
    if (isBeside(run)) continue
    const node = nodeOf(step, run)
    if (run !== from && run.interruptedBy === null && !isBody(run))
      yield { run, events: node.eventSubProcesses.flatMap(sub => sub.entries) }
    if (run.index === null) yield { run, events: node.boundaries }
  }
}

/** Who handles it: the innermost place decides, and in one place the code itself before a catch-all. */
export function findHandler(
  step: Step,
  from: Run,
  kind: 'error' | 'escalation',
  code: string,
): Handler | null {
  for (const place of placesAround(step, from)) {
    const heard = listenersIn(step, place).filter(one => one.kind === kind)
    const found = heard.find(one => one.code === code) ?? heard.find(one => one.code === null)
    if (found !== undefined) return { run: place.run, event: found.event }
  }
  return null
}

/** What the events of a place listen to; `code` null is a catch-all. */
function listenersIn(step: Step, { run, events }: Place) {
  return inOrder(events).flatMap(event =>
    event.triggers.flatMap(trigger =>
      trigger.kind === 'error' || trigger.kind === 'escalation'
        ? [{ event, kind: trigger.kind, code: trigger.code && text(step, run, trigger.code) }]
        : [],
    ),
  )
}

/** Hands what was thrown to its handler. `told` (code, message) is there for its output mappings alone. */
export function handle(step: Step, { run, event }: Handler, values: Variables, told: Variables): void {
  if (event.type === 'boundaryEvent') fireBoundary(step, run, event, values, told)
  else startEventSubProcess(step, run, event.scope!, event, values, told)
}

/**
 * Throws an error from a run. `leaving` is done first where somebody catches it (an error end event completes).
 * With nobody in this instance it goes to the calling one, if that catches it; else it is an incident here.
 */
export function throwError(
  step: Step,
  run: Run,
  code: string,
  message: string,
  values: Variables,
  leaving?: () => void,
): void {
  const handler = findHandler(step, run, 'error', code)
  const outer = handler === null && caughtOutside(step, code)
  if (handler === null && !outer)
    throw new Trouble(
      'UNCAUGHT_ERROR',
      tell`Nothing catches the error "${code}" of ${run.element}: ${message}`,
    )
  emit(step, {
    type: 'error.thrown',
    key: run.key,
    element: run.element,
    elementType: run.type,
    code,
    message,
    caughtBy: handler?.event.id ?? 'parent',
  })
  hold(step, step.state.runs[run.scope]!, () => {
    leaving?.()
    if (handler === null) failProcess(step, { code, message, variables: values })
    else handle(step, handler, values, { errorCode: code, errorMessage: message })
  })
}

function caughtOutside(step: Step, code: string): boolean {
  return (
    step.state.parent?.catches.some(
      one => one.kind === 'error' && (one.code === null || one.code === code),
    ) ?? false
  )
}

/** The whole instance ends because the calling instance handles what was thrown. */
export function failProcess(
  step: Step,
  error: { code: string; message: string; variables: Variables } | null,
): void {
  const root = step.state.runs[step.state.root]
  if (root === undefined) return
  terminateChildren(step, root)
  endProcess(step, root, {
    type: 'process.terminated',
    key: root.key,
    error,
    variables: null,
    ...lapsOf(step),
  })
}

/** Every error and escalation that is handled around a run, for the instance it calls: who is asked first comes first. */
export function catchesAround(step: Step, from: Run): readonly Catch[] {
  const catches = [...placesAround(step, from)].flatMap(place => {
    const all = listenersIn(step, place).map(({ event, kind, code }) => ({
      kind,
      code,
      interrupting: event.interrupting,
    }))
    return [...all.filter(one => one.code !== null), ...all.filter(one => one.code === null)]
  })
  return [...catches, ...(step.state.parent?.catches ?? [])]
}
