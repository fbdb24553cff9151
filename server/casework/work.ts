// What the dispatcher is asked to do, and what it answers. A refusal is a value: nothing was written.

import type { Command, Event, State, Variables } from '../../engine/index.ts'
import type { Hops } from '../../engine/run/hops.ts'
import type { Message } from '../../engine/run/route.ts'
import { type Sentence, say, tell } from '../../engine/words/sentences.ts'
import type { ItemPlace } from '../store/batch-operations.ts'
import type { LinkAnswer } from '../store/one-time-links.ts'
import type { Origin } from '../tracing.ts'

/** Why nothing was done: a code of the engine's rejections or of server/errors.ts, a sentence, in English too, and the element if it is one. */
export type Refusal = {
  readonly ok: false
  readonly code: string
  readonly message: string
  readonly sentence: Sentence
  readonly element?: string
}

export type Done = {
  readonly ok: true
  readonly instance: string
  readonly seq: number
  readonly events: readonly Event[]
}

export type Told = {
  readonly ok: true
  readonly message: string
  readonly instances: readonly string[]
  readonly expiresAt: string | null
  /** The same id came before; nothing was done again. */
  readonly duplicate: boolean
}

export type Answer = Done | Told | Refusal

/** A file comes with its bytes, or the bytes of some, or of all, go. */
export type FileChange =
  | { readonly add: { readonly id: string; readonly bytes: Buffer; readonly checked: boolean } }
  | { readonly remove: readonly string[] | 'all' }

/** A command for an instance that exists. `guard` looks at its state under the lock. */
export type CommandWork = {
  readonly kind: 'command'
  readonly instance: string
  readonly command: Command
  readonly actor: string
  readonly guard?: (state: State) => Refusal | null
  /** The job in `command.key` must still be lent under this number; null where it may be lent to nobody at the moment. */
  readonly lease?: number | null
  /** The task in `command.key` must still be in this revision. */
  readonly rev?: number
  /** Variables of the server's own that it alone may write: the notes of the case, the list of its files. */
  readonly writes?: readonly string[]
  /** What happens with the bytes of files in the same transaction. */
  readonly files?: FileChange
  /** The version that a migration leads to. */
  readonly definition?: string
  /** The item of a batch operation that it carries out; its result is written in the same transaction. */
  readonly item?: ItemPlace
  /** The one-time link that it answers: it must be good, and is used up in the same transaction. */
  readonly link?: LinkAnswer
}

/** Begins an instance of the newest version of a process, or of the version named. */
export type StartWork = {
  readonly kind: 'start'
  readonly process: string
  readonly definition?: string
  readonly command: Extract<Command, { type: 'start' }>
  readonly actor: string
}

export type MessageWork = {
  readonly kind: 'message'
  readonly message: Message
  readonly actor: string
  /** Milliseconds that it is kept for those who listen later. */
  readonly ttl: number
  /** A message of the same name and id is taken once. */
  readonly id: string | null
  /** Somebody must listen now, else it is refused. */
  readonly mustBeHeard: boolean
  /** It begins cases, and is not heard by those that wait for it. */
  readonly beginsOnly?: boolean
  /** The online signal that it stands for. */
  readonly signal?: { readonly source: string; readonly id: string; readonly type: string }
}

/** A message that waits in the buffer is offered again. */
export type RedeliveryWork = { readonly kind: 'redelivery'; readonly message: string }

/**
 * Subscriptions that were there when a transaction began, up to the number that was opened last, and those that it had
 * opened by then: each by its instance and its key.
 */
export type Armed = { readonly opened: string; readonly ears: readonly string[] }

export type SignalWork = {
  readonly kind: 'signal'
  readonly name: string
  readonly variables: Variables
  readonly actor: string
  /** The instance that threw it has heard it already. */
  readonly except: string | null
  /** Who listened when a process threw it; where nothing is said, whoever listens now. */
  readonly armed?: Armed
} & Hops

/** A data store has another value: those who wait for it look again, and conditions may begin cases. */
export type StoreWork = {
  readonly kind: 'store'
  readonly store: string
  /** What lay in it before. */
  readonly before: unknown
} & Hops

/** Begins a case for every conditional start event that holds on these variables and the data stores. */
export type ConditionsWork = {
  readonly kind: 'conditions'
  readonly variables: Variables
  /** Only the process of this version is asked. */
  readonly definition: string | null
  readonly actor: string
}

/** What an element has called is told something: that it ends with its caller, or what that catches now. */
export type CalledWork = {
  readonly kind: 'tellCalled'
  readonly parent: string
  readonly key: number
  readonly command: Command
}

/** Destroys the keys of a case; what still lives in it goes on under a new one. */
export type ErasureWork = { readonly kind: 'erasure'; readonly caseId: string }

export type Work =
  | ErasureWork
  | CommandWork
  | StartWork
  | MessageWork
  | RedeliveryWork
  | SignalWork
  | StoreWork
  | ConditionsWork
  | CalledWork

/** A request under a key that its sender chose. Each try that takes it up has a claim of its own; only the last one counts. */
export type Once = { readonly principal: string; readonly key: string; readonly claim: string }

/** Work in the queue. What is owed by an earlier transaction names its row, which is deleted in the same one. */
export type Order = {
  readonly work: Work
  readonly due: string | null
  /** The request that it answers, where that may come again. */
  readonly once: Once | null
  /** Where it was asked for, where spans are told. */
  readonly origin: Origin | null
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Not an answer: the order has to go into another batch. */
export const AGAIN: Refusal = refuse('AGAIN', tell`Somebody else was faster.`)

export function refuse(code: string, sentence: Sentence): Refusal {
  return { ok: false, code, message: say(sentence), sentence }
}
