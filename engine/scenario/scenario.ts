// A scenario is one run of a process, told as data: given, when, then. These are the words of its file.

import type { Variables } from '../run/state.ts'

export type Scenario = {
  readonly file: string
  readonly name: string
  /** Paths of the drawings and decisions the run needs, as written: from where the scenario lies. */
  readonly files: readonly string[]
  /** Null where the files are expected to be refused. */
  readonly start: Begin | null
  /** The clock at the start, in epoch milliseconds. */
  readonly at: number
  readonly steps: readonly Placed[]
  readonly expect: Expectation
}

/** What begins an instance. */
export type Begin =
  | { readonly by: 'process'; readonly process: string; readonly variables: Variables }
  | { readonly by: 'message'; readonly message: Sent }
  | { readonly by: 'signal'; readonly name: string; readonly variables: Variables }

/** A message from outside. `ttl` is its time to live in milliseconds. */
export type Sent = {
  readonly name: string
  readonly correlationKey: string | null
  readonly variables: Variables
  readonly ttl: number | null
  readonly id: string | null
}

/** Something that waits: the element, and which of several, 0 being the one that was opened first. */
export type Which = { readonly element: string; readonly index: number }

export type Step =
  | (Which & { readonly type: 'complete'; readonly variables: Variables; readonly by: string | null })
  | (Which & {
      readonly type: 'fail'
      readonly message: string
      readonly retries: number | null
      readonly variables: Variables
      readonly by: string | null
    })
  | (Which & {
      readonly type: 'error'
      readonly code: string
      readonly message: string | null
      readonly variables: Variables
      readonly by: string | null
    })
  | (Which & {
      readonly type: 'escalate'
      readonly code: string
      readonly variables: Variables
      readonly by: string | null
    })
  | (Which & { readonly type: 'resolve'; readonly retries: number | null })
  | { readonly type: 'message'; readonly message: Sent }
  | { readonly type: 'signal'; readonly name: string; readonly variables: Variables }
  | { readonly type: 'set'; readonly variables: Variables; readonly scope: string | null }
  | { readonly type: 'advance'; readonly duration: string }
  | { readonly type: 'cancel' }
  | { readonly type: 'suspend' }
  | { readonly type: 'resume' }
  | { readonly type: 'start'; readonly begin: Begin }
  | { readonly type: 'expect'; readonly expect: Expectation }

/** A step and the line of the file it stands on. */
export type Placed = { readonly line: number; readonly step: Step }

/** What must hold; a key that is absent is not looked at. */
export type Expectation = {
  readonly status?: string
  readonly waiting?: readonly string[]
  readonly path?: readonly string[]
  readonly completed?: Readonly<Record<string, number>>
  readonly never?: readonly string[]
  readonly variables?: Variables
  readonly incidents?: readonly { readonly element?: string; readonly code?: string }[]
  readonly ends?: readonly string[]
  readonly refused?: readonly { readonly code?: string; readonly element?: string }[]
}

/** Input that cannot be used, with the place that is to blame. */
export class Unusable extends Error {
  constructor(file: string, line: number | null, sentence: string) {
    super(line === null ? `${file}: ${sentence}` : `${file}:${line}: ${sentence}`)
    this.name = 'Unusable'
  }
}
