// What happened in a case without what was said in it: elements, ways, times, and the few answers that figures count.
// Folded entry by entry, so that what was kept of a case can be gone on with.

import type { Command, Event } from '../../engine/index.ts'

/** One run of an element. Times are milliseconds. */
export type Run = {
  readonly element: string
  /** The run it lies in; what happened within one action of many has the same. */
  readonly scope: number
  readonly began: number
  ended: number | null
  completed: boolean
  /** Where it is a task: when somebody took it on, and when it was due. */
  taken: number | null
  due: number | null
  isTask: boolean
  /** The partner organisation whose task it is. */
  organisation: string | null
}

/** Where a case left what is drawn: `skipped` names an element that was ended by hand before it was done. */
export type Deviation = {
  readonly kind: 'moved' | 'skipped' | 'confirmed' | 'migrated' | 'cancelled'
  readonly element: string | null
}

export type Trace = {
  readonly startedAt: number
  readonly endedAt: number | null
  readonly completed: boolean
  readonly runs: readonly Run[]
  readonly flows: ReadonlySet<string>
  /** Answers that figures count, by element and name, in the order given. */
  readonly decided: readonly { readonly element: string; readonly name: string; readonly value: string }[]
  readonly deviations: readonly Deviation[]
}

/** Answers with few possible values; no other variable reaches a figure. */
const COUNTED = new Set([
  'nature',
  'gate',
  'ethics',
  'informed_by',
  'outcome_class',
  'age_band',
  'decision',
  'mode',
  'trust',
  'endorsed',
  'asked_unshareable',
  'core_approval',
])

export type Parts = {
  readonly runs: ReadonlyMap<number, Run>
  readonly flows: ReadonlySet<string>
  readonly decided: Trace['decided']
  readonly deviations: Trace['deviations']
}

/** Folds the entries of one case. */
export class Draft {
  private readonly runs: Map<number, Run>
  private readonly flows: Set<string>
  private readonly decided: Trace['decided'][number][]
  private readonly deviations: Deviation[]

  constructor(from?: Parts) {
    this.runs = new Map([...(from?.runs ?? [])].map(([key, run]) => [key, { ...run }]))
    this.flows = new Set(from?.flows)
    this.decided = [...(from?.decided ?? [])]
    this.deviations = [...(from?.deviations ?? [])]
  }

  add(at: number, command: Command, events: readonly Event[]): void {
    this.noteDeviation(command, events)
    for (const event of events) this.take(at, event)
    if (command.type !== 'complete') return
    const element = this.runs.get(command.key)?.element
    if (element === undefined) return
    for (const [name, value] of Object.entries(command.variables ?? {}))
      if (COUNTED.has(name) && typeof value === 'string') this.decided.push({ element, name, value })
  }

  parts(): Parts {
    const { runs, flows, decided, deviations } = this
    return { runs, flows, decided, deviations }
  }

  trace(head: {
    readonly status: string
    readonly startedAt: number
    readonly endedAt: number | null
  }): Trace {
    const { startedAt, endedAt, status } = head
    const { runs, flows, decided, deviations } = this.parts()
    return {
      startedAt,
      endedAt,
      completed: status === 'completed',
      runs: [...runs.values()],
      flows,
      decided,
      deviations,
    }
  }

  private noteDeviation(command: Command, events: readonly Event[]): void {
    const note = (kind: Deviation['kind'], element: string | null) => this.deviations.push({ kind, element })
    if (command.type === 'migrate') note('migrated', null)
    if (command.type === 'cancel') note('cancelled', null)
    if (
      command.type === 'complete' &&
      command.reason &&
      !events.some(event => event.type === 'task.completed')
    )
      note('confirmed', this.runs.get(command.key)?.element ?? null)
    if (command.type !== 'modify') return
    for (const event of events) {
      if (event.type === 'element.terminated') note('skipped', event.element)
      if (event.type === 'element.activated' && event.from === null && !isNews(event))
        note('moved', event.element)
    }
  }

  private take(at: number, event: Event): void {
    switch (event.type) {
      case 'element.activated': {
        if (isNews(event)) break
        const { element, scope } = event
        const rest = {
          ended: null,
          completed: false,
          taken: null,
          due: null,
          isTask: false,
          organisation: null,
        }
        this.runs.set(event.key, { element, scope, began: at, ...rest })
        break
      }
      case 'element.completed':
        this.change(event.key, { ended: at, completed: true })
        break
      case 'element.terminated':
        this.change(event.key, { ended: at })
        break
      case 'flow.taken':
        this.flows.add(event.flow)
        break
      case 'task.created': {
        const due = Date.parse(event.dueDate ?? '')
        const taken = event.assignee === null ? null : at
        const organisation = organisationOf(event.candidateGroups)
        this.change(event.key, { isTask: true, taken, due: Number.isNaN(due) ? null : due, organisation })
        break
      }
      case 'task.assigned':
        if (event.assignee !== null && this.runs.get(event.key)?.taken === null)
          this.change(event.key, { taken: at })
        break
    }
  }

  private change(key: number, changes: Partial<Run>): void {
    const run = this.runs.get(key)
    if (run) Object.assign(run, changes)
  }
}

/** The organisation of a group such as `partner-contact:school`. */
const organisationOf = (groups: readonly string[]): string | null =>
  groups.map(group => group.split(':')[1]).find(name => name !== undefined && name !== '') ?? null

/** Who hears that a step was cancelled stands under its element, and does not do it once more. */
const isNews = (event: Extract<Event, { elementType: string }>): boolean =>
  event.elementType === 'cancelListener'
