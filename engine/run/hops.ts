// What instances set off in each other: a message, a signal or a value in a data store that leads to the next one, with
// nobody outside between. Such a chain has an end, as a loop without a wait has.

import { tell } from '../words/sentences.ts'
import type { Step } from './emit.ts'
import { Trouble } from './incident.ts'
import type { Run } from './state.ts'

/** How many links of a chain came before; absent for none. */
export type Hops = { readonly hops?: number }

/** A chain that is longer leads back to itself. */
const MOST_HOPS = 1000

/** What is heard by two where it was thrown by one is soon heard by all there are: a chain that doubles is shorter. */
const HOPS_OF_A_DOUBLING = 60

/** What an event that reaches other instances tells of its chain; Trouble LOOP_WITHOUT_WAIT where that has no end. */
export function link(step: Step, run: Run): Hops {
  if (step.hops >= MOST_HOPS)
    throw new Trouble(
      'LOOP_WITHOUT_WAIT',
      tell`What ${run.element} sets off in other instances leads back to it without a wait.`,
    )
  return step.hops === 0 ? {} : { hops: step.hops }
}

/** What the command that follows from an event tells of the chain. */
export function linkAfter({ hops = 0 }: Hops): Hops {
  return { hops: hops + 1 }
}

/** What a message or a command tells of its chain, to be handed on to so many. */
export function linkOf({ hops }: Hops, heard = 1): Hops {
  return hops === undefined
    ? {}
    : { hops: hops + Math.ceil(HOPS_OF_A_DOUBLING * Math.log2(Math.max(1, heard))) }
}
