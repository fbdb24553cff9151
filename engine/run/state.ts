// Every live element's scope is live too; an ended instance has no element, token, subscription or incident.
// The state is plain JSON: what is stored is what is in memory.

import type { Command, Parent } from './command.ts'
import type { Event } from './event.ts'

/** Names and their JSON values. */
export type Variables = { readonly [name: string]: unknown }

export type Status = 'active' | 'suspended' | 'completed' | 'terminated' | 'canceled'

/** Which step an incident stopped, and so which step its resolution does again. */
export type IncidentPhase = 'activate' | 'job' | 'complete' | 'continue'

export type ListenerStage =
  | 'beforeAll'
  | 'start'
  | 'end'
  | 'cancel'
  | 'creating'
  | 'assigning'
  | 'updating'
  | 'completing'
  | 'canceling'

/** A change of a user task that its listeners hold: who has the task, and what is to be done once they agree. */
export type PendingChange = {
  readonly assignee: string | null
  readonly command: Extract<Command, { type: 'complete' | 'assign' | 'updateTask' }>
}

/** One run of an element. Runs of scopes (process, sub-process, loop body) hold children, tokens and variables. */
export type Run = {
  readonly key: number
  element: string
  type: string
  /** Key of the enclosing run; 0 for the process itself. */
  scope: number
  variables: Record<string, unknown> | null
  /** How many live runs are directly inside; they form a list in the order they began. Keys; 0 is none. */
  live: number
  firstChild: number
  lastChild: number
  /** The neighbours among the children of its own scope. */
  previous: number
  next: number
  /** Tokens on the flows of this scope, parked ones included. */
  tokens: number
  /** Tokens that wait on a flow for others, by flow id. */
  parked: Record<string, number> | null
  /** The event sub-process or boundary event that interrupted the scope. */
  interruptedBy: string | null
  wait: Wait | null
  /** Keys of the subscriptions it owns. */
  subscriptions: number[] | null
  /** Events that it has done with although it lives, such as a timer that has struck; absent for none. */
  closed?: string[]
  /** Key of its open incident. */
  incident: number | null
  loop: LoopState | null
  /** The place of an inner run in its loop, from 1. */
  index: number | null
  /** The start event that a sub-process begins at; absent where it begins at all of them. */
  entry?: string
  /** What was completed here and can be compensated, oldest first. */
  completed: CompensationRecord[] | null
  compensation: CompensationState | null
  /** Complex gateways of this scope that wait for reset: gateway id → incoming flows not yet consumed. */
  resetting: Record<string, readonly string[]> | null
}

/** The event that began an instance, and what it brought. */
export type Beginning = { readonly element: string; readonly trigger: number; readonly values: Variables }

/** What an element waits for. */
export type Wait =
  | { readonly kind: 'task'; assignee: string | null }
  | {
      readonly kind: 'job'
      readonly jobType: string
      retries: number
      readonly stage: ListenerStage | null
      readonly listener: number
      readonly pending: PendingChange | null
      /** Of a start listener of a process: the trigger that waits behind it. */
      readonly begins?: Beginning
      /** Of a script in a loop that goes round by itself: how often it did. */
      readonly laps?: number
    }
  | { readonly kind: 'call' }
  | { readonly kind: 'event' }
  /** A process that a trigger began has not taken it yet. */
  | ({ readonly kind: 'start' } & Beginning)
  | { readonly kind: 'data' }

export type LoopState = {
  /** Number of instances; null while a standard loop does not know. */
  readonly total: number | null
  readonly items: readonly unknown[] | null
  output: unknown[] | null
  started: number
  active: number
  completed: number
  terminated: number
  /** True once no further instance may begin. */
  closed: boolean
}

/** An open ear: what fires it, whose it is, and where the token goes. */
export type Subscription = {
  readonly key: number
  /** The run it belongs to: the waiting event, the host of a boundary event, or the scope of an event sub-process. */
  readonly owner: number
  /** The event's BPMN id. */
  element: string
  /** Index into the triggers of that event. */
  readonly trigger: number
  readonly kind: 'message' | 'timer' | 'signal' | 'conditional'
  /** Message or signal name. */
  readonly name: string | null
  readonly correlationKey: string | null
  /** Values that a message must tell, by correlation property; null where no correlation key is used. */
  readonly correlation: Readonly<Record<string, unknown>> | null
  /** ISO time at which a timer is due. */
  readonly due: string | null
  readonly interval: string | null
  /** Firings left after the next one; null is without bound. */
  readonly repetitions: number | null
  /** ISO time from which a cycle of months or years counts, so that the 31st comes back. */
  readonly anchor: string | null
  /** What a condition last gave. */
  value: boolean
  /** For parallel multiple events: this part has happened. */
  happened: boolean
}

export type Incident = {
  readonly key: number
  readonly run: number
  element: string
  readonly code: string
  readonly message: string
  readonly phase: IncidentPhase
}

/** A completed activity that can be undone. `variables` is the snapshot of its scope at that time. */
export type CompensationRecord = {
  readonly key: number
  readonly element: string
  readonly variables: Variables | null
  /** The records of a completed sub-process or loop, oldest first. */
  readonly inner: readonly CompensationRecord[] | null
  /** True for the body around the repetitions of an activity. */
  readonly body: boolean
}

/** Compensation under way: what is still to be undone, last first. */
export type CompensationState = { todo: CompensationRecord[] }

/** The end of an instance that is not there yet. */
export type Ending = Extract<Event, { type: 'process.terminated' | 'process.canceled' }>

/** A process instance. */
export type State = {
  process: string
  version: string | null
  status: Status
  businessKey: string | null
  /** What random numbers and ids in expressions are drawn from. */
  readonly seed: number
  parent: Parent | null
  /** The last key given out. */
  lastKey: number
  /** Key of the run of the process itself. */
  readonly root: number
  readonly runs: Record<number, Run>
  readonly subscriptions: Record<number, Subscription>
  readonly incidents: Record<number, Incident>
  /** How the instance will have ended once those who hear of it are done; absent while it does not end. */
  ending?: Ending
  /** Why it is on hold and when somebody looks at it again; absent where no time was said. */
  hold?: { readonly reason: string | null; readonly until: string }
  /** True where it was moved to another version while on hold. */
  moved?: true
  /** Values of correlation properties fixed by the first message of the conversation. */
  correlation: Record<string, unknown> | null
}
