// An event says what happened and holds its outcome: applying it evaluates nothing.
// Keys count up within an instance, so an event never needs a clock or a random number.

import type { DecisionTrace } from '../dmn/evaluate.ts'
import type { Actor, Catch, Parent, TaskChanges } from './command.ts'
import type { Hops } from './hops.ts'
import type { Laps } from './laps.ts'
import type {
  Beginning,
  CompensationRecord,
  Ending,
  IncidentPhase,
  ListenerStage,
  PendingChange,
  Subscription,
  Variables,
} from './state.ts'

/** Where an event concerns an element: this run's key, the BPMN id and the BPMN local name. */
type OfElement = { readonly key: number; readonly element: string; readonly elementType: string }

export type Event =
  | {
      readonly type: 'process.started'
      readonly key: number
      readonly process: string
      readonly element: string
      readonly businessKey: string | null
      readonly seed: number
      /** The event that began it; null for a none start. */
      readonly start: Beginning | null
      readonly parent: Parent | null
      readonly variables: Variables
      readonly correlation: Readonly<Record<string, unknown>> | null
    }
  /** The trigger that began the instance reaches its start event. */
  | { readonly type: 'start.taken'; readonly key: number }
  | ({
      readonly type: 'process.completed'
      readonly key: number
      readonly variables: Variables | null
    } & Laps)
  | ({
      readonly type: 'process.terminated'
      readonly key: number
      readonly error: {
        readonly code: string
        readonly message: string
        readonly variables: Variables
      } | null
      readonly variables: Variables | null
    } & Laps)
  | { readonly type: 'process.canceled'; readonly key: number; readonly reason: string | null }
  /** It ends as told here once the listeners of what was cancelled are done. */
  | { readonly type: 'process.ending'; readonly key: number; readonly ending: Ending }
  | {
      readonly type: 'process.suspended'
      readonly reason: string | null
      /** Only where it was said when somebody looks at it again. */
      readonly until?: string
    }
  | { readonly type: 'process.resumed'; readonly reason: string | null }
  | {
      readonly type: 'process.migrated'
      readonly process: string
      readonly version: string | null
      readonly elements: readonly {
        readonly key: number
        readonly element: string
        readonly elementType: string
        /** The form of an open task in the new version; absent for everything else. */
        readonly form?: string | null
      }[]
      readonly subscriptions: readonly { readonly key: number; readonly element: string }[]
      /** New names of elements that are no longer live, but can be undone, or are told of otherwise; absent for none. */
      readonly renamed?: Readonly<Record<string, string>>
    }
  /**
   * Entered: `from` names the flow whose token was consumed, `consumed` those of a join. `index` is the place in a loop,
   * from 1. `entry` names the start event that a sub-process begins at, where the flow is drawn to one.
   */
  | (OfElement & {
      readonly type: 'element.activated'
      readonly scope: number
      readonly from: string | null
      readonly consumed: Readonly<Record<string, number>> | null
      readonly index: number | null
      readonly entry?: string
    })
  | (OfElement & { readonly type: 'element.completed' })
  | (OfElement & { readonly type: 'element.terminated' })
  /** A token is on a flow; `parked` where it waits there for others. */
  | { readonly type: 'flow.taken'; readonly flow: string; readonly scope: number; readonly parked: boolean }
  /** Everything in the scope was ended by the handler `by`; tokens on its flows are gone. */
  | { readonly type: 'scope.interrupted'; readonly key: number; readonly by: string }
  /** A value went into a data store, which is not part of the instance. */
  | (OfElement & Hops & { readonly type: 'store.written'; readonly store: string; readonly value: unknown })
  | {
      readonly type: 'variables.set'
      readonly scope: number
      readonly element: string
      readonly values: Variables
      readonly by: Actor | null
    }
  | (OfElement & {
      readonly type: 'gateway.decided'
      readonly flows: readonly string[]
      readonly conditions: readonly {
        readonly flow: string
        readonly condition: string
        readonly result: unknown
      }[]
      readonly values: Variables
    })
  | {
      readonly type: 'gateway.changed'
      readonly scope: number
      readonly element: string
      readonly waiting: readonly string[] | null
      readonly consumed: Readonly<Record<string, number>>
    }
  | (OfElement & {
      readonly type: 'task.created'
      readonly name: string | null
      readonly assignee: string | null
      readonly candidateGroups: readonly string[]
      readonly candidateUsers: readonly string[]
      readonly dueDate: string | null
      readonly followUpDate: string | null
      readonly priority: number
      readonly form: string | null
    })
  | (OfElement & {
      readonly type: 'task.assigned'
      readonly assignee: string | null
      readonly by: Actor | null
      /** Only where the assignee stands in for somebody. */
      readonly deputyFor?: Actor
    })
  | (OfElement & { readonly type: 'task.updated'; readonly changes: TaskChanges; readonly by: Actor | null })
  /** A listener refused the change; the task is as it was. */
  | (OfElement & { readonly type: 'task.denied'; readonly on: ListenerStage })
  | (OfElement & {
      readonly type: 'task.completed'
      readonly by: Actor | null
      readonly reason: string | null
      /** Only where it was done for somebody who is away. */
      readonly deputyFor?: Actor
    })
  /** Work for a worker. `kind` script is run by the sandbox worker of the server; its input stands in `script`. */
  | (OfElement & {
      readonly type: 'job.created'
      readonly kind: 'worker' | 'script' | 'listener'
      readonly jobType: string
      readonly retries: number
      readonly headers: Readonly<Record<string, string>>
      readonly priority: number
      readonly script: { readonly source: string; readonly language: string } | null
      readonly stage: {
        readonly on: ListenerStage
        readonly index: number
        readonly pending: PendingChange | null
      } | null
    } & Laps)
  | (OfElement & { readonly type: 'job.completed'; readonly by: Actor | null })
  /** `retryAt` is an ISO time where the job may be taken again later. */
  | (OfElement & {
      readonly type: 'job.failed'
      readonly retries: number
      readonly message: string
      readonly retryAt: string | null
      readonly by: Actor | null
    })
  | (OfElement & { readonly type: 'job.retried'; readonly retries: number })
  /** It is ready, but none of its input sets is there yet. */
  | (OfElement & { readonly type: 'data.awaited' })
  | (OfElement & { readonly type: 'data.arrived' })
  /** It waits for one of its subscriptions. */
  | (OfElement & { readonly type: 'event.awaited' })
  | { readonly type: 'subscription.opened'; readonly subscription: Subscription }
  | { readonly type: 'subscription.changed'; readonly key: number; readonly changes: Partial<Subscription> }
  /** Withdrawn while its owner lives on; those of an ended element end with it. */
  | {
      readonly type: 'subscription.closed'
      readonly key: number
      readonly element: string
      /** Its owner lives on and does not listen for it again, in no version that it moves to. */
      readonly forGood?: true
    }
  | (OfElement &
      Hops & {
        readonly type: 'message.sent'
        readonly message: string | null
        readonly name: string
        readonly correlationKey: string | null
        readonly correlation: Readonly<Record<string, unknown>> | null
        readonly variables: Variables
        readonly target: { readonly process: string; readonly element: string } | null
      })
  /** The conversation's correlation properties, fixed by its first message. */
  | { readonly type: 'correlation.set'; readonly values: Readonly<Record<string, unknown>> }
  | (OfElement &
      Hops & { readonly type: 'signal.thrown'; readonly name: string; readonly variables: Variables })
  | (OfElement & {
      readonly type: 'error.thrown'
      readonly code: string
      readonly message: string
      readonly caughtBy: string | null
    })
  | (OfElement & {
      readonly type: 'escalation.thrown'
      readonly code: string
      readonly variables: Variables
      readonly caughtBy: string | null
    })
  /** A called process is to be started; it reports back to `key`. */
  | (OfElement & {
      readonly type: 'call.started'
      readonly process: string
      readonly binding: string
      readonly versionTag: string | null
      readonly businessKey: string | null
      readonly variables: Variables
      readonly parent: Omit<Parent, 'instance'>
    } & Laps)
  /** The called process is to be canceled, because the call activity ends. */
  | (OfElement & { readonly type: 'call.canceled' })
  /** The surroundings of a call catch other errors and escalations than when it began. */
  | (OfElement & { readonly type: 'call.changed'; readonly catches: readonly Catch[] })
  /** The same, told to the called instance. */
  | { readonly type: 'caller.changed'; readonly catches: readonly Catch[] }
  | (OfElement & {
      readonly type: 'decision.evaluated'
      readonly decision: string
      readonly result: unknown
      readonly trace: readonly DecisionTrace[]
    })
  | {
      readonly type: 'loop.started'
      readonly key: number
      readonly total: number | null
      readonly items: readonly unknown[] | null
      readonly collects: boolean
    }
  | { readonly type: 'loop.collected'; readonly key: number; readonly index: number; readonly value: unknown }
  | { readonly type: 'loop.closed'; readonly key: number }
  | { readonly type: 'compensation.registered'; readonly scope: number; readonly record: CompensationRecord }
  | {
      readonly type: 'compensation.started'
      readonly key: number
      readonly records: readonly { readonly scope: number; readonly key: number }[]
    }
  /** A completed sub-process is undone inside the run `key`: by its own handler, or record by record. */
  | {
      readonly type: 'compensation.entered'
      readonly key: number
      readonly records: readonly CompensationRecord[]
      readonly handled: boolean
    }
  | { readonly type: 'compensation.next'; readonly key: number }
  | {
      readonly type: 'incident.raised'
      readonly incident: number
      readonly key: number
      readonly element: string
      readonly elementType: string
      readonly code: string
      readonly message: string
      readonly phase: IncidentPhase
    }
  | {
      readonly type: 'incident.resolved'
      readonly incident: number
      readonly key: number
      readonly element: string
      readonly elementType: string
      readonly code: string
    }
