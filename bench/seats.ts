// Callers with a case each, in which a person completes a task and gets the next one: the command that all durable
// measurements repeat.

import { Definitions } from '../server/casework/definitions.ts'
import { deploy } from '../server/casework/deploy.ts'
import { Dispatch } from '../server/casework/dispatch.ts'
import type { Done } from '../server/casework/work.ts'
import type { Database } from '../server/store/connect.ts'
import { bpmn } from '../test/support/bpmn.ts'

const MS = 1500
const drawing = bpmn(
  `rounds(pool) { s(start) > m(exclusive) > a(user groups=team) > x(exclusive) >[stop] e(end) ; x >[default] m }`,
)

/** A case carries about this much, as those of real processes do. */
const BALLAST = {
  steps: Array.from({ length: 40 }, (_, index) => ({
    at: index,
    text: `what was seen and done in step ${index}`,
  })),
}

export type Seats = Awaited<ReturnType<typeof takeSeats>>

export async function deployRounds(database: Database): Promise<void> {
  await deploy(database, {
    resources: [{ name: 'x.bpmn', content: drawing }],
    variant: 'to-be',
    note: null,
    draftId: null,
    by: 'bench',
  })
}

/** Callers, each with a case of their own, whose next command is always the same. */
export async function takeSeats(database: Database, count: number) {
  const dispatch = new Dispatch(database, new Definitions(), { queue: 100_000, onCommit: () => {} })
  const places: { instance: string; key: number }[] = []
  for (let index = 0; index < count; index++) {
    const begun = await dispatch.submit({
      kind: 'start',
      process: 'rounds',
      command: { type: 'start', variables: { ...BALLAST, stop: false } },
      actor: 'bench',
    })
    places.push(placeOf(begun as Done))
  }
  return {
    /** Completes the task of a seat; answers with how many events that made. */
    async next(seat: number): Promise<number> {
      const { instance, key } = places[seat]!
      const answer = await dispatch.submit({
        kind: 'command',
        instance,
        command: { type: 'complete', key, variables: { turn: key }, by: 'bench' },
        actor: 'bench',
      })
      if (!answer.ok) throw new Error(answer.message)
      places[seat] = placeOf(answer)
      return answer.events.length
    },
  }
}

function placeOf({ instance, events }: Done) {
  const task = events.find(event => event.type === 'task.created')
  if (task?.type !== 'task.created') throw new Error('The process did not come back to its task.')
  return { instance, key: task.key }
}

/** So many callers, each asking again as soon as it is answered; answers with turns a second. */
export async function atOnce(
  count: number,
  turn: (seat: number) => Promise<unknown>,
  latencies: number[] = [],
): Promise<number> {
  const began = performance.now()
  let turns = 0
  const call = async (seat: number) => {
    while (performance.now() - began < MS) {
      const asked = performance.now()
      await turn(seat)
      latencies.push(performance.now() - asked)
      turns += 1
    }
  }
  await Promise.all(Array.from({ length: count }, (_, seat) => call(seat)))
  return (turns * 1000) / (performance.now() - began)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
