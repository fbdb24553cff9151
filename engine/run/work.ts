// What people, workers, clocks and other instances ask of a running instance.

import { tellCalled } from '../elements/call-activity.ts'
import { nextListener } from '../elements/cancel-listener.ts'
import { completeProcess } from '../elements/process.ts'
import { SCRIPT_JOB } from '../elements/script-task.ts'
import { openTask } from '../elements/user-task.ts'
import type { Node } from '../graph/graph.ts'
import { throwError as throwErrorFrom } from '../triggers/error.ts'
import { escalate as escalateFrom } from '../triggers/escalation.ts'
import { fire } from '../triggers/fire.ts'
import { converse } from '../triggers/message.ts'
import { tell, written } from '../words/sentences.ts'
import { apply } from './apply.ts'
import type { Command } from './command.ts'
import { nodeOf, type Step } from './emit.ts'
import type { Event } from './event.ts'
import type { Handler } from './handlers.ts'
import { Trouble } from './incident.ts'
import { comeBack } from './laps.ts'
import { createListenerJob, hasListeners, listenersOf } from './listener.ts'
import { type Rejection, reject } from './rejection.ts'
import type { IncidentPhase, ListenerStage, PendingChange, Run, Variables, Wait } from './state.ts'
import { activate, alive, attempt, begin, complete as completeRun, emit, leave, raise } from './step.ts'
import { receive, set } from './variables.ts'

type Work =
  | 'start'
  | 'complete'
  | 'assign'
  | 'updateTask'
  | 'fail'
  | 'throwError'
  | 'escalate'
  | 'trigger'
  | 'calledCompleted'
  | 'calledFailed'
  | 'calledEscalated'
  | 'calledMissing'
  | 'callerMoved'

export const work: { readonly [T in Work]: Handler<T> } = {
  start: (step, command) => {
    const start = startOf(step, command)
    if (start === undefined)
      return reject(
        'NO_NONE_START',
        tell`${step.graph.processId} cannot be started at ${command.element ?? tell`a none start event`}.`,
      )
    const event = start === null || start.kind === 'none' ? null : step.graph.nodes.get(start.element)!
    // What came is there before event sub-processes are armed with it, unless the start event maps it first.
    const mapped = event !== null && event.outputs.length > 0
    const started: Event = {
      type: 'process.started',
      key: 1,
      process: step.graph.processId,
      element: step.graph.root.id,
      businessKey: command.businessKey ?? null,
      seed: command.seed ?? 0,
      parent: command.parent ?? null,
      start:
        event === null
          ? null
          : { element: event.id, trigger: start!.trigger, values: mapped ? command.variables : {} },
      variables: mapped ? {} : named(step, command.variables),
      correlation: command.correlation ?? null,
    }
    step.events.push(started)
    step.state = apply(null, started)
    begin(step, step.graph.root, step.state.runs[1]!)
  },

  complete: (step, command) => {
    const run = waiting(step, command.key, ['task', 'job'])
    if ('code' in run) return run
    const { wait } = run
    if (wait!.kind === 'task') {
      if (!heldByListeners(step, run, 'completing', command)) completeTask(step, run, command)
      return undefined
    }
    if (wait!.kind === 'job') comeBack(step, run, wait!)
    emit(step, { type: 'job.completed', ...about(run), by: command.by ?? null })
    resolveOwn(step, run)
    resume(step, run, wait!, command)
  },

  assign: (step, command) => {
    const run = waiting(step, command.key, ['task'])
    if ('code' in run) return run
    if (heldByListeners(step, run, 'assigning', command)) return
    assignTask(step, run, command)
  },

  updateTask: (step, command) => {
    const run = waiting(step, command.key, ['task'])
    if ('code' in run) return run
    if (heldByListeners(step, run, 'updating', command)) return
    updateOpenTask(step, run, command)
  },

  fail: (step, command) => {
    const run = waiting(step, command.key, ['job'])
    if ('code' in run) return run
    const retries = Math.max(0, Math.trunc(command.retries))
    const retryAt =
      command.backoff === undefined || command.backoff <= 0
        ? null
        : new Date(step.now + command.backoff).toISOString()
    emit(step, {
      type: 'job.failed',
      ...about(run),
      retries,
      message: command.message,
      retryAt,
      by: command.by ?? null,
    })
    if (command.variables !== undefined) set(step, run, command.variables)
    if (retries === 0 && run.incident === null)
      raise(
        step,
        run,
        'job',
        new Trouble(isScript(run) ? 'SCRIPT_ERROR' : 'JOB_NO_RETRIES', written(command.message)),
      )
  },

  throwError: (step, command) => {
    const run = waiting(step, command.key, ['task', 'job'])
    if ('code' in run) return run
    attempt(step, run, 'job', () =>
      throwErrorFrom(step, run, command.code, command.message ?? command.code, command.variables ?? {}),
    )
  },

  escalate: (step, command) => {
    const run = waiting(step, command.key, ['task', 'job'])
    if ('code' in run) return run
    escalateFrom(step, run, command.code, command.variables ?? {})
  },

  trigger: (step, command) => {
    if (step.state.subscriptions[command.subscription] === undefined) return reject('NO_SUCH_SUBSCRIPTION')
    if (command.correlation != null) converse(step, command.correlation)
    fire(step, command.subscription, command.variables)
  },

  calledCompleted: (step, command) => {
    const run = waiting(step, command.key, ['call'])
    if ('code' in run) return run
    comeBack(step, run, command)
    const node = nodeOf(step, run)
    const { allOut } = node.detail as { allOut: boolean }
    if (allOut || node.outputs.length > 0) receive(step, node, run, command.variables)
    completeRun(step, run)
  },

  calledFailed: (step, command) => {
    const run = waiting(step, command.key, ['call'])
    if ('code' in run) return run
    comeBack(step, run, command)
    attempt(step, run, 'job', () =>
      throwErrorFrom(step, run, command.code, command.message, command.variables),
    )
  },

  calledEscalated: (step, command) => {
    const run = waiting(step, command.key, ['call'])
    if ('code' in run) return run
    escalateFrom(step, run, command.code, command.variables)
  },

  calledMissing: (step, command) => {
    const run = waiting(step, command.key, ['call'])
    if ('code' in run) return run
    raise(
      step,
      run,
      'activate',
      new Trouble(
        command.code === 'CALL_DEPTH_EXCEEDED' ? command.code : 'CALLED_PROCESS_NOT_FOUND',
        written(command.message),
      ),
    )
  },

  callerMoved: (step, { catches }) => {
    if (step.state.parent === null) return reject('NOT_ALLOWED_HERE', tell`Nobody has called this instance.`)
    emit(step, { type: 'caller.changed', catches })
    tellCalled(step)
  },
}

function named(step: Step, values: Variables): Variables {
  const all: Record<string, unknown> = { ...values }
  for (const [name, alias] of step.graph.aliases)
    if (Object.hasOwn(values, name) && !Object.hasOwn(all, alias)) all[alias] = values[name]
  return all
}

/** Where the instance begins: null for a process without start events, undefined where it cannot. */
function startOf(step: Step, command: Extract<Command, { type: 'start' }>) {
  const { starts, root } = step.graph
  if (command.element != null) {
    return starts.find(
      start =>
        start.element === command.element &&
        (command.trigger === undefined || start.trigger === command.trigger),
    )
  }
  const none = starts.find(start => start.kind === 'none')
  if (none !== undefined) return none
  return root.entries.some(entry => entry.type !== 'startEvent' && !instantiates(step, entry.id))
    ? null
    : undefined
}

function instantiates(step: Step, element: string): boolean {
  const node = step.graph.nodes.get(element)!
  return step.graph.starts.some(
    start => start.element === element || node.outgoing.some(flow => flow.target.id === start.element),
  )
}

/** A script task's own job, run by the sandbox. */
function isScript(run: Run): boolean {
  return run.wait?.kind === 'job' && run.wait.jobType === SCRIPT_JOB
}

function waiting(step: Step, key: number, kinds: readonly Wait['kind'][]): Run | Rejection {
  const run = step.state.runs[key]
  if (run === undefined) return reject('NO_SUCH_KEY', tell`Nothing with key ${key} is live.`)
  if (run.wait === null || !kinds.includes(run.wait.kind))
    return reject('NOT_WAITING', tell`${run.element} does not wait for this.`)
  return run
}

function about(run: Run) {
  return { key: run.key, element: run.element, elementType: run.type }
}

/** An incident of the job itself is over when the job completes all the same. */
function resolveOwn(step: Step, run: Run): void {
  if (run.incident === null) return
  const { code } = step.state.incidents[run.incident]!
  emit(step, { type: 'incident.resolved', incident: run.incident, ...about(run), code })
}

/** A change of a user task goes to its listeners first, if it has any for it. */
function heldByListeners(
  step: Step,
  run: Run,
  stage: ListenerStage,
  command: PendingChange['command'],
): boolean {
  const node = nodeOf(step, run)
  if (run.wait?.kind !== 'task' || !hasListeners(node, stage)) return false
  const pending = { assignee: run.wait.assignee, command: kept(command) }
  attempt(step, run, 'continue', () => createListenerJob(step, node, run, stage, 0, pending))
  return true
}

/** A command as it can be recorded, without what the stores held when it came. */
function kept({ stores: _, ...command }: PendingChange['command'] & Pick<Command, 'stores'>) {
  const given = Object.entries(command).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as PendingChange['command']
}

function completeTask(step: Step, run: Run, command: Extract<Command, { type: 'complete' }>): void {
  emit(step, {
    type: 'task.completed',
    ...about(run),
    by: command.by ?? null,
    reason: command.reason ?? null,
    ...standingIn(command),
  })
  resolveOwn(step, run)
  receive(step, nodeOf(step, run), run, command.variables)
  if (alive(step, run)) completeRun(step, run)
}

function assignTask(step: Step, run: Run, command: Extract<Command, { type: 'assign' }>): void {
  emit(step, {
    type: 'task.assigned',
    ...about(run),
    assignee: command.assignee,
    by: command.by ?? null,
    ...standingIn(command),
  })
}

/** Said where it is so, and left out elsewhere: trails of before say nothing of it. */
const standingIn = ({ deputyFor }: { readonly deputyFor?: string }) =>
  deputyFor === undefined ? {} : { deputyFor }

function updateOpenTask(step: Step, run: Run, command: Extract<Command, { type: 'updateTask' }>): void {
  emit(step, { type: 'task.updated', ...about(run), changes: command.changes, by: command.by ?? null })
}

type Job = Extract<Wait, { kind: 'job' }>

/** A job is done: a listener hands on to the next; else the element takes the result and goes on. */
function resume(step: Step, run: Run, wait: Wait, command: Extract<Command, { type: 'complete' }>): void {
  const node = nodeOf(step, run)
  if (wait.kind === 'job' && wait.stage !== null)
    return resumeListener(step, node, run, wait, wait.stage, command)
  receive(step, node, run, command.variables)
  const { resume: goOn } = step.behaviours[run.type]!
  if (goOn !== undefined) attempt(step, run, 'activate', () => goOn(step, node, run))
  else if (alive(step, run)) completeRun(step, run)
}

function resumeListener(
  step: Step,
  node: Node,
  run: Run,
  wait: Job,
  stage: ListenerStage,
  command: Extract<Command, { type: 'complete' }>,
): void {
  if (command.denied === true && wait.pending !== null)
    return emit(step, { type: 'task.denied', ...about(run), on: stage })
  set(step, run, command.variables)
  const following = wait.listener + 1
  if (following < listenersOf(node, stage).length) {
    attempt(step, run, phaseOf(stage), () =>
      createListenerJob(step, node, run, stage, following, wait.pending),
    )
    // Not all can be asked, so the change is not made, and the task is open for another try.
    if (run.incident !== null && wait.pending !== null)
      emit(step, { type: 'task.denied', ...about(run), on: stage })
    return
  }
  if (stage === 'start' || stage === 'beforeAll') activate(step, node, run)
  else if (run.type === 'cancelListener') nextListener(step, node, run, { stage, listener: wait.listener })
  else if (stage === 'end' && run.type === 'process') completeProcess(step, run)
  else if (stage === 'end') leave(step, node, run)
  else if (stage === 'creating')
    attempt(step, run, 'activate', () => openTask(step, node as Node<never>, run))
  else if (wait.pending !== null) change(step, run, wait.pending)
}

/** What is done again where a following listener cannot be offered: all that the listeners of its stage hold up. */
function phaseOf(stage: ListenerStage): IncidentPhase {
  if (stage === 'end') return 'complete'
  return stage === 'start' || stage === 'beforeAll' || stage === 'creating' ? 'activate' : 'continue'
}

/** All listeners agree: the change is made. */
function change(step: Step, run: Run, { command }: PendingChange): void {
  if (command.type === 'complete') completeTask(step, run, command)
  else if (command.type === 'assign') assignTask(step, run, command)
  else updateOpenTask(step, run, command)
}
