// How a run is told: as JSON for programs, as lines for people. Element types are BPMN's own local names.

import type { Problem } from '../graph/problems.ts'
import type { Event } from '../run/event.ts'
import type { Variables } from '../run/state.ts'
import { isoTime } from './clock.ts'
import { statusOf } from './expectations.ts'
import { type Instance, isBody, type Logged } from './instance.ts'
import type { Outcome } from './play.ts'

export type EventReport = {
  readonly seq: number
  readonly at: string
  readonly type: string
  readonly element?: string
  readonly elementType?: string
  readonly key?: string
  readonly [detail: string]: unknown
}

export type InstanceReport = {
  readonly id: string
  readonly process: string
  readonly status: string
  readonly variables: Variables
  readonly events: readonly EventReport[]
}

/** One line of `--json` output. */
export type Report = {
  readonly file: string
  readonly name: string
  readonly ok: boolean
  readonly status: string | null
  readonly failures: readonly string[]
  readonly problems: readonly Problem[]
  readonly instances: readonly InstanceReport[]
}

export function report({ scenario, failures, problems, world }: Outcome): Report {
  const instances = (world?.instances ?? []).map(reportInstance)
  return {
    file: scenario.file,
    name: scenario.name,
    ok: failures.length === 0,
    status: instances[0]?.status ?? null,
    failures,
    problems,
    instances,
  }
}

function reportInstance(instance: Instance): InstanceReport {
  return {
    id: instance.id,
    process: instance.graph.processId,
    status: statusOf(instance),
    variables: instance.variables,
    events: instance.log.map(reportEvent),
  }
}

function reportEvent({ at, event }: Logged, index: number): EventReport {
  const seen = { seq: index + 1, at: isoTime(at), type: event.type }
  if (event.type === 'process.started') {
    const { type, key, element, ...rest } = event
    return { ...seen, key: String(key), ...rest }
  }
  return { ...seen, ...concerning(event) }
}

/** An event's own data; what names a run of an element does so in the same way everywhere. */
function concerning(event: Event): Omit<EventReport, 'seq' | 'at' | 'type'> {
  const { type, ...rest } = event as Event & { key?: number; elementType?: string }
  return {
    ...rest,
    ...(rest.elementType === undefined ? {} : { elementType: localName(rest.elementType) }),
    ...(rest.key === undefined ? {} : { key: String(rest.key) }),
  } as Omit<EventReport, 'seq' | 'at' | 'type'>
}

function localName(elementType: string): string {
  return elementType === 'eventSubProcess' ? 'subProcess' : elementType
}

/** One line for a scenario; for a failure also what was expected, what came, and the trace. */
export function describe({ scenario, failures, world }: Outcome): string {
  if (failures.length === 0) return `ok    ${scenario.name}`
  const traces = (world?.instances ?? []).map(
    instance => `  trace of ${instance.graph.processId} ${instance.id}: ${trace(instance).join(' ')}`,
  )
  return [
    `FAIL  ${scenario.name}`,
    `  ${scenario.file}`,
    ...failures.map(text => `  ${text}`),
    ...traces,
  ].join('\n')
}

/** The elements in the order they were entered, incidents by `!CODE`, and how the instance stands. */
export function trace(instance: Instance): string[] {
  const steps = instance.log.flatMap(({ event }) => {
    if (event.type === 'element.activated' && !isBody(event.elementType)) return [event.element]
    return event.type === 'incident.raised' ? [`!${event.code}`] : []
  })
  return [...steps, `(${statusOf(instance)})`]
}
