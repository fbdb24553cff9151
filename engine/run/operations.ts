// What operators ask: set right, stop, go on, move, migrate. Each is a command with events like any other.

import type { Node } from '../graph/graph.ts'
import { isTerminated, leaveTerminated } from '../triggers/terminate.ts'
import { tell } from '../words/sentences.ts'
import { nodeOf, type Step } from './emit.ts'
import type { Handler } from './handlers.ts'
import { goOnThere, migrate } from './migrate.ts'
import { type Rejection, reject } from './rejection.ts'
import { hasFailed, isAboutToEnd } from './scope-life.ts'
import type { Incident, Run } from './state.ts'
import {
  activate,
  alive,
  attempt,
  begin,
  checkScope,
  childrenOf,
  complete,
  emit,
  endedInside,
  endProcess,
  enter,
  hold,
  isBeside,
  isBody,
  terminate,
  terminateChildren,
} from './step.ts'
import { openBoundaries } from './subscribe.ts'
import { mapLocal, set } from './variables.ts'

type Operation =
  | 'setVariables'
  | 'storesChanged'
  | 'resolve'
  | 'cancel'
  | 'suspend'
  | 'resume'
  | 'modify'
  | 'migrate'
  | 'activate'

export const operations: { readonly [T in Operation]: Handler<T> } = {
  setVariables: (step, command) => {
    const run = step.state.runs[command.scope ?? step.state.root]
    if (run === undefined) return reject('NO_SUCH_KEY', tell`No scope ${command.scope} is live.`)
    set(step, run, command.variables)
  },

  storesChanged: (step, command) => {
    if (!step.graph.watchesVariables) return
    for (const [name, store] of step.graph.stores) if (command.changed.includes(store)) step.changed.add(name)
  },

  resolve: (step, command) => {
    const incident = step.state.incidents[command.incident]
    if (incident === undefined)
      return reject('NO_SUCH_INCIDENT', tell`Incident ${command.incident} is not open.`)
    const run = step.state.runs[incident.run]!
    emit(step, {
      type: 'incident.resolved',
      incident: incident.key,
      key: run.key,
      element: run.element,
      elementType: run.type,
      code: incident.code,
    })
    again(step, run, incident, command.retries ?? 1)
  },

  cancel: (step, command) => {
    const root = step.state.runs[step.state.root]!
    terminateChildren(step, root)
    // Who cancels once more does not wait for the listeners.
    if (step.state.ending !== undefined) for (const child of childrenOf(step, root)) terminate(step, child)
    endProcess(step, root, { type: 'process.canceled', key: root.key, reason: command.reason ?? null })
  },

  suspend: (step, command) => {
    const { until } = command
    if (step.state.status === 'suspended' && until === undefined) return reject('INSTANCE_SUSPENDED')
    emit(step, {
      type: 'process.suspended',
      reason: command.reason ?? null,
      ...(until === undefined ? {} : { until }),
    })
    return undefined
  },

  resume: (step, command) => {
    const moved = step.state.moved === true
    emit(step, { type: 'process.resumed', reason: command.reason ?? null })
    if (moved) goOnThere(step)
    return undefined
  },

  modify: (step, command) => {
    const refused = cannotModify(step, command)
    if (refused !== undefined) return refused
    if (command.variables !== undefined) set(step, step.state.runs[step.state.root]!, command.variables)
    const begun = (command.activate ?? [])
      .map(({ element, scope, variables }) => {
        const node = step.graph.nodes.get(element)!
        return {
          node,
          variables,
          around: scope === undefined ? scopeFor(step, node) : step.state.runs[scope]!,
        }
      })
      // Where borders or inputs could not be told it begins at its start, once that is resolved.
      .filter(({ around }) => !hasFailed(step.state, around, 'activate'))
    const ended = (command.terminate ?? []).map(key => step.state.runs[key]!)
    const scopes = [...begun.map(one => one.around), ...ended.map(run => step.state.runs[run.scope]!)]
    holdAll(step, [...new Set(scopes)], () => {
      for (const { node, variables, around } of begun) enter(step, node, around, { locals: variables })
      for (const run of ended) {
        if (!alive(step, run)) continue
        terminate(step, run)
        endedInside(step, run)
      }
    })
    return undefined
  },

  migrate,

  activate: (step, command) => {
    const run = step.state.runs[command.key]
    if (run === undefined) return reject('NO_SUCH_KEY', tell`Nothing with key ${command.key} is live.`)
    const node = nodeOf(step, run)
    if (run.type !== 'adHocSubProcess')
      return reject('NOT_ALLOWED_HERE', tell`${run.element} is no ad-hoc sub-process.`)
    if (isAboutToEnd(step.state, run)) return aboutToEnd(run)
    for (const { element } of command.elements) {
      if (!node.children.some(child => child.id === element))
        return reject('NO_SUCH_ELEMENT', tell`${run.element} has no element ${element}.`)
    }
    for (const { element, variables } of command.elements)
      enter(step, step.graph.nodes.get(element)!, run, { locals: variables })
    return undefined
  },
}

/** Does the step that failed again. */
function again(step: Step, run: Run, incident: Incident, retries: number): void {
  const node = nodeOf(step, run)
  if (incident.code === 'SCRIPT_ERROR') activate(step, node, run)
  else if (incident.phase === 'job' && run.wait?.kind === 'job') {
    emit(step, { type: 'job.retried', key: run.key, element: run.element, elementType: run.type, retries })
  } else if (incident.phase === 'complete') {
    if (isTerminated(step, run)) leaveTerminated(step, run)
    else complete(step, run)
  } else if (incident.phase === 'activate' && (run.wait === null || run.wait.kind === 'start'))
    begin(step, node, run)
  // Also where the called process has ended with an error that its caller no longer catches: it is called again.
  else if (incident.phase !== 'continue' && run.wait?.kind === 'call') activate(step, node, run)
  else {
    step.behaviours[run.type]!.again?.(step, node, run)
    if (step.graph.hasScopeJoins && alive(step, run)) step.touched.add(run)
    if (alive(step, run)) checkScope(step, run)
  }
}

function cannotModify(
  step: Step,
  command: { terminate?: readonly number[]; activate?: readonly { element: string; scope?: number }[] },
): Rejection | undefined {
  for (const key of command.terminate ?? []) {
    if (step.state.runs[key] === undefined || key === step.state.root)
      return reject('NO_SUCH_KEY', tell`No element with key ${key} is live.`)
  }
  for (const { element, scope } of command.activate ?? []) {
    const node = step.graph.nodes.get(element)
    if (node === undefined || node.scope === null)
      return reject('NO_SUCH_ELEMENT', tell`The process has no element ${element}.`, element)
    if (
      node.type === 'boundaryEvent' ||
      node.type === 'eventSubProcess' ||
      (node.type === 'startEvent' && node.scope.type === 'eventSubProcess')
    ) {
      return reject('NOT_ALLOWED_HERE', tell`${element} is begun by its event, not by hand.`, element)
    }
    if (scope !== undefined && step.state.runs[scope]?.element !== node.scope.id)
      return reject('NOT_ALLOWED_HERE', tell`${element} does not stand in the scope ${scope}.`, element)
    const around = scope === undefined ? liveAround(step, node) : step.state.runs[scope]!
    if (isAboutToEnd(step.state, around)) return aboutToEnd(around, element)
    const several = scope === undefined ? severalAround(step, node) : undefined
    if (several !== undefined)
      return reject(
        'NOT_ALLOWED_HERE',
        tell`${element} stands in ${several.id}, which has several instances, and none is live: begin ${several.id}.`,
        element,
      )
  }
  return undefined
}

function aboutToEnd({ element }: Run, begun: string = element): Rejection {
  return reject(
    'NOT_ALLOWED_HERE',
    tell`${element} is about to end, and nothing begins in it any more.`,
    begun,
  )
}

/** The activity around a node that would have to begin several instances for it. */
function severalAround(step: Step, node: Node): Node | undefined {
  const outer = node.scope
  if (outer === null || liveScope(step, outer) !== undefined) return undefined
  return outer.loop?.kind === 'multiInstance' ? outer : severalAround(step, outer)
}

function liveScope(step: Step, node: Node): Run | undefined {
  return Object.values(step.state.runs).find(run => run.element === node.id && !isBody(run) && !isBeside(run))
}

/** The innermost live scope around a node. */
function liveAround(step: Step, node: Node): Run {
  const outer = node.scope!
  return liveScope(step, outer) ?? liveAround(step, outer)
}

/** The live scope a node stands in; those around it are entered where none is live, without their start. */
function scopeFor(step: Step, node: Node): Run {
  const outer = node.scope!
  return liveScope(step, outer) ?? enterEmpty(step, outer, scopeFor(step, outer))
}

/** Enters a scope with its borders and inputs, but not at its start; of a loop, in its first turn. */
function enterEmpty(step: Step, node: Node, scope: Run): Run {
  const run = enter(step, node, scope, { happened: entered => prepare(step, node, entered) })
  if (!isBody(run)) return run
  return enter(step, node, run, { index: 1, happened: turn => prepare(step, node, turn) })
}

function prepare(step: Step, node: Node, run: Run): void {
  attempt(step, run, 'activate', () => {
    if (run.index === null) openBoundaries(step, node, run)
    if (!isBody(run)) mapLocal(step, run, node.inputs)
    step.behaviours[run.type]!.prepare?.(step, node, run)
  })
}

function holdAll(step: Step, [scope, ...others]: readonly Run[], part: () => void): void {
  if (scope === undefined) part()
  else hold(step, scope, () => holdAll(step, others, part))
}
