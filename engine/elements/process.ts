// A process instance begins at one start event, or at every node without incoming flow where it has none, and is done
// when no token is left and nothing is active (13.2). Its start listeners come before the start event, its end listeners
// when nothing is left in it.

import type { Node, Start } from '../graph/graph.ts'
import { emit, type Step } from '../run/emit.ts'
import { lapsOf } from '../run/laps.ts'
import { hasListeners } from '../run/listener.ts'
import type { Run, Variables } from '../run/state.ts'
import { complete, enter, hold, later } from '../run/step.ts'
import { open } from '../run/subscribe.ts'
import { receive } from '../run/variables.ts'
import type { Behaviour } from './behaviour.ts'
import { armEventSubProcesses } from './event-sub-process.ts'

export const process: Behaviour = {
  activate: (step, node, run) => {
    armEventSubProcesses(step, node, run)
    hold(step, run, () => enterStart(step, node, run))
  },
  emptied: (step, node, run) => {
    if (step.state.ending !== undefined) return emit(step, step.state.ending)
    if (!hasListeners(node, 'end')) return completeProcess(step, run)
    // Its end listeners are under way.
    if (run.wait !== null) return
    complete(step, run)
  },
}

/** The instance is done, its end listeners included. */
export function completeProcess(step: Step, run: Run): void {
  emit(step, { type: 'process.completed', key: run.key, variables: { ...run.variables }, ...lapsOf(step) })
}

/** Puts the first token into a new instance: where the trigger struck, or at its none start. */
function enterStart(step: Step, node: Node, root: Run): void {
  if (root.wait?.kind !== 'start') {
    for (const entry of entriesOf(step, node)) enter(step, entry, root)
    return
  }
  const { element, trigger, values } = root.wait
  emit(step, { type: 'start.taken', key: root.key })
  const start = step.graph.starts.find(one => one.element === element && one.trigger === trigger)!
  enterTriggered(step, root, step.graph.nodes.get(element)!, start, values)
}

/** One none start event, the first by id; else every node without incoming flow (13.3.4). */
function entriesOf(step: Step, node: Node): readonly Node[] {
  const none = step.graph.starts.find(start => start.kind === 'none')
  if (none !== undefined) return [step.graph.nodes.get(none.element)!]
  return node.entries.filter(entry => entry.type !== 'startEvent')
}

function enterTriggered(step: Step, root: Run, event: Node, start: Start, values: Variables): void {
  const gateway = event.incoming.map(flow => flow.source).find(source => source.type === 'eventBasedGateway')
  if (gateway === undefined) return begun(step, root, event, start, values)
  const run = enter(step, gateway, root, { happened: () => {} })
  emit(step, { type: 'element.completed', key: run.key, element: run.element, elementType: run.type })
  const happened = gateway.outgoing.find(flow => flow.target === event)!
  const others = start.parallel ? gateway.outgoing.filter(flow => flow !== happened) : []
  emit(step, { type: 'flow.taken', flow: happened.id, scope: root.key, parked: false })
  begun(step, root, event, start, values, happened.id)
  for (const flow of others) {
    emit(step, { type: 'flow.taken', flow: flow.id, scope: root.key, parked: false })
    enter(step, flow.target, root, { from: flow.id })
  }
}

/** The event that created the instance has happened; a parallel multiple one waits for its other parts. */
function begun(step: Step, root: Run, event: Node, start: Start, values: Variables, from?: string): void {
  enter(step, event, root, {
    from,
    happened: run => {
      receive(step, event, run, values)
      if (!event.parallelMultiple) return later(step, () => complete(step, run))
      open(step, run, event)
      for (const key of run.subscriptions ?? []) {
        if (step.state.subscriptions[key]!.trigger === start.trigger)
          emit(step, { type: 'subscription.changed', key, changes: { happened: true } })
      }
      emit(step, { type: 'event.awaited', key: run.key, element: run.element, elementType: run.type })
    },
  })
}
