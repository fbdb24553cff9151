// The table of commands: what each does once the instance is in a state that accepts it.

import type { Command } from './command.ts'
import type { Step } from './emit.ts'
import { operations } from './operations.ts'
import type { Rejection } from './rejection.ts'
import { work } from './work.ts'

export type Handler<T extends Command['type']> = (
  step: Step,
  command: Extract<Command, { type: T }>,
) => Rejection | undefined

/** Command → handler. A handler that rejects has written nothing. */
export const handlers: { readonly [T in Command['type']]: Handler<T> } = { ...work, ...operations }
