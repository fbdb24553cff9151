// An event-based gateway waits for the first of the events behind it; all others are withdrawn with it. Its targets
// are catch events and receive tasks (13.4.4).

import { emit } from '../run/emit.ts'
import { awaitEvent, complete, enter, finish, hold } from '../run/step.ts'
import { openAll } from '../run/subscribe.ts'
import { receive } from '../run/variables.ts'
import type { Behaviour } from './behaviour.ts'

export const eventBasedGateway: Behaviour<{ readonly instantiate: boolean; readonly parallel: boolean }> = {
  compile: source => ({
    instantiate: source.instantiate === true,
    parallel: source.eventGatewayType === 'Parallel',
  }),

  activate: (step, node, run) => {
    openAll(
      step,
      run,
      node.outgoing.map(flow => flow.target),
    )
    awaitEvent(step, run)
  },

  fired: (step, node, run, event, _trigger, values) => {
    const scope = step.state.runs[run.scope]!
    const flow = node.outgoing.find(one => one.target === event)!
    hold(step, scope, () => {
      finish(step, node, run, [])
      emit(step, { type: 'flow.taken', flow: flow.id, scope: scope.key, parked: false })
      enter(step, event, scope, {
        from: flow.id,
        happened: caught => {
          receive(step, event, caught, values)
          complete(step, caught)
        },
      })
    })
  },
}
