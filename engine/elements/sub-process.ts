// An embedded sub-process is a scope: tokens, variables and event sub-processes of its own. It is done when it is
// empty, and then leaves like any activity (13.3.4).

import type { Node } from '../graph/graph.ts'
import type { Step } from '../run/emit.ts'
import type { Run } from '../run/state.ts'
import { alive, complete, enter, hold } from '../run/step.ts'
import type { Behaviour } from './behaviour.ts'
import { armEventSubProcesses } from './event-sub-process.ts'

export const subProcess: Behaviour = {
  prepare: armEventSubProcesses,
  activate: enterScope,
  emptied: (step, _node, run) => complete(step, run),
}

/**
 * Arms the event sub-processes and begins at every entry: the start event, or each node without incoming flow. Where a flow
 * led to one of several start events, it begins there alone (13.3.4).
 */
export function enterScope(step: Step, node: Node, run: Run): void {
  armEventSubProcesses(step, node, run)
  hold(step, run, () => {
    for (const entry of entriesOf(step, node, run))
      if (alive(step, run) && run.interruptedBy === null) enter(step, entry, run)
  })
}

function entriesOf(step: Step, node: Node, run: Run): readonly Node[] {
  const entered = run.index === null ? run : step.state.runs[run.scope]!
  const only = node.entries.find(entry => entry.id === entered.entry)
  return only === undefined ? node.entries : [only]
}
