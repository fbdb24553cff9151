// A figure is a number beside that of a peer, taken in the same run: only the ratio carries over to another machine.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')

/** Frees what nobody holds any more, so that one measurement does not pay for another. */
export const collectGarbage = runInNewContext('gc') as () => void

export type Figure = {
  readonly bench: string
  readonly case: string
  readonly unit: string
  readonly ours: number
  readonly peer: string
  readonly theirs: number
  readonly ratio: number
}

/** One way of doing the work; answers with a number in the unit of its case. */
export type Measure = () => number | Promise<number>

export type Case = {
  readonly case: string
  readonly unit: string
  readonly peer: string
  readonly ours: Measure
  readonly theirs: Measure
}

/** Measures both ways in turn, round after round, so that what the machine does meanwhile hits both alike. */
export async function measure(bench: string, one: Case, rounds: number): Promise<Figure> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await one.ours())
    theirs.push(await one.theirs())
  }
  const { case: name, unit, peer } = one
  const [our, their] = [round(median(ours)), round(median(theirs))]
  return { bench, case: name, unit, ours: our, peer, theirs: their, ratio: round(our / their) }
}

/** How often a second the work is done, over at least so many milliseconds. The garbage of the other way goes first. */
export async function perSecond(work: () => unknown, milliseconds: number): Promise<number> {
  collectGarbage()
  const begun = performance.now()
  let done = 0
  let took = 0
  while (took < milliseconds) {
    const result = work()
    done += 1
    if (result instanceof Promise) await result
    else if (done % CLOCK_EVERY !== 0) continue
    took = performance.now() - begun
  }
  return round((done * 1000) / took)
}

/** Work that takes microseconds is not asked the time after each turn: asking costs as much. */
const CLOCK_EVERY = 32

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Four digits that count; more would only look exact. */
function round(value: number): number {
  return Number(value.toPrecision(4))
}
