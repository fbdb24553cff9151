// The verbs of the interpreter: take, enter, begin, activate, complete, terminate, incident. Tokens move through
// one queue, first in first out: nothing recurses with the length of a process, and the outcome does not hang on
// the order of the XML.

import type { Flow, Node } from '../graph/graph.ts'
import { tell } from '../words/sentences.ts'
import { compensationRecord } from './compensation-record.ts'
import { emit, nextKey, nodeOf, type Step } from './emit.ts'
import { decideFlows } from './flows.ts'
import { Trouble } from './incident.ts'
import { createListenerJob, hasListeners, hearsCancel } from './listener.ts'
import { isReady } from './readiness.ts'
import { closeInside } from './scope-life.ts'
import type { Ending, IncidentPhase, Run, Variables } from './state.ts'
import { close, openBoundaries } from './subscribe.ts'
import { knownInside, mapLocal, mapOutputs } from './variables.ts'

export { emit, type Step } from './emit.ts'

/** A loop that never waits is stopped after so many turns of one element in one command: what it
 * has done until then still fits into one entry of a trail. */
const MOST_TURNS = 20_000

/** True for the run that surrounds the repetitions of an activity. */
export function isBody(run: Run): boolean {
  return run.type === 'multiInstanceBody' || run.type === 'loopBody'
}

/** True for a run that stands for something other than its element: the undoing of it, or the news of its end. */
export function isBeside(run: Run): boolean {
  return run.type === 'compensation' || run.type === 'cancelListener'
}

/** Puts a token on a flow. */
export function take(step: Step, scope: Run, flow: Flow): void {
  emit(step, { type: 'flow.taken', flow: flow.id, scope: scope.key, parked: flow.target.parks })
  step.queue.push({ scope, flow, dead: false })
}

/** Does something after all that is under way before it. */
export function later(step: Step, task: () => void): void {
  step.queue.push(task)
}

/** Does something before all that is under way: what has happened already, and must be heard before tokens go on. */
export function first(step: Step, tasks: readonly (() => void)[]): void {
  step.queue.splice(step.head, 0, ...tasks)
}

/** A token reaches the target of its flow. */
export function arrive(step: Step, scope: Run, flow: Flow): void {
  const node = flow.target
  if (node.startQuantity > 1) return gather(step, scope, node)
  if (!node.parks) return void enter(step, node, scope, { from: flow.id, entry: flow.entry })
  if (step.graph.hasScopeJoins) step.touched.add(scope)
  attemptAt(step, scope, node, () => step.behaviours[node.type]!.arrive?.(step, node, scope))
}

/** Asks all that waits for tokens whether it may go on, for the drawing around it has changed. */
export function arriveAgain(step: Step): void {
  for (const scope of Object.values(step.state.runs)) {
    if (scope.resetting !== null) step.touched.add(scope)
    for (const [flow, tokens] of Object.entries(scope.parked ?? {}))
      for (let n = 0; n < tokens && alive(step, scope); n++) arrive(step, scope, step.graph.flows.get(flow)!)
  }
}

/** startQuantity (13.3.2): the activity begins when so many tokens have come over its flows together. */
function gather(step: Step, scope: Run, node: Node): void {
  const consumed: Record<string, number> = {}
  let wanted = node.startQuantity
  for (const flow of node.incoming) {
    const used = Math.min(wanted, scope.parked?.[flow.id] ?? 0)
    if (used > 0) consumed[flow.id] = used
    wanted -= used
  }
  if (wanted === 0) enter(step, node, scope, { consumed })
}

type Entry = {
  readonly from?: string
  /** The start event to begin a sub-process at; null for all of them. */
  readonly entry?: Node | null
  readonly consumed?: Readonly<Record<string, number>>
  readonly index?: number
  readonly locals?: Readonly<Record<string, unknown>>
  /** The event this element would wait for has happened already. */
  readonly happened?: (run: Run) => void
}

/** Begins a run of a node in a scope. */
export function enter(step: Step, node: Node, scope: Run, entry: Entry = {}): Run {
  const inner = entry.index !== undefined
  const type =
    node.loop !== null && !inner
      ? node.loop.kind === 'standard'
        ? 'loopBody'
        : 'multiInstanceBody'
      : node.type
  const key = nextKey(step)
  const activated = {
    type: 'element.activated',
    key,
    element: node.id,
    elementType: type,
    scope: scope.key,
    from: entry.from ?? null,
    consumed: entry.consumed ?? null,
    index: entry.index ?? null,
  } as const
  emit(step, entry.entry ? { ...activated, entry: entry.entry.id } : activated)
  const run = step.state.runs[key]!
  if (entry.locals !== undefined)
    emit(step, { type: 'variables.set', scope: key, element: node.id, values: entry.locals, by: null })
  if (node.cyclic && !inner && turnsTooOften(step, scope, node)) {
    raise(
      step,
      run,
      'activate',
      new Trouble('LOOP_WITHOUT_WAIT', tell`${node.id} was entered ${MOST_TURNS} times without a wait.`),
    )
    return run
  }
  if (entry.happened !== undefined) entry.happened(run)
  else begin(step, node, run)
  return run
}

/** Counts a turn of a looping node in this command; true when it is one too many. */
export function turnsTooOften(step: Step, scope: Run, node: Node): boolean {
  step.turns ??= new Map()
  const turns = step.turns.get(scope) ?? new Map<Node, number>()
  step.turns.set(scope, turns)
  const turn = (turns.get(node) ?? 0) + 1
  turns.set(node, turn)
  return turn > MOST_TURNS
}

/** Inputs, boundary events, start listeners, and the work itself; also what is done again after an incident. */
export function begin(step: Step, node: Node, run: Run): void {
  attempt(step, run, 'activate', beginPart, node)
}

function beginPart(step: Step, run: Run, node: Node): void {
  if (run.index === null) openBoundaries(step, node, run)
  if (isBody(run)) {
    if (hasListeners(node, 'beforeAll')) return createListenerJob(step, node, run, 'beforeAll', 0)
    return activatePart(step, run, node)
  }
  if (!isReady(step, node, run)) return
  if (node.inputs.length > 0) mapLocal(step, run, node.inputs)
  if (hasListeners(node, 'start')) return createListenerJob(step, node, run, 'start', 0)
  activatePart(step, run, node)
}

/** The work of an element, once its start listeners are done. */
export function activate(step: Step, node: Node, run: Run): void {
  attempt(step, run, 'activate', activatePart, node)
}

function activatePart(step: Step, run: Run, node: Node): void {
  step.behaviours[run.type]!.activate(step, node, run)
}

/** The element waits until one of its subscriptions fires. */
export function awaitEvent(step: Step, run: Run): void {
  emit(step, { type: 'event.awaited', key: run.key, element: run.element, elementType: run.type })
}

/** Ends a run in the ordinary way: listeners, outputs, flows. */
export function complete(step: Step, run: Run): void {
  const node = nodeOf(step, run)
  if (hasListeners(node, 'end') && !isBody(run)) {
    closeInside(step, node, run)
    attempt(step, run, 'complete', () => createListenerJob(step, node, run, 'end', 0))
  } else leave(step, node, run)
}

/** The second half of completing, once end listeners are done. */
export function leave(step: Step, node: Node, run: Run): void {
  attempt(step, run, 'complete', leavePart, node)
  if (alive(step, run)) closeInside(step, node, run)
}

function leavePart(step: Step, run: Run, node: Node): void {
  if (!isBody(run)) mapOutputs(step, node, run)
  if (run.index !== null) return endInner(step, node, run)
  const choose = step.behaviours[run.type]!.leave ?? chooseFlows
  finish(step, node, run, choose(step, node, run))
}

/** Writes that a run completed and sends its tokens on. */
export function finish(step: Step, node: Node, run: Run, flows: readonly Flow[]): void {
  const scope = step.state.runs[run.scope]!
  const { beforeChild, childEnded } = step.behaviours[scope.type]!
  const kept = beforeChild?.(step, nodeOf(step, scope), scope, run)
  const record = compensationRecord(step, node, run)
  emit(step, { type: 'element.completed', key: run.key, element: run.element, elementType: run.type })
  if (record !== null) emit(step, { type: 'compensation.registered', scope: scope.key, record })
  childEnded?.(step, nodeOf(step, scope), scope, run, kept)
  // An ad-hoc sub-process whose condition holds begins nothing more.
  if (scope.loop?.closed !== true)
    for (const flow of flows) for (let n = 0; n < node.completionQuantity; n++) take(step, scope, flow)
  touched(step, scope)
}

/** Tells the scope of a run that it has ended without leaving: terminated by its own end event, or by hand. */
export function endedInside(step: Step, run: Run): void {
  const scope = step.state.runs[run.scope]!
  const { innerEnded, childEnded } = step.behaviours[scope.type]!
  if (run.index !== null) innerEnded?.(step, nodeOf(step, scope), scope, run, undefined)
  else childEnded?.(step, nodeOf(step, scope), scope, run)
}

/** Looks after a scope in which a run has just ended. */
export function touched(step: Step, scope: Run): void {
  if (step.graph.hasScopeJoins) step.touched.add(scope)
  checkScope(step, scope)
}

/**
 * Outgoing flows of an activity or event (13.3.1): unconditional ones always, every conditional one that holds,
 * the default one if no conditional one does, whatever the unconditional ones do.
 */
export function chooseFlows(step: Step, node: Node, run: Run): readonly Flow[] {
  if (!node.conditional) return node.outgoing
  return decideFlows(step, node, run)
}

/** A scope with no child and no token on its flows is done (13.2), unless a complex gateway in it has still to be reset. */
export function checkScope(step: Step, scope: Run): void {
  if (scope.tokens > 0 || scope.live > 0 || step.entering.includes(scope) || !alive(step, scope)) return
  if (scope.resetting !== null) return
  step.behaviours[scope.type]!.emptied?.(step, nodeOf(step, scope), scope)
}

/** The live runs directly inside, oldest first. */
export function childrenOf(step: Step, run: Run): Run[] {
  const children: Run[] = []
  for (let key = run.firstChild; key !== 0; key = step.state.runs[key]!.next)
    children.push(step.state.runs[key]!)
  return children
}

/** Does something during which a scope cannot be done, although it may be empty for a moment. */
export function hold(step: Step, scope: Run, part: () => void): void {
  const held = step.entering.includes(scope)
  if (!held) step.entering.push(scope)
  try {
    part()
  } finally {
    if (!held) step.entering.splice(step.entering.indexOf(scope), 1)
  }
  if (!held && alive(step, scope)) touched(step, scope)
}

/** Keeps a scope from being done until it is released, although it may be empty. */
export function keep(step: Step, scope: Run): () => void {
  step.entering.push(scope)
  return () => {
    step.entering.splice(step.entering.indexOf(scope), 1)
    if (alive(step, scope)) touched(step, scope)
  }
}

/** Ends one repetition of an activity and tells the body around it. */
function endInner(step: Step, node: Node, run: Run): void {
  const body = step.state.runs[run.scope]!
  const { beforeInner, innerEnded } = step.behaviours[body.type]!
  const result = beforeInner?.(step, node, body, run)
  const record = compensationRecord(step, node, run)
  emit(step, { type: 'element.completed', key: run.key, element: run.element, elementType: run.type })
  if (record !== null) emit(step, { type: 'compensation.registered', scope: body.key, record })
  innerEnded?.(step, node, body, run, result)
}

/** Whether a run is still live. */
export function alive(step: Step, run: Run): boolean {
  return step.state.runs[run.key] === run
}

/** Ends a run and everything inside it, innermost first, without leaving. The scope is not looked after here. */
export function terminate(step: Step, run: Run): void {
  terminateChildren(step, run)
  const node = nodeOf(step, run)
  step.behaviours[run.type]!.terminate?.(step, node, run)
  const known = hearsCancel(node, run) ? knownInside(step, run) : null
  emit(step, { type: 'element.terminated', key: run.key, element: run.element, elementType: run.type })
  if (known !== null) listenToCancel(step, node, known)
  if (step.graph.hasScopeJoins) step.touched.add(step.state.runs[run.scope]!)
}

/** Ends all that is inside; those who hear of it have still to be heard. */
export function terminateChildren(step: Step, run: Run): void {
  for (const child of childrenOf(step, run)) if (child.type !== 'cancelListener') terminate(step, child)
}

/** An element was cancelled: its listeners begin, in the process, with the data it had. */
function listenToCancel(step: Step, node: Node, values: Variables): void {
  const key = nextKey(step)
  emit(step, {
    type: 'element.activated',
    key,
    element: node.id,
    elementType: 'cancelListener',
    scope: step.state.root,
    from: null,
    consumed: null,
    index: null,
  })
  for (const _ in values) {
    emit(step, { type: 'variables.set', scope: key, element: node.id, values, by: null })
    break
  }
  activate(step, node, step.state.runs[key]!)
}

/** Ends the instance, once the listeners of what was cancelled with it are done. */
export function endProcess(step: Step, root: Run, ending: Ending): void {
  if (root.live === 0) return emit(step, ending)
  interrupt(step, root, root.element)
  close(step, root, () => true)
  emit(step, { type: 'process.ending', key: root.key, ending })
}

/** Ends everything in a scope, tokens under way included; the scope itself lives on. */
export function interrupt(step: Step, scope: Run, by: string): void {
  terminateChildren(step, scope)
  for (let i = step.head; i < step.queue.length; i++) {
    const item = step.queue[i]!
    if (typeof item !== 'function' && item.scope === scope) item.dead = true
  }
  emit(step, { type: 'scope.interrupted', key: scope.key, by })
}

/** Does a part of a step; what the model or its data get wrong there becomes an incident. */
export function attempt<T>(
  step: Step,
  run: Run,
  phase: IncidentPhase,
  part: (step: Step, run: Run, given: T) => void,
  given?: T,
): void {
  try {
    part(step, run, given as T)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    raise(step, run, phase, error)
  }
}

/** The same where no run of the element is there yet: the incident is its scope's, in the name of the element. */
export function attemptAt(step: Step, scope: Run, node: Node, part: () => void): void {
  try {
    part()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    raise(step, scope, 'continue', error, node)
  }
}

/** Raises the incident of a run; `about` names another element than the run's own. */
export function raise(step: Step, run: Run, phase: IncidentPhase, trouble: Trouble, about?: Node): void {
  if (run.incident !== null) supersede(step, run)
  emit(step, {
    type: 'incident.raised',
    incident: nextKey(step),
    key: run.key,
    element: about?.id ?? run.element,
    elementType: about?.type ?? run.type,
    code: trouble.code,
    message: trouble.message,
    phase,
  })
}

/** A run has one incident at most: a new one takes the place of the last. */
function supersede(step: Step, run: Run): void {
  const { key, code } = step.state.incidents[run.incident!]!
  emit(step, {
    type: 'incident.resolved',
    incident: key,
    key: run.key,
    element: run.element,
    elementType: run.type,
    code,
  })
}
