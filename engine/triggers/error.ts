// An error looks for whoever handles it: innermost first, event sub-processes of a scope before its boundary, and on
// one level the code itself before a catch-all (10.5.6, 13.3.2).

import { fireBoundary } from '../elements/boundary-event.ts'
import { startEventSubProcess } from '../elements/event-sub-process.ts'
import type { Node, Template } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import { type Reader, template } from '../graph/reader.ts'
import { emit, nodeOf, type Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import type { Run, Variables } from '../run/state.ts'
import { complete, endProcess, hold, isBeside, isBody, terminateChildren } from '../run/step.ts'
import { text } from '../run/variables.ts'
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
export type Handler = { readonly run: Run; readonly event: Node; readonly specific: boolean }

/**
 * Walks outwards from a run. On each level: event sub-processes of the scope, then boundary events of the activity.
 * A handler inside an event sub-process that already runs is passed on the way like any other scope.
 */
export function findHandler(
  step: Step,
  from: Run,
  kind: 'error' | 'escalation',
  code: string,
): Handler | null {
  let inside: Run | null = null
  for (let run: Run | undefined = from; run !== undefined; run = step.state.runs[run.scope]) {
    if (isBeside(run)) continue
    const node = nodeOf(step, run)
    if (inside !== null && run.interruptedBy === null && !isBody(run)) {
      const starts = node.eventSubProcesses.flatMap(sub => sub.entries)
      const found = best(step, run, starts, kind, code)
      if (found !== null) return found
    }
    if (run.index === null) {
      const found = best(step, run, node.boundaries, kind, code)
      if (found !== null) return found
    }
    inside = run
  }
  return null
}

function best(
  step: Step,
  run: Run,
  events: readonly Node[],
  kind: 'error' | 'escalation',
  code: string,
): Handler | null {
  let any: Handler | null = null
  for (const event of events) {
    for (const trigger of event.triggers) {
      if (trigger.kind !== kind) continue
      if (trigger.code === null) any ??= { run, event, specific: false }
      else if (text(step, run, trigger.code) === code) return { run, event, specific: true }
    }
  }
  return any
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
    throw new Trouble('UNCAUGHT_ERROR', `Nothing catches the error "${code}" of ${run.element}: ${message}`)
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
  endProcess(step, root, { type: 'process.terminated', key: root.key, error, variables: null })
}

/** Every error and escalation that is handled around a run, for the instance it calls. */
export function catchesAround(
  step: Step,
  from: Run,
): { kind: 'error' | 'escalation'; code: string | null; interrupting: boolean }[] {
  const catches = []
  for (let run: Run | undefined = from; run !== undefined; run = step.state.runs[run.scope]) {
    const node = nodeOf(step, run)
    const starts =
      run === from || run.interruptedBy !== null || isBody(run)
        ? []
        : node.eventSubProcesses.flatMap(sub => sub.entries)
    for (const event of [...starts, ...(run.index === null ? node.boundaries : [])]) {
      for (const trigger of event.triggers) {
        if (trigger.kind !== 'error' && trigger.kind !== 'escalation') continue
        catches.push({
          kind: trigger.kind,
          code: trigger.code === null ? null : text(step, run, trigger.code),
          interrupting: event.interrupting,
        })
      }
    }
  }
  return [...catches, ...(step.state.parent?.catches ?? [])]
}
