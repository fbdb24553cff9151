// What operators ask: set right, stop, go on, move, migrate. Each is a command with events like any other.

import { armEventSubProcesses } from '../elements/event-sub-process.ts'
import type { Node } from '../graph/graph.ts'
import { nodeOf, type Step } from './emit.ts'
import type { Handler } from './handlers.ts'
import { type Rejection, reject } from './rejection.ts'
import type { Incident, Run } from './state.ts'
import {
  activate,
  alive,
  begin,
  checkScope,
  complete,
  emit,
  enter,
  hold,
  isBody,
  terminate,
  terminateChildren,
} from './step.ts'
import { open } from './subscribe.ts'
import { set } from './variables.ts'

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
    if (run === undefined) return reject('NO_SUCH_KEY', `No scope ${command.scope} is live.`)
    set(step, run, command.variables)
  },

  storesChanged: (step, command) => {
    if (!step.graph.watchesVariables) return
    for (const [name, store] of step.graph.stores) if (command.changed.includes(store)) step.changed.add(name)
  },

  resolve: (step, command) => {
    const incident = step.state.incidents[command.incident]
    if (incident === undefined) return reject('NO_SUCH_INCIDENT', `Incident ${command.incident} is not open.`)
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
    emit(step, { type: 'process.canceled', key: root.key, reason: command.reason ?? null })
  },

  suspend: (step, command) => {
    emit(step, { type: 'process.suspended', reason: command.reason ?? null })
    return undefined
  },

  resume: (step, command) => {
    emit(step, { type: 'process.resumed', reason: command.reason ?? null })
    return undefined
  },

  modify: (step, command) => {
    const refused = cannotModify(step, command)
    if (refused !== undefined) return refused
    if (command.variables !== undefined) set(step, step.state.runs[step.state.root]!, command.variables)
    const begun = (command.activate ?? []).map(({ element, scope, variables }) => {
      const node = step.graph.nodes.get(element)!
      return { node, variables, around: scope === undefined ? scopeFor(step, node) : step.state.runs[scope]! }
    })
    const ended = (command.terminate ?? []).map(key => step.state.runs[key]!)
    const scopes = [...begun.map(one => one.around), ...ended.map(run => step.state.runs[run.scope]!)]
    holdAll(step, [...new Set(scopes)], () => {
      for (const { node, variables, around } of begun) enter(step, node, around, { locals: variables })
      for (const run of ended) if (alive(step, run)) terminate(step, run)
    })
    return undefined
  },

  migrate: (step, command) => {
    const moved = []
    for (const run of Object.values(step.state.runs)) {
      const element =
        run.key === step.state.root ? step.graph.root.id : (command.mapping[run.element] ?? run.element)
      const node = step.graph.nodes.get(element)
      if (node === undefined || !fits(step, run, node, command.mapping)) {
        return reject(
          'NOT_MAPPED',
          `${run.element} (${run.type}) has no fitting place in the new version${node === undefined ? '' : `: ${element} is a ${node.type}`}.`,
          run.element,
        )
      }
      moved.push({ key: run.key, element, elementType: run.type })
    }
    const heard = []
    const lost = []
    for (const subscription of Object.values(step.state.subscriptions)) {
      const element = command.mapping[subscription.element] ?? subscription.element
      const own = step.state.runs[subscription.owner]!.element === subscription.element
      if (step.graph.nodes.has(element)) heard.push({ key: subscription.key, element })
      else if (own)
        return reject(
          'NOT_MAPPED',
          `The event ${subscription.element} has no place in the new version.`,
          subscription.element,
        )
      else lost.push(subscription)
    }
    for (const run of Object.values(step.state.runs)) {
      for (const flow in run.parked)
        if (!step.graph.flows.has(flow))
          return reject(
            'NOT_MAPPED',
            `A token waits on the flow ${flow}, which the new version does not have.`,
            flow,
          )
    }
    for (const { key, element } of lost) emit(step, { type: 'subscription.closed', key, element })
    emit(step, {
      type: 'process.migrated',
      process: step.graph.processId,
      version: command.version ?? null,
      elements: moved,
      subscriptions: heard,
    })
    armNew(step)
    return undefined
  },

  activate: (step, command) => {
    const run = step.state.runs[command.key]
    if (run === undefined) return reject('NO_SUCH_KEY', `Nothing with key ${command.key} is live.`)
    const node = nodeOf(step, run)
    if (run.type !== 'adHocSubProcess')
      return reject('NOT_ALLOWED_HERE', `${run.element} is no ad-hoc sub-process.`)
    for (const { element } of command.elements) {
      if (!node.children.some(child => child.id === element))
        return reject('NO_SUCH_ELEMENT', `${run.element} has no element ${element}.`)
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
  } else if (incident.phase === 'complete') complete(step, run)
  else if (incident.phase === 'activate' && (run.wait === null || run.wait.kind === 'start'))
    begin(step, node, run)
  else if (incident.phase === 'activate' && run.wait?.kind === 'call') activate(step, node, run)
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
      return reject('NO_SUCH_KEY', `No element with key ${key} is live.`)
  }
  for (const { element, scope } of command.activate ?? []) {
    const node = step.graph.nodes.get(element)
    if (node === undefined || node.scope === null)
      return reject('NO_SUCH_ELEMENT', `The process has no element ${element}.`, element)
    if (
      node.type === 'boundaryEvent' ||
      node.type === 'eventSubProcess' ||
      (node.type === 'startEvent' && node.scope.type === 'eventSubProcess')
    ) {
      return reject('NOT_ALLOWED_HERE', `${element} is begun by its event, not by hand.`, element)
    }
    if (scope !== undefined && step.state.runs[scope]?.element !== node.scope.id)
      return reject('NOT_ALLOWED_HERE', `${element} does not stand in the scope ${scope}.`, element)
  }
  return undefined
}

/** The live scope a node stands in; sub-processes around it are entered where none is live, without their start. */
function scopeFor(step: Step, node: Node): Run {
  const outer = node.scope!
  const live = Object.values(step.state.runs).find(
    run => run.element === outer.id && run.loop === null && run.type !== 'compensation',
  )
  if (live !== undefined) return live
  const scope = scopeFor(step, outer)
  return enter(step, outer, scope, { happened: entered => armEventSubProcesses(step, outer, entered) })
}

/** Same kind of element in the same place: its scope must move along with it. */
function fits(step: Step, run: Run, node: Node, mapping: Readonly<Record<string, string>>): boolean {
  if (run.key === step.state.root) return node.type === 'process'
  const body = run.type === 'multiInstanceBody' || run.type === 'loopBody'
  if (body ? node.loop === null : run.type !== 'compensation' && node.type !== run.type) return false
  const scope = step.state.runs[run.scope]!
  const around =
    scope.key === step.state.root ? step.graph.root.id : (mapping[scope.element] ?? scope.element)
  return around === node.scope?.id || around === node.id || scope.compensation !== null
}

/** Arms the boundary events and event sub-processes that the new version adds. */
function armNew(step: Step): void {
  for (const run of Object.values(step.state.runs)) {
    if (run.type === 'compensation') continue
    const node = nodeOf(step, run)
    const heard = new Set((run.subscriptions ?? []).map(key => step.state.subscriptions[key]!.element))
    const boundaries = run.index === null ? node.boundaries : []
    const starts =
      isBody(run) || run.interruptedBy !== null ? [] : node.eventSubProcesses.flatMap(sub => sub.entries)
    for (const event of [...boundaries, ...starts]) if (!heard.has(event.id)) open(step, run, event)
  }
}

function holdAll(step: Step, [scope, ...others]: readonly Run[], part: () => void): void {
  if (scope === undefined) part()
  else hold(step, scope, () => holdAll(step, others, part))
}
