// What a kind of event can do: be read from a drawing, be waited for, be thrown.

import type { Node, Trigger } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import type { Reader } from '../graph/reader.ts'
import type { Step } from '../run/emit.ts'
import type { Run, Subscription, Variables } from '../run/state.ts'

type OfKind<K extends Trigger['kind']> = Extract<Trigger, { kind: K }>

/** The part of a subscription that a trigger fills in. */
export type Ear = Partial<
  Pick<
    Subscription,
    'name' | 'correlationKey' | 'correlation' | 'due' | 'interval' | 'repetitions' | 'anchor'
  >
>

// biome-ignore lint/suspicious/noExplicitAny: the table of triggers holds every kind
export type TriggerBehaviour<K extends Trigger['kind'] = any> = {
  /** Reads an event definition of this kind; `event` is the element it stands on. */
  readonly compile: (definition: ModdleElement, event: ModdleElement, reader: Reader) => OfKind<K>
  /** What a subscription must know; absent for what is found through the drawing alone (errors, escalations, links …). */
  readonly listen?: (step: Step, run: Run, trigger: OfKind<K>, event: Node) => Ear
  /** Throws it from a run; answers `stays` when the thrower must not complete by itself. */
  readonly throw?: (
    step: Step,
    node: Node,
    run: Run,
    trigger: OfKind<K>,
    values: Variables,
  ) => 'stays' | undefined
}
