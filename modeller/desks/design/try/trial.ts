// A run that a person plays: what began it and the steps since, on a world of its own. The steps are those of a
// scenario, so that what is noted is exactly what was done, and a step back plays all but the last again.

import type { Deployment } from '../../../../engine/scenario/deployment.ts'
import { completions, statusOf } from '../../../../engine/scenario/expectations.ts'
import { doBegin, doStep } from '../../../../engine/scenario/play.ts'
import type { Begin, Scenario, Step } from '../../../../engine/scenario/scenario.ts'
import { World } from '../../../../engine/scenario/world.ts'
import { pageScripts } from './scripts.ts'

export type Doing = Exclude<Step, { type: 'expect' }>

export type Noted = {
  /** The virtual clock at the start, in epoch milliseconds. */
  readonly at: number
  readonly begin: Begin | null
  readonly steps: readonly Doing[]
}

export type Trial = Noted & { readonly world: World }

/** Nine o'clock today. */
export const today = (): number => Math.floor(Date.now() / 86_400_000) * 86_400_000 + 9 * 3_600_000

/** A world in which all that was noted has been done. Rejects with a sentence where a step fits nothing. */
export async function played(deployment: Deployment, noted: Noted): Promise<Trial> {
  const world = new World(deployment.graphs, noted.at, { sandbox: pageScripts })
  if (noted.begin !== null) await doBegin(world, noted.begin)
  for (const step of noted.steps) await doStep(world, step)
  return { ...noted, world }
}

/** What a scenario does, without what it expects. */
export function notedFrom({ at, start, steps }: Scenario): Noted {
  return { at, begin: start, steps: steps.flatMap(({ step }) => (step.type === 'expect' ? [] : [step])) }
}

/** The run as a scenario: what came of it is what is expected from now on. */
export function scenarioOf(
  { at, begin, steps, world }: Trial,
  name: string,
  files: readonly string[],
): Omit<Scenario, 'file'> {
  const [first] = world.instances
  return {
    name,
    files,
    start: begin,
    at,
    steps: steps.map(step => ({ line: 0, step })),
    expect:
      first === undefined
        ? {}
        : {
            status: statusOf(first),
            waiting: world.waiting().map(({ element }) => element),
            path: completions(first),
          },
  }
}
