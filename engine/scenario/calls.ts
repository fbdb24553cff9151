// Call activities: each begins an instance of its own, which reports back to the activity that waits for it.

import type { Command } from '../run/command.ts'
import type { Event } from '../run/event.ts'
import { lapsOf } from '../run/laps.ts'
import { say, tell } from '../words/sentences.ts'
import type { Instance } from './instance.ts'
import type { World } from './world.ts'

type Started = Extract<Event, { type: 'call.started' }>
type Ended = Extract<Event, { type: 'process.completed' | 'process.terminated' | 'process.canceled' }>
type Escalated = Extract<Event, { type: 'escalation.thrown' }>

export class Calls {
  private readonly world: World
  /** Called instances by their caller and its call activity. */
  private readonly called = new Map<string, Instance>()

  constructor(world: World) {
    this.world = world
  }

  /** Begins the called process or global task, unless the call activity has ended meanwhile. */
  start(caller: Instance, event: Started): void {
    const { key, process, variables, businessKey } = event
    if (caller.state.runs[key]?.wait?.kind !== 'call') return
    const graph = this.world.graphs.get(process)
    if (!graph) return this.missing(caller, key, say(tell`No process or global task ${process} is deployed.`))
    const parent = { ...event.parent, instance: caller.id }
    const child = this.world.begin(graph, { variables, parent, businessKey, ...lapsOf(event) })
    if ('code' in child) this.missing(caller, key, child.message)
    else this.called.set(place(caller, key), child)
  }

  /** Tells what a call activity has called: that it ends with it, or what its caller catches now. */
  tell(caller: Instance, key: number, command: Command): void {
    const child = this.called.get(place(caller, key))
    if (child) this.world.deliver(child, command)
  }

  /** A called instance has ended, however: its caller goes on, or gets the error. */
  ended(child: Instance, event: Ended): void {
    const error = event.type === 'process.terminated' ? event.error : null
    const [variables, laps] =
      event.type === 'process.canceled' ? [{}, {}] : [event.variables ?? {}, lapsOf(event)]
    this.report(child, key =>
      error
        ? { type: 'calledFailed', key, ...error, ...laps }
        : { type: 'calledCompleted', key, variables, ...laps },
    )
  }

  /** An escalation that nothing inside catches. */
  escalated(child: Instance, { code, variables }: Escalated): void {
    this.report(child, key => ({ type: 'calledEscalated', key, code, variables }))
  }

  private missing(caller: Instance, key: number, message: string): void {
    this.world.deliver(caller, { type: 'calledMissing', key, code: 'CALLED_PROCESS_NOT_FOUND', message })
  }

  private report({ state: { parent } }: Instance, command: (key: number) => Command): void {
    const caller = parent && this.world.instances[Number(parent.instance) - 1]
    if (caller) this.world.deliver(caller, command(parent!.key))
  }
}

function place(caller: Instance, key: number): string {
  return `${caller.id}:${key}`
}
