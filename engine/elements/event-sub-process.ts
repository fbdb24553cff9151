// An event sub-process lies in wait inside a scope. Interrupting, it ends everything else there and runs in its place,
// once; otherwise it runs beside, as often as its event comes. Boundary events of the scope stay armed (13.5.4).

import type { Node } from '../graph/graph.ts'
import type { Step } from '../run/emit.ts'
import type { Run, Variables } from '../run/state.ts'
import { complete, enter, hold, interrupt } from '../run/step.ts'
import { close, openAll } from '../run/subscribe.ts'
import { receive } from '../run/variables.ts'
import type { Behaviour } from './behaviour.ts'

export const eventSubProcess: Behaviour = {
  prepare: armEventSubProcesses,
  /** Entered as a compensation handler: its start event has happened. */
  activate: (step, node, run) => hold(step, run, () => enterStart(step, node.entries[0]!, run, {})),
  leave: () => [],
  emptied: (step, _node, run) => complete(step, run),
}

/** Opens the ears of all event sub-processes of a scope, those that are open already excepted. */
export function armEventSubProcesses(step: Step, node: Node, scope: Run): void {
  if (node.eventSubProcesses.length === 0) return
  const armed = new Set((scope.subscriptions ?? []).map(key => step.state.subscriptions[key]!.element))
  const starts = node.eventSubProcesses.flatMap(sub => sub.entries)
  openAll(
    step,
    scope,
    starts.filter(start => !armed.has(start.id)),
  )
}

/** The start event of an event sub-process has happened in a scope. */
export function startEventSubProcess(
  step: Step,
  scope: Run,
  sub: Node,
  start: Node,
  values: Variables,
  told?: Variables,
): void {
  if (scope.interruptedBy !== null) return
  hold(step, scope, () => {
    if (start.interrupting) {
      interrupt(step, scope, sub.id)
      close(step, scope, subscription => step.graph.nodes.get(subscription.element)!.type === 'startEvent')
    }
    enter(step, sub, scope, { happened: run => begin(step, sub, start, run, values, told) })
  })
}

function begin(step: Step, sub: Node, start: Node, run: Run, values: Variables, told?: Variables): void {
  armEventSubProcesses(step, sub, run)
  hold(step, run, () => enterStart(step, start, run, values, told))
}

function enterStart(step: Step, start: Node, run: Run, values: Variables, told?: Variables): void {
  enter(step, start, run, {
    locals: told,
    happened: event => {
      receive(step, start, event, values)
      complete(step, event)
    },
  })
}
