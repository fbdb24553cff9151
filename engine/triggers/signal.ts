// A signal is heard by everyone who listens at the moment it is thrown, and by nobody later (13.2).

import type { Node } from '../graph/graph.ts'
import { idOf, report, template } from '../graph/reader.ts'
import { emit } from '../run/emit.ts'
import { link } from '../run/hops.ts'
import { Trouble } from '../run/incident.ts'
import type { Run, Variables } from '../run/state.ts'
import { keep, later, type Step } from '../run/step.ts'
import { text } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import { fire } from './fire.ts'
import type { TriggerBehaviour } from './trigger.ts'

export const signal: TriggerBehaviour<'signal'> = {
  compile: (definition, event, reader) => {
    const name: string | undefined = definition.signalRef?.name ?? definition.signalRef?.id
    if (name === undefined)
      report(reader, 'SIGNAL_MISSING', event, tell`The signal event ${idOf(event)} names no signal.`)
    return { kind: 'signal', name: template(reader, name ?? '', event) }
  },

  listen: (step, run, trigger) => ({ name: signalName(step, run, text(step, run, trigger.name)) }),

  throw: (step, node, run, trigger, values) => {
    broadcast(step, node, run, signalName(step, run, text(step, run, trigger.name)), values)
    return undefined
  },
}

function signalName(_step: Step, run: Run, name: string | null): string {
  if (name !== null && name !== '') return name
  throw new Trouble('EXPRESSION_ERROR', tell`The signal name of ${run.element} gives nothing.`)
}

/** A signal that throws itself again doubles with each turn. One broadcast may have any number of ears. */
const MOST_TOLD = 20_000

/** Ears of this instance hear it here, those of others through whoever runs the instances. */
function broadcast(step: Step, node: Node, run: Run, name: string, values: Variables): void {
  const payload = node.inputs.length > 0 ? { ...run.variables } : values
  const ears = Object.values(step.state.subscriptions).filter(
    ear => ear.kind === 'signal' && ear.name === name,
  )
  emit(step, {
    type: 'signal.thrown',
    key: run.key,
    element: node.id,
    elementType: run.type,
    name,
    variables: payload,
    ...link(step, run),
  })
  if (step.told > MOST_TOLD)
    throw new Trouble('LOOP_WITHOUT_WAIT', tell`The signal ${name} leads back to itself without a wait.`)
  step.told += ears.length
  // Whoever listened when it was thrown hears it, though the thrower may have been the last thing in its scope.
  const release = keep(step, step.state.runs[run.scope]!)
  for (const { key, owner } of ears) {
    // What an activity throws is heard on its own boundary at once, for it may be about to complete.
    if (owner === run.key) fire(step, key, payload)
    else later(step, () => fire(step, key, payload))
  }
  later(step, release)
}
