// Call activities: each begins an instance of its own, which reports back to the activity that waits for it. Where the
// other side is not in this batch, it is told by what is due.

import type { ClientBase } from 'pg'
import type { Command, Event } from '../../engine/index.ts'
import { lapsOf } from '../../engine/run/laps.ts'
import { tell } from '../../engine/words/sentences.ts'
import { withoutOwn } from '../rules/own-variables.ts'
import { calledInstances } from '../store/instances.ts'
import type { Case } from './case.ts'
import type { Definition } from './definitions.ts'
import type { Ledger } from './ledger.ts'
import type { Versions } from './versions.ts'
import { type Answer, type CalledWork, refuse } from './work.ts'

/** What a batch lends. */
type Hands = {
  readonly client: ClientBase
  readonly versions: Versions
  readonly ledger: Ledger
  begin(
    definition: Definition,
    command: Extract<Command, { type: 'start' }>,
    actor: string,
    conversation: string | null,
    caller: Case | null,
  ): Promise<Answer>
  next(instance: string, command: Command): void
}

type Ended = Extract<Event, { type: 'process.completed' | 'process.terminated' | 'process.canceled' }>

export class Calls {
  private readonly hands: Hands

  constructor(hands: Hands) {
    this.hands = hands
  }

  /**
   * Begins the called process or global task, unless the activity has ended in the same command; where there is none, the
   * activity is told.
   */
  async start(caller: Case, event: Extract<Event, { type: 'call.started' }>): Promise<void> {
    if (caller.state?.runs[event.key]?.wait?.kind !== 'call') return
    const { process, binding, versionTag, businessKey, variables } = event
    const definition = await this.hands.versions.called(caller.definition, process, binding, versionTag)
    const parent = { ...event.parent, instance: caller.id }
    const handed = { variables: withoutOwn(variables), businessKey, parent }
    const command = { type: 'start', ...handed, ...lapsOf(event) } as const
    const answer = definition
      ? await this.hands.begin(definition, command, `instance:${caller.id}`, null, caller)
      : refuse('CALLED_PROCESS_NOT_FOUND', tell`No process or global task ${process} is deployed.`)
    if (answer.ok) return
    const { code, message } = answer
    this.hands.next(caller.id, { type: 'calledMissing', key: event.key, code, message })
  }

  /** Tells what a call activity has called: that it ends with it, or what its caller catches now. */
  tell(parent: string, key: number, command: Command): void {
    const isCalled = ({ state }: Case) => state?.parent?.instance === parent && state.parent.key === key
    const child = [...this.hands.ledger.cases.values()].find(isCalled)
    if (child) this.hands.next(child.id, command)
    else this.hands.ledger.owe(null, 'tellCalled', { parent, key, command })
  }

  /** The same for what was called in an earlier batch. */
  async tellCalled({ parent, key, command }: CalledWork): Promise<Answer> {
    const actor = `instance:${parent}`
    for (const id of await calledInstances(this.hands.client, parent, key))
      this.hands.ledger.owe(id, 'command', { command, actor })
    return refuse('PASSED_ON', tell`The called instance will be told.`)
  }

  /** A called instance has ended: its caller goes on, or gets the error. One that was canceled reports nothing. */
  ended(child: Case, event: Ended): void {
    if (event.type === 'process.terminated' && event.error) {
      const { variables, ...error } = event.error
      this.report(child, key => ({
        type: 'calledFailed',
        key,
        ...error,
        variables: withoutOwn(variables),
        ...lapsOf(event),
      }))
    } else if (event.type !== 'process.canceled') {
      const variables = withoutOwn(event.variables ?? {})
      this.report(child, key => ({ type: 'calledCompleted', key, variables, ...lapsOf(event) }))
    }
  }

  /** Tells the call activity that waits for this instance. */
  report(child: Case, command: (key: number) => Command): void {
    const parent = child.state?.parent
    if (!parent) return
    const caller = this.hands.ledger.cases.get(parent.instance)
    if (caller?.state?.status === 'active') this.hands.next(caller.id, command(parent.key))
    else
      this.hands.ledger.owe(parent.instance, 'command', {
        command: command(parent.key),
        actor: `instance:${child.id}`,
      })
  }
}
