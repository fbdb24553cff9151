// A standard loop runs its activity again while its condition holds, strictly one after the other, at most
// loopMaximum times; testBefore asks before the first time too (13.3.6).

import type { Loop, Node } from '../graph/graph.ts'
import { emit, type Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import type { Run } from '../run/state.ts'
import { alive, complete, enter, later, turnsTooOften } from '../run/step.ts'
import { holds } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import type { Behaviour } from './behaviour.ts'

type StandardLoop = Extract<Loop, { kind: 'standard' }>

export const loopBody: Behaviour = {
  prepare: (step, _node, body) => start(step, body),

  activate: (step, node, body) => {
    const loop = node.loop as StandardLoop
    const begins = !loop.testBefore || again(step, loop, body, 0)
    start(step, body)
    if (begins) enter(step, node, body, { index: 1 })
    else complete(step, body)
  },

  beforeInner: (step, node, body, inner) => again(step, node.loop as StandardLoop, inner, body.loop!.started),

  innerEnded: (step, node, body, _inner, kept) => {
    const loop = node.loop as StandardLoop
    const goesOn = kept === undefined ? again(step, loop, body, body.loop!.started) : kept === true
    if (!goesOn) return complete(step, body)
    later(step, () => alive(step, body) && enter(step, node, body, { index: body.loop!.started + 1 }))
  },
}

function start(step: Step, body: Run): void {
  emit(step, { type: 'loop.started', key: body.key, total: null, items: null, collects: false })
}

/** Whether another turn follows the `done` ones. */
function again(step: Step, loop: StandardLoop, run: Run, done: number): boolean {
  if (loop.maximum !== null && done >= loop.maximum) return false
  const goesOn = loop.condition === null || holds(step, run, loop.condition, { loopCounter: done })
  const body = run.loop === null ? step.state.runs[run.scope]! : run
  if (goesOn && turnsTooOften(step, body, nodeFor(step, run))) {
    throw new Trouble(
      'LOOP_WITHOUT_WAIT',
      tell`The loop of ${run.element} went round too often without a wait.`,
    )
  }
  return goesOn
}

function nodeFor(step: Step, run: Run): Node {
  return step.graph.nodes.get(run.element)!
}
