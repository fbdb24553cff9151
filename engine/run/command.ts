// A command is a wish: a person, a worker, a clock or another instance asks an instance to do something.
// `decide` answers with events, or with a rejection that changes nothing.

import type { Hops } from './hops.ts'
import type { Laps } from './laps.ts'
import type { Variables } from './state.ts'

/** Who a command comes from: the name of an account, a worker, or `system`. */
export type Actor = string

/** What lies in the data stores that a graph names, by store; whoever runs the instance hands it along. */
export type Stores = Readonly<Record<string, unknown>>

/**
 * `hops`: how many throws of instances led here, one by the other, since somebody outside did something; `laps`: how often
 * a loop went round by itself since.
 */
export type Command = Wish & Hops & Laps & { readonly stores?: Stores }

type Wish =
  /** Begins an instance at its none start, or at the start event that was triggered. */
  | {
      readonly type: 'start'
      readonly variables: Variables
      readonly element?: string | null
      readonly trigger?: number
      readonly businessKey?: string | null
      /** What random numbers and ids in expressions are drawn from; give each instance another one. */
      readonly seed?: number
      readonly correlation?: Readonly<Record<string, unknown>> | null
      readonly parent?: Parent | null
      readonly by?: Actor
    }
  /** Completes a waiting user task or job. */
  | {
      readonly type: 'complete'
      /** A task listener refuses the change it was asked about. */
      readonly denied?: boolean
      readonly key: number
      readonly variables: Variables
      readonly by?: Actor
      readonly reason?: string
      /** Who is away and is stood in for. */
      readonly deputyFor?: Actor
    }
  /** Gives a user task to somebody, who may stand in for somebody who is away; `null` gives it back. */
  | {
      readonly type: 'assign'
      readonly key: number
      readonly assignee: string | null
      readonly by?: Actor
      readonly deputyFor?: Actor
    }
  /** Changes due date, follow-up date, priority or candidates of a user task. */
  | { readonly type: 'updateTask'; readonly key: number; readonly changes: TaskChanges; readonly by?: Actor }
  /** A job failed; with no retries left an incident is raised. `backoff` is in milliseconds. */
  | {
      readonly type: 'fail'
      readonly key: number
      readonly retries: number
      readonly message: string
      readonly backoff?: number
      readonly variables?: Variables
      readonly by?: Actor
    }
  /** A worker or a person throws a BPMN error from an open task or job. */
  | {
      readonly type: 'throwError'
      readonly key: number
      readonly code: string
      readonly message?: string
      readonly variables?: Variables
      readonly by?: Actor
    }
  /** A person or worker raises an escalation from an open task or job. */
  | {
      readonly type: 'escalate'
      readonly key: number
      readonly code: string
      readonly variables?: Variables
      readonly by?: Actor
    }
  /** A timer is due, a message or a signal has come: the subscription fires. `messageId` makes it idempotent. */
  | {
      readonly type: 'trigger'
      readonly subscription: number
      readonly variables: Variables
      readonly correlation?: Readonly<Record<string, unknown>> | null
      readonly by?: Actor
    }
  /** Sets variables of a scope (default: the process). */
  | {
      readonly type: 'setVariables'
      readonly scope?: number
      readonly variables: Variables
      readonly by?: Actor
      readonly reason?: string
    }
  /** The cause of an incident is removed: the step that failed is done again. */
  | { readonly type: 'resolve'; readonly incident: number; readonly retries?: number; readonly by?: Actor }
  /** Others have written in these data stores: conditions and inputs that read them are looked at again. */
  | { readonly type: 'storesChanged'; readonly changed: readonly string[]; readonly by?: Actor }
  | { readonly type: 'cancel'; readonly by?: Actor; readonly reason?: string }
  /** `until`: when somebody looks at it again, as an ISO time. Nothing happens then by itself. On hold, it says another day. */
  | { readonly type: 'suspend'; readonly by?: Actor; readonly reason?: string; readonly until?: string }
  | { readonly type: 'resume'; readonly by?: Actor; readonly reason?: string }
  /** Changes where the instance stands: elements are ended and begun by hand. */
  | {
      readonly type: 'modify'
      readonly terminate?: readonly number[]
      readonly activate?: readonly {
        readonly element: string
        readonly scope?: number
        readonly variables?: Variables
      }[]
      readonly variables?: Variables
      readonly by?: Actor
      readonly reason?: string
    }
  /** Moves the instance to another version. The graph handed to `decide` is the new one. */
  | {
      readonly type: 'migrate'
      readonly mapping: Readonly<Record<string, string>>
      readonly version?: string
      readonly by?: Actor
      readonly reason?: string
    }
  /** Activates inner activities of a running ad-hoc sub-process. */
  | {
      readonly type: 'activate'
      readonly key: number
      readonly elements: readonly { readonly element: string; readonly variables?: Variables }[]
      readonly by?: Actor
    }
  /** What a called instance reports to the call activity that waits for it. */
  | { readonly type: 'calledCompleted'; readonly key: number; readonly variables: Variables }
  | {
      readonly type: 'calledFailed'
      readonly key: number
      readonly code: string
      readonly message: string
      readonly variables: Variables
    }
  | {
      readonly type: 'calledEscalated'
      readonly key: number
      readonly code: string
      readonly variables: Variables
    }
  /** The caller has moved to another version, and handles other errors and escalations there. */
  | { readonly type: 'callerMoved'; readonly catches: readonly Catch[] }
  | { readonly type: 'calledMissing'; readonly key: number; readonly code: string; readonly message: string }

export type TaskChanges = {
  readonly dueDate?: string | null
  readonly followUpDate?: string | null
  readonly priority?: number
  readonly candidateGroups?: readonly string[]
  readonly candidateUsers?: readonly string[]
}

/** The call activity that started this instance, and what its surroundings catch. */
export type Parent = {
  readonly instance: string
  readonly key: number
  readonly depth: number
  readonly catches: readonly Catch[]
}

/** An error or escalation that somebody up the call chain handles; `code` null is a catch-all. */
export type Catch = {
  readonly kind: 'error' | 'escalation'
  readonly code: string | null
  readonly interrupting: boolean
}
