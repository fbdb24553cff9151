// The life of an instance as a table: what may be asked of it in which state.
// (Runs of elements have a shorter life: activated, then completed or terminated; `apply` throws on anything else.)

import type { Command } from './command.ts'
import type { Status } from './state.ts'

const all = ['active', 'suspended'] as const

/** Command → the states of an instance in which it is accepted. */
export const ACCEPTED: Readonly<Record<Exclude<Command['type'], 'start'>, readonly Status[]>> = {
  complete: ['active'],
  // Who does a task, and until when, is said while the case rests too: nobody has to set it going for that.
  assign: all,
  updateTask: all,
  fail: all,
  throwError: ['active'],
  escalate: ['active'],
  trigger: ['active'],
  setVariables: ['active'],
  storesChanged: ['active'],
  activate: ['active'],
  resolve: ['active'],
  cancel: all,
  // On hold already, it takes another day to look at it again.
  suspend: all,
  resume: ['suspended'],
  modify: ['active'],
  migrate: all,
  calledCompleted: ['active'],
  calledFailed: ['active'],
  calledEscalated: ['active'],
  calledMissing: ['active'],
  callerMoved: all,
}
