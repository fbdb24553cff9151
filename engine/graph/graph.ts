// A graph is what a process looks like once compiled: plain data, frozen, every expression parsed.
// The interpreter reads nothing else; XML never reaches it.

import type { Decision } from '../dmn/compile.ts'
import type { Expression } from '../feel/evaluate.ts'
import type { Translations } from './translations.ts'

/** A sequence flow. */
export type Flow = {
  readonly id: string
  readonly name: string | null
  readonly source: Node
  readonly target: Node
  /** The start event of its target, where the flow is drawn to one: there alone the sub-process begins. */
  readonly entry: Node | null
  /** The condition, on the conditional flows of activities and splitting gateways. */
  readonly condition: Expression | null
}

/** A text that is either fixed or computed when it is needed. */
export type Template = { readonly text: string } | Expression

/** One assignment of `zeebe:ioMapping` or of a data association. */
export type Mapping = { readonly source: Expression; readonly target: readonly string[] }

/** What makes an event happen. One event may have several. `null` name or code means "any". */
export type Trigger =
  | {
      readonly kind: 'message'
      readonly message: string | null
      readonly name: Template
      readonly correlationKey: Expression | null
    }
  | { readonly kind: 'timer'; readonly timer: 'date' | 'duration' | 'cycle'; readonly value: Template }
  | { readonly kind: 'signal'; readonly name: Template }
  | { readonly kind: 'error'; readonly code: Template | null; readonly message: Template | null }
  | { readonly kind: 'escalation'; readonly code: Template | null }
  | {
      readonly kind: 'conditional'
      readonly condition: Expression
      readonly variables: readonly string[] | null
      readonly changes: readonly ('create' | 'update')[] | null
    }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'compensation'; readonly activity: string | null; readonly wait: boolean }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'terminate' }

/** How an activity repeats. */
export type Loop =
  | {
      readonly kind: 'multiInstance'
      readonly sequential: boolean
      readonly cardinality: Expression | null
      readonly collection: Expression | null
      readonly item: string | null
      readonly outputCollection: string | null
      readonly outputItem: Expression | null
      readonly completionCondition: Expression | null
      readonly behavior: 'none' | 'one' | 'all' | 'complex'
      readonly behaviorTrigger: Trigger | null
      readonly complex: readonly { readonly condition: Expression; readonly trigger: Trigger }[]
    }
  | {
      readonly kind: 'standard'
      readonly testBefore: boolean
      readonly condition: Expression | null
      readonly maximum: number | null
    }

/** A listener that runs as a job before an element, or a change of a user task, goes on. */
export type Listener = {
  readonly on: string
  readonly type: Template
  readonly retries: Template
  readonly headers: Readonly<Record<string, string>>
}

/** A flow node, a sub-process, or the process itself. `Detail` is what the element's own file compiled. */
export type Node<Detail = unknown> = {
  readonly id: string
  /** The BPMN local name, such as `userTask`; a triggered sub-process is an `eventSubProcess`. */
  readonly type: string
  readonly name: string | null
  /** The place in the document; two nodes never share it. */
  readonly order: number
  readonly scope: Node | null
  /** The nodes directly inside, if this is a scope. */
  readonly children: readonly Node[]
  /** Where tokens begin when the scope is entered without a trigger. */
  readonly entries: readonly Node[]
  readonly eventSubProcesses: readonly Node[]
  readonly incoming: readonly Flow[]
  readonly outgoing: readonly Flow[]
  readonly defaultFlow: Flow | null
  readonly boundaries: readonly Node[]
  /** The activity a boundary event is attached to. */
  readonly host: Node | null
  readonly triggers: readonly Trigger[]
  /** For catching events: `cancelActivity` of a boundary event, `isInterrupting` of a start event. */
  readonly interrupting: boolean
  readonly parallelMultiple: boolean
  readonly loop: Loop | null
  /** The variables each input set needs; the activity is not ready before one set is there. */
  readonly inputSets: readonly (readonly string[])[]
  readonly inputs: readonly Mapping[]
  readonly outputs: readonly Mapping[]
  readonly startQuantity: number
  readonly completionQuantity: number
  readonly isForCompensation: boolean
  /** The activity that undoes this one, drawn from its compensation boundary event. */
  readonly compensation: Node | null
  /** True for activities that leave a record when they complete: something in or on them can undo them. */
  readonly compensable: boolean
  readonly listeners: readonly Listener[]
  /** True when tokens wait on the incoming flows until the node consumes them. */
  readonly parks: boolean
  /** True when an outgoing flow has a condition or is the default. */
  readonly conditional: boolean
  /** True when a token can come back here along sequence flows. */
  readonly cyclic: boolean
  /** What the step is in terms of governance, such as `decide` or `share`; null where the drawing does not say. */
  readonly kind: string | null
  /** The gates this decision is, such as `legal`. */
  readonly gates: readonly string[]
  /** The candidate group of the lane the node stands in. */
  readonly role: string | null
  readonly detail: Detail
}

/** How an instance of a process can begin. */
export type Start = {
  readonly element: string
  readonly kind: 'none' | 'message' | 'signal' | 'timer' | 'conditional'
  /** Index into the triggers of the element. */
  readonly trigger: number
  readonly parallel: boolean
}

/** One property of a correlation key, and how each message tells it. */
export type CorrelationKey = {
  readonly id: string
  readonly properties: readonly {
    readonly id: string
    /** message id → expression over the message's payload */
    readonly retrieval: ReadonlyMap<string, Expression>
    /** expression over the process's data, from a correlation subscription */
    readonly subscription: Expression | null
  }[]
}

/** A compiled, executable process. */
export type Graph = {
  readonly processId: string
  readonly name: string | null
  readonly versionTag: string | null
  /** What the process and its elements are called in other languages. */
  readonly translations: Translations
  /** What a newcomer must know of each element, from its documentation; under '' as it is drawn. */
  readonly explanations: Translations
  readonly root: Node
  readonly nodes: ReadonlyMap<string, Node>
  readonly flows: ReadonlyMap<string, Flow>
  readonly starts: readonly Start[]
  readonly correlationKeys: readonly CorrelationKey[]
  /** True when the process may run only inside an approved framework. */
  readonly needsFramework: boolean
  /** True when the process is itself the door for rights or erasure, which stays open whatever happens. */
  readonly staysOpen: boolean
  /** Where messages sent by an element go, as drawn by message flows to an executable process of the file. */
  readonly messageFlows: ReadonlyMap<string, { readonly process: string; readonly element: string }>
  /** Names and ids of data objects and properties, each pointing at the other. */
  readonly aliases: ReadonlyMap<string, string>
  /** Data stores, by the name under which expressions read them. */
  readonly stores: ReadonlyMap<string, string>
  /** True when an inclusive or complex gateway may have to look at its whole scope. */
  readonly hasScopeJoins: boolean
  /** True when a condition or an input set must be looked at as variables change. */
  readonly watchesVariables: boolean
  /** The decisions that business rule tasks may call, by id. Bound at deployment. */
  readonly decisions: ReadonlyMap<string, Decision>
}
