// What must hold, compared with what came. Each difference is one sentence.

import type { Problem } from '../graph/problems.ts'
import type { Event } from '../run/event.ts'
import { type Instance, isBody } from './instance.ts'
import { isSame } from './same.ts'
import type { Expectation } from './scenario.ts'
import type { World } from './world.ts'

/** All that does not hold of a run. */
export function compareRun(expected: Expectation, world: World): string[] {
  return [
    ...compareFirst(expected, world.instances[0]),
    ...compareWaiting(expected, world),
    ...compareNever(expected, world),
    ...compareIncidents(expected, world),
    ...compareEnds(expected, world),
  ]
}

/** What is expected of the first instance; none may have begun yet. */
function compareFirst(expected: Expectation, first: Instance | undefined): string[] {
  if (first)
    return [
      ...compareStatus(expected, first),
      ...comparePath(expected, first),
      ...compareCounts(expected, first),
      ...compareVariables(expected, first),
    ]
  const { status, path, completed, variables } = expected
  return (status ?? path ?? completed ?? variables) ? ['No instance has begun.'] : []
}

/** All that does not hold of files that are to be refused. */
export function compareRefusal(
  expected: NonNullable<Expectation['refused']>,
  problems: readonly Problem[],
): string[] {
  const errors = problems.filter(problem => problem.severity === 'error')
  if (errors.length === 0) return ['The files are to be refused, and are not.']
  return expected
    .filter(wanted => !errors.some(problem => fits(wanted, problem)))
    .map(wanted => `Expected the problem ${named(wanted)}, came ${words(errors.map(named))}.`)
}

/** The state of an instance as scenarios name it. */
export function statusOf({ state }: Instance): string {
  return state.status === 'active' && Object.keys(state.incidents).length > 0 ? 'incident' : state.status
}

/** The elements that completed, in order; each inner run of a loop counts, the body round them does not. */
export function completions(instance: Instance): string[] {
  return instance.log.flatMap(({ event }) =>
    event.type === 'element.completed' && !isBody(event.elementType) ? [event.element] : [],
  )
}

function compareStatus({ status }: Expectation, first: Instance): string[] {
  const came = statusOf(first)
  return status === undefined || status === came ? [] : [`Expected the status ${status}, came ${came}.`]
}

function compareWaiting({ waiting }: Expectation, world: World): string[] {
  if (waiting === undefined) return []
  const came = world.waiting().map(({ element }) => element)
  if (isSame([...came].sort(), [...waiting].sort())) return []
  return [`Expected ${words(waiting)} to wait, came ${words(came)}.`]
}

function comparePath({ path }: Expectation, first: Instance): string[] {
  if (path === undefined) return []
  const came = completions(first)
  let at = 0
  for (const element of path) {
    const found = came.indexOf(element, at)
    if (found < 0)
      return [
        `Expected the path ${path.join(', ')}; ${element} did not complete in its place. Came ${words(came)}.`,
      ]
    at = found + 1
  }
  return []
}

function compareCounts({ completed }: Expectation, first: Instance): string[] {
  const came = completions(first)
  return Object.entries(completed ?? {}).flatMap(([element, times]) => {
    const real = came.filter(other => other === element).length
    return real === times ? [] : [`Expected ${element} to complete ${times} times, came ${real}.`]
  })
}

function compareNever({ never }: Expectation, world: World): string[] {
  const entered = new Set(entries(world, () => true))
  return (never ?? [])
    .filter(element => entered.has(element))
    .map(element => `Expected ${element} never to be entered, and it was.`)
}

function compareVariables({ variables }: Expectation, first: Instance): string[] {
  return Object.entries(variables ?? {}).flatMap(([name, value]) => {
    const came = Object.hasOwn(first.variables, name) ? first.variables[name] : undefined
    if (isSame(came, value)) return []
    return [
      `Expected ${name} to be ${JSON.stringify(value)}, came ${came === undefined ? 'nothing' : JSON.stringify(came)}.`,
    ]
  })
}

function compareIncidents({ incidents }: Expectation, world: World): string[] {
  if (incidents === undefined) return []
  const open = world.instances.flatMap(({ state }) => Object.values(state.incidents))
  const left = [...open]
  const missing = incidents.filter(wanted => {
    const at = left.findIndex(incident => fits(wanted, incident))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  if (missing.length === 0 && left.length === 0) return []
  return [`Expected the incidents ${words(incidents.map(named))}, came ${words(open.map(told))}.`]
}

function compareEnds({ ends }: Expectation, world: World): string[] {
  if (ends === undefined) return []
  const came = [...new Set(entries(world, event => event.elementType === 'endEvent'))]
  if (isSame([...came].sort(), [...new Set(ends)].sort())) return []
  return [`Expected the ends ${words(ends)}, came ${words(came)}.`]
}

type Activated = Extract<Event, { type: 'element.activated' }>

function entries(world: World, counts: (event: Activated) => boolean): string[] {
  return world.instances.flatMap(({ log }) =>
    log.flatMap(({ event }) => (event.type === 'element.activated' && counts(event) ? [event.element] : [])),
  )
}

type Named = { readonly code?: string; readonly element?: string | null }

function fits(wanted: Named, came: Named): boolean {
  return (
    (wanted.code === undefined || wanted.code === came.code) &&
    (wanted.element === undefined || wanted.element === came.element)
  )
}

function named({ code, element }: Named): string {
  return [code ?? 'any code', ...(element ? [`on ${element}`] : [])].join(' ')
}

function told(incident: Named & { readonly message: string }): string {
  return `${named(incident)} (${incident.message})`
}

/** A list in words. */
export function words(items: readonly string[]): string {
  return items.length === 0 ? 'nothing' : items.join(', ')
}
