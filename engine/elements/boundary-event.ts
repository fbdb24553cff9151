// A boundary event catches what happens while its activity is active. Interrupting, the activity ends first, with all
// its repetitions, children and jobs, and no output of it is mapped; then one token leaves (13.5.3).

import type { Node } from '../graph/graph.ts'
import { idOf, report } from '../graph/reader.ts'
import type { Step } from '../run/emit.ts'
import type { Run, Variables } from '../run/state.ts'
import { complete, enter, hold, terminate } from '../run/step.ts'
import { receive } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import type { Behaviour } from './behaviour.ts'

export const boundaryEvent: Behaviour = {
  compile: (source, reader) => {
    if (source.attachedToRef === undefined)
      report(
        reader,
        'BOUNDARY_WITHOUT_HOST',
        source,
        tell`The boundary event ${idOf(source)} is attached to no activity.`,
      )
    return null
  },
  activate: (step, _node, run) => complete(step, run),
}

/** Fires a boundary event of a live activity. The token goes into the scope around it. */
export function fireBoundary(step: Step, host: Run, event: Node, values: Variables, told?: Variables): void {
  const scope = step.state.runs[host.scope]!
  hold(step, scope, () => {
    if (event.interrupting) terminate(step, host)
    enter(step, event, scope, {
      locals: told,
      happened: run => {
        receive(step, event, run, values)
        complete(step, run)
      },
    })
  })
}
