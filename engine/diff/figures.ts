// Figures of one drawing that a reader compares first: how many steps there are, and how often work changes hands.

import type { ModdleElement } from '../graph/moddle.ts'
import type { Thing } from './things.ts'

export type Figures = {
  /** Tasks, sub-processes and calls. */
  readonly steps: number
  readonly decisions: number
  /** Sequence flows that lead from one lane into another. */
  readonly handOvers: number
  /** Messages between pools. */
  readonly messages: number
}

export function figures(things: readonly Thing[]): Figures {
  const laneOf = new Map<ModdleElement, Thing | null>(things.map(thing => [thing.element, thing.lane]))
  const forks = (thing: Thing) =>
    things.filter(flow => flow.kind === 'flow' && flow.element.sourceRef === thing.element).length > 1
  return {
    steps: things.filter(({ kind, type }) => kind === 'node' && isStep(type)).length,
    decisions: things.filter(
      thing => /^(exclusive|inclusive|complex)Gateway$/.test(thing.type) && forks(thing),
    ).length,
    handOvers: things.filter(({ kind, element }) => kind === 'flow' && changesHands(element, laneOf)).length,
    messages: things.filter(thing => thing.kind === 'message').length,
  }
}

/** Something that is done, and not an event or a gateway. An event sub-process is done only when its event comes. */
export function isStep(type: string): boolean {
  return /(task|activity|process|transaction)$/i.test(type)
}

function changesHands(flow: ModdleElement, laneOf: ReadonlyMap<ModdleElement, Thing | null>): boolean {
  const from = laneOf.get(flow.sourceRef) ?? null
  const to = laneOf.get(flow.targetRef) ?? null
  return from !== null && to !== null && from !== to
}
