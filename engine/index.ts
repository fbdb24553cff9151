// The whole face of the engine. A drawing is compiled once; then an instance is a fold of events.

export { SCRIPT_JOB } from './elements/script-task.ts'
export type { CompileResult } from './graph/compile.ts'
export { compile } from './graph/compile.ts'
export type { CorrelationKey, Flow, Graph, Node, Start, Trigger } from './graph/graph.ts'
export type { Problem } from './graph/problems.ts'
export { apply, replay } from './run/apply.ts'
export type { Actor, Command, Parent, TaskChanges } from './run/command.ts'
export type { Decision as Outcome } from './run/decide.ts'
export { advance, decide } from './run/decide.ts'
export type { Event } from './run/event.ts'
export type { Rejection } from './run/rejection.ts'
export type { Incident, Run, State, Subscription, Variables } from './run/state.ts'
