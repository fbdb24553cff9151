// An ad-hoc sub-process holds activities without a fixed order. Those named by its active elements, else all that
// nothing leads to, are offered: at once, or one after the other where the ordering is sequential. After each
// completion the completion condition is asked; when it holds, the rest is cancelled, or waited for (13.3.5).

import type { Expression } from '../feel/evaluate.ts'
import type { Node } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import { bodyOf, expression, expressionOf, extension, type Reader } from '../graph/reader.ts'
import { emit, type Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import type { Run } from '../run/state.ts'
import {
  alive,
  attempt,
  checkScope,
  childrenOf,
  complete,
  enter,
  hold,
  interrupt,
  later,
} from '../run/step.ts'
import { evaluate, holds, mergeUp, set } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import type { Behaviour } from './behaviour.ts'
import { armEventSubProcesses } from './event-sub-process.ts'
import { compileJob, createJob, type JobDetail } from './job.ts'

type Detail = {
  readonly sequential: boolean
  readonly condition: Expression | null
  readonly cancelRemaining: boolean
  readonly active: Expression | null
  /** The variable that gathers a result of each inner activity, and the result. */
  readonly outputs: { readonly collection: string; readonly element: Expression } | null
  readonly job: JobDetail | null
}

export const adHocSubProcess: Behaviour<Detail> = {
  compile: (source, reader) => {
    const active = bodyOf(extension(source, 'zeebe:AdHoc')?.activeElementsCollection)
    return {
      sequential: source.ordering === 'Sequential',
      condition: expressionOf(reader, source.completionCondition, source),
      cancelRemaining: source.cancelRemainingInstances !== false,
      active: active === null ? null : expression(reader, active, source),
      outputs: outputsOf(source, reader),
      job: compileJob(source, reader),
    }
  },

  prepare: (step, node, run) => {
    armEventSubProcesses(step, node, run)
    keep(step, run, [])
  },

  activate: (step, node, run) => {
    if (node.detail.job !== null) return createJob(step, node, run, node.detail.job)
    begin(step, node, run)
  },

  resume: (step, node, run) => begin(step, node, run),

  beforeChild: (step, node, _run, child) =>
    node.detail.outputs === null ? undefined : (evaluate(step, child, node.detail.outputs.element) ?? null),

  childEnded: (step, node, run, _child, kept) => {
    if (node.detail.outputs !== null && kept !== undefined)
      gather(step, run, node.detail.outputs.collection, kept)
    attempt(step, run, 'continue', () => judge(step, node, run))
  },

  again: (step, node, run) => attempt(step, run, 'continue', () => judge(step, node, run)),

  emptied: (step, node, run) => {
    if (run.loop === null || run.incident !== null || !isDone(run)) return
    const { outputs } = node.detail
    if (outputs !== null)
      mergeUp(step, step.state.runs[run.scope]!, {
        [outputs.collection]: run.variables?.[outputs.collection] ?? [],
      })
    complete(step, run)
  },
}

/** Nothing more of it will begin: its condition has held, or an event sub-process runs in its place. */
function isOver(run: Run): boolean {
  return run.loop!.closed || run.interruptedBy !== null
}

function isDone(run: Run): boolean {
  return isOver(run) || run.loop!.items!.length === 0
}

/** Asks the completion condition; without it, or before it holds, a sequential one offers its next activity. */
function judge(step: Step, node: Node<Detail>, run: Run): void {
  const { condition, cancelRemaining } = node.detail
  // What is left to offer in order is offered in order, although a new version would offer all at once.
  const sequential = node.detail.sequential || run.loop!.items!.length > 0
  if (isOver(run)) return dropTokens(step, node, run)
  if (condition !== null && holds(step, run, condition)) {
    if (cancelRemaining) interrupt(step, run, node.id)
    emit(step, { type: 'loop.closed', key: run.key })
    dropTokens(step, node, run)
  } else if (sequential) later(step, () => alive(step, run) && nextInOrder(step, node, run))
}

/** Once it is closed, tokens and gateways that wait inside it for others wait in vain. */
function dropTokens(step: Step, node: Node, run: Run): void {
  const waits = run.tokens > 0 || run.resetting !== null
  if (run.loop!.closed && run.live === 0 && waits) interrupt(step, run, node.id)
}

function outputsOf(source: ModdleElement, reader: Reader): Detail['outputs'] {
  const adHoc = extension(source, 'zeebe:AdHoc')
  if (adHoc?.outputCollection === undefined || adHoc.outputElement === undefined) return null
  const element = expression(reader, adHoc.outputElement, source)
  return element === null ? null : { collection: adHoc.outputCollection, element }
}

/** Appends the result of an inner activity to the list kept in the sub-process. */
function gather(step: Step, run: Run, collection: string, value: unknown): void {
  const before = run.variables?.[collection]
  set(step, run, { [collection]: [...(Array.isArray(before) ? before : []), value] })
}

function begin(step: Step, node: Node<Detail>, run: Run): void {
  const elements = offered(step, node, run)
  armEventSubProcesses(step, node, run)
  keep(step, run, node.detail.sequential ? elements.map(one => one.id) : [])
  hold(step, run, () => {
    if (node.detail.sequential) nextInOrder(step, node, run)
    else for (const element of elements) if (alive(step, run) && !isOver(run)) enter(step, element, run)
  })
}

/** What is still to be offered, in order. */
function keep(step: Step, run: Run, ids: readonly string[]): void {
  emit(step, { type: 'loop.started', key: run.key, total: null, items: ids, collects: false })
}

function offered(step: Step, node: Node<Detail>, run: Run): readonly Node[] {
  if (node.detail.active === null) return node.entries
  const ids = evaluate(step, run, node.detail.active)
  if (!Array.isArray(ids))
    throw new Trouble(
      'COLLECTION_NOT_A_LIST',
      tell`The active elements of ${node.id} give ${JSON.stringify(ids)}.`,
    )
  return ids.map(id => {
    const element = node.children.find(child => child.id === id)
    if (element === undefined)
      throw new Trouble(
        'EXPRESSION_ERROR',
        tell`${node.id} has no element ${JSON.stringify(id)} to activate.`,
      )
    return element
  })
}

/** Sequential ordering: the next one once nothing is active. */
function nextInOrder(step: Step, node: Node, run: Run): void {
  if (isOver(run) || childrenOf(step, run).length > 0 || run.tokens > 0) return
  const [element, ...rest] = run.loop!.items!.flatMap(
    id => node.children.find(child => child.id === id) ?? [],
  )
  if (element !== undefined || run.loop!.items!.length > 0)
    keep(
      step,
      run,
      rest.map(one => one.id),
    )
  if (element === undefined) return checkScope(step, run)
  enter(step, element, run)
}
