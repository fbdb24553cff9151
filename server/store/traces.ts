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

type Reader = (value: unknown) => string | null

const word: Reader = value => (typeof value === 'string' ? value : null)
const number: Reader = value =>
  value !== null && value !== '' && Number.isFinite(Number(value)) ? String(Number(value)) : null
const day: Reader = value => (typeof value === 'string' ? /^\d{4}-\d\d-\d\d/.exec(value)?.[0] : null) ?? null
const whether: Reader = value => (typeof value === 'string' && value.trim() !== '' ? 'told' : 'none')

/** How many sectors occur twice or more in a map of organisations, and how many entries it has. */
const sectors: Reader = value => {
  if (!Array.isArray(value)) return null
  const bySector = Map.groupBy(value, entry => (entry as { sector?: unknown } | null)?.sector)
  return `${[...bySector.values()].filter(entries => entries.length > 1).length}/${value.length}`
}

/** How many a list names, not what it names. */
const howMany: Reader = value => (Array.isArray(value) ? String(value.length) : null)

/** Answers with few possible values, numbers and days that say nothing of a person; no other variable reaches a figure. */
const COUNTED: Readonly<Record<string, Reader>> = {
  nature: word,
  gate: word,
  ethics: word,
  informed_by: word,
  outcome_class: word,
  age_band: word,
  decision: word,
  mode: word,
  trust: word,
  endorsed: word,
  asked_unshareable: word,
  core_approval: word,
}

/** The same for names that other forms may use otherwise: counted only at these elements. */
const COUNTED_AT: Readonly<Record<string, readonly [at: RegExp, reader: Reader]>> = {
  stakeholders: [/^D_t3$/, sectors],
  asks_this_quarter: [/^D_t11$/, number],
  direct_links: [/^D_t11$/, word],
  felt_safe: [/^E_v7$/, word],
  could_say_what_bothers_me: [/^E_v7$/, word],
  know_where_to_find_help: [/^E_v7$/, word],
  participants: [/^E_t20$/, number],
  costs: [/^E_t20$/, number],
  complaints: [/^E_t20$/, number],
  groups_touched: [/^G_t1$/, number],
  who_at_table: [/^G_t10$/, howMany],
  incident_kind: [/^G_(d1|t16)$/, word],
  restriction_asked: [/^G_/, word],
  group_kind: [/^H_t9$/, word],
  concerns: [/^H_t9$/, howMany],
  concerns_worked_in: [/^H_t11$/, number],
  review_date: [/^H_t18$/, day],
  unwanted_effect: [/^I_t3$/, whether],
  euro: [/^I_t5$/, number],
  package_files: [/^IR_t1$/, number],
  transfer: [/^IR_t3$/, word],
  files_unchanged: [/^IR_t5$/, number],
  usefulness: [/^J_m[1-6]$/, number],
  used: [/^J_a12$/, word],
  valid_until: [/^J_t2$/, day],
}

function countedAt(element: string, name: string, value: unknown): string | null {
  const special = COUNTED_AT[name]
  const reader = special === undefined ? COUNTED[name] : special[0].test(element) ? special[1] : undefined
  return reader?.(value) ?? null
}

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
    for (const [name, given] of Object.entries(command.variables ?? {})) {
      const value = countedAt(element, name, given)
      if (value !== null) this.decided.push({ element, name, value })
    }
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
