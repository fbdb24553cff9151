// Listeners are jobs that hold an element at its beginning or its end, or a user task before it changes, one after the
// other. A task listener may refuse the change.

import type { Listener, Node } from '../graph/graph.ts'
import { tell } from '../words/sentences.ts'
import { emit, type Step } from './emit.ts'
import { Trouble } from './incident.ts'
import type { ListenerStage, PendingChange, Run } from './state.ts'
import { evaluate, text } from './variables.ts'

/** The listeners of a stage, in order. */
export function listenersOf(node: Node, stage: ListenerStage): readonly Listener[] {
  return node.listeners.filter(listener => listener.on === stage)
}

/** The stages of a cancelled element, in order. */
export const CANCEL_STAGES = ['canceling', 'cancel'] as const

/** Whether something hears that the run is cancelled: not of a loop as a whole, but of each of its runs. */
export function hearsCancel(node: Node, run: Run): boolean {
  return run.type === node.type && CANCEL_STAGES.some(stage => hasListeners(node, stage))
}

/** Whether an element has listeners of a stage. */
export function hasListeners(node: Node, stage: ListenerStage): boolean {
  return node.listeners.length > 0 && node.listeners.some(listener => listener.on === stage)
}

/** Opens the job of the listener at `index`. */
export function createListenerJob(
  step: Step,
  node: Node,
  run: Run,
  stage: ListenerStage,
  index: number,
  pending: PendingChange | null = null,
): void {
  const listener = listenersOf(node, stage)[index]!
  emit(step, {
    type: 'job.created',
    key: run.key,
    element: node.id,
    elementType: run.type,
    kind: 'listener',
    jobType: text(step, run, listener.type) ?? '',
    retries: retriesOf(step, run, listener.retries),
    headers: listener.headers,
    priority: 50,
    script: null,
    stage: { on: stage, index, pending },
  })
}

/** Retries as a whole number of at least 1; three where nothing is said, as in Zeebe. */
export function retriesOf(step: Step, run: Run, retries: Listener['retries']): number {
  const value = 'evaluate' in retries ? evaluate(step, run, retries) : Number(retries.text)
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw new Trouble(
    'EXPRESSION_ERROR',
    tell`The retries of ${run.element} give ${JSON.stringify(value)}, not a whole number.`,
  )
}
