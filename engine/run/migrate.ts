// An instance moves to another version of its process: each live element, each open ear, each token that waits and
// each record of what can be undone needs its place there, or it stays where it is. Then what the new version adds is
// listened to, and joins are asked whether they may go on there; on hold that waits until the instance is resumed.

import { tellCalled } from '../elements/call-activity.ts'
import { formOf } from '../elements/user-task.ts'
import type { Node } from '../graph/graph.ts'
import { type Sentence, tell } from '../words/sentences.ts'
import { emit, type Step } from './emit.ts'
import type { Event } from './event.ts'
import type { Handler } from './handlers.ts'
import { Trouble } from './incident.ts'
import { type Rejection, reject } from './rejection.ts'
import { hasNotBegun, isAboutToEnd } from './scope-life.ts'
import type { CompensationRecord, Run, Subscription } from './state.ts'
import { arriveAgain, isBeside, isBody } from './step.ts'
import { type Heard, listen, openHeard } from './subscribe.ts'

type Migrated = Extract<Event, { type: 'process.migrated' }>
type Mapping = Readonly<Record<string, string>>

/** The graph of the step is the new one already. */
export const migrate: Handler<'migrate'> = (step, { mapping, version }) => {
  const runs = Object.values(step.state.runs)
  const moved = runs.map(run => ({ run, element: placeOf(step, run, mapping) }))
  for (const { run, element } of moved) {
    const refused = cannotMove(step, run, element, mapping)
    if (refused !== null) return refused
  }
  const ears = Object.values(step.state.subscriptions).map(ear => ({
    ear,
    event: mapping[ear.element] ?? ear.element,
  }))
  const places = new Map(moved.map(({ run, element }) => [run.key, element]))
  const kept = ears.filter(({ ear, event }) => isHeard(step, ear, event, places.get(ear.owner)!))
  const lost = ears.filter(one => !kept.includes(one)).map(({ ear }) => ear)
  for (const { owner, element } of lost)
    if (step.state.runs[owner]!.element === element)
      return reject('NOT_MAPPED', tell`The event ${element} has no place in the new version.`, element)
  const elements: Migrated['elements'][number][] = []
  for (const { run, element } of moved) {
    const form = formThere(step, run, element)
    if (form !== undefined && typeof form === 'object' && form !== null) return form
    elements.push({ key: run.key, element, elementType: run.type, ...(form === undefined ? {} : { form }) })
  }
  const added = heardAnew(step, moved, kept, mapping)
  if ('code' in added) return added
  for (const { key, element } of lost) emit(step, { type: 'subscription.closed', key, element })
  emit(step, {
    type: 'process.migrated',
    process: step.graph.processId,
    version: version ?? null,
    elements,
    subscriptions: kept.map(({ ear, event }) => ({ key: ear.key, element: event })),
    ...renamed(step, mapping),
  })
  for (const { run, heard } of added) openHeard(step, run, heard)
  tellCalled(step)
  if (step.state.status === 'suspended') step.armed.clear()
  else arriveAgain(step)
  return undefined
}

/** An instance that was moved while it was on hold goes on: joins and conditions are asked in the new version. */
export function goOnThere(step: Step): void {
  for (const { kind, key } of Object.values(step.state.subscriptions))
    if (kind === 'conditional') step.armed.add(key)
  arriveAgain(step)
}

/** The form of an open task is that of the new version, for its fields are; when it is due and for whom it is was said before. */
function formThere(step: Step, run: Run, element: string): string | null | undefined | Rejection {
  const node = step.graph.nodes.get(element)
  if (run.wait?.kind !== 'task' || node === undefined) return undefined
  try {
    return formOf(step, node as Parameters<typeof formOf>[1], run)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return reject('NOT_MAPPED', tell`The form of ${element} cannot be named: ${error.sentence}`, run.element)
  }
}

function placeOf(step: Step, run: Run, mapping: Mapping): string {
  return run.key === step.state.root ? step.graph.root.id : (mapping[run.element] ?? run.element)
}

function cannotMove(step: Step, run: Run, element: string, mapping: Mapping): Rejection | null {
  const node = step.graph.nodes.get(element)
  if (node === undefined || !fits(step, run, node, mapping)) {
    return reject('NOT_MAPPED', unfit(run, element, node), run.element)
  }
  const waiting = Object.keys(run.parked ?? {}).find(flow => !waitsThere(step, flow, element))
  if (waiting !== undefined)
    return reject(
      'NOT_MAPPED',
      tell`A token waits on the flow ${waiting}, and in the new version nothing waits there for others.`,
      waiting,
    )
  for (const [gateway, flows] of Object.entries(run.resetting ?? {})) {
    const there = step.graph.nodes.get(gateway)
    if (
      there?.type !== 'complexGateway' ||
      flows.some(flow => step.graph.flows.get(flow)?.target !== there || !waitsThere(step, flow, element))
    )
      return reject(
        'NOT_MAPPED',
        tell`The gateway ${gateway} waits to be reset by flows that do not lead to it in the new version.`,
        gateway,
      )
  }
  const undoable = recordsOf(run).find(record => !step.graph.nodes.has(mapping[record] ?? record))
  if (undoable !== undefined)
    return reject(
      'NOT_MAPPED',
      tell`${undoable} can still be undone, and has no place in the new version.`,
      undoable,
    )
  return null
}

function unfit(run: Run, element: string, node: Node | undefined): Sentence {
  if (node === undefined) return tell`${run.element} has no fitting place in the new version.`
  if (isBody(run))
    return tell`${run.element} has no fitting place in the new version: ${element} does not repeat there as it does here.`
  return tell`${run.element} has no fitting place in the new version: ${element} is of another kind there.`
}

/** Whether a token on the flow waits for others in the new version, in the scope where it is. */
function waitsThere(step: Step, flow: string, scope: string): boolean {
  const target = step.graph.flows.get(flow)?.target
  return target?.parks === true && target.scope?.id === scope
}

/** Same kind of element in the same place: its scope must move along with it. */
function fits(step: Step, run: Run, node: Node, mapping: Mapping): boolean {
  if (run.key === step.state.root) return node.type === 'process'
  if (isBody(run) ? !repeatsAlike(run, node) : !isBeside(run) && node.type !== run.type) return false
  const scope = step.state.runs[run.scope]!
  const around = placeOf(step, scope, mapping)
  return (
    around === node.scope?.id ||
    around === node.id ||
    scope.compensation !== null ||
    run.type === 'cancelListener'
  )
}

/** A loop stays a loop, and instances that are still to begin one after the other are not begun at once. One that is closed begins none. */
function repeatsAlike({ type, loop }: Run, node: Node): boolean {
  if (type === 'loopBody') return node.loop?.kind === 'standard'
  if (node.loop?.kind !== 'multiInstance') return false
  return node.loop.sequential || loop === null || loop.closed || loop.started === loop.total
}

/** Whether the event stands in the new version where its owner hears it, and is still defined by the same kind. */
function isHeard(step: Step, ear: Subscription, event: string, owner: string): boolean {
  const node = step.graph.nodes.get(event)
  if (node === undefined || node.triggers[ear.trigger]?.kind !== ear.kind) return false
  return (
    event === owner ||
    node.host?.id === owner ||
    (node.scope?.type === 'eventSubProcess' && node.scope.scope?.id === owner) ||
    node.incoming.some(flow => flow.source.id === owner)
  )
}

/** The elements that can be undone by what a run keeps. */
function recordsOf({ completed, compensation }: Run): string[] {
  const inside = (record: CompensationRecord): string[] => [
    record.element,
    ...(record.inner ?? []).flatMap(inside),
  ]
  return [...(completed ?? []), ...(compensation?.todo ?? [])].flatMap(inside)
}

/** New names of elements that are told of beside the live ones; nothing where there are none. */
function renamed(step: Step, mapping: Mapping): Pick<Migrated, 'renamed'> {
  const told = Object.values(step.state.runs).flatMap(run => [
    ...recordsOf(run),
    ...(run.interruptedBy === null ? [] : [run.interruptedBy]),
    ...(run.closed ?? []),
    ...(run.type === 'adHocSubProcess' ? ((run.loop?.items ?? []) as string[]) : []),
  ])
  const changes = told.flatMap(element =>
    mapping[element] === undefined ? [] : [[element, mapping[element]]],
  )
  return changes.length === 0 ? {} : { renamed: Object.fromEntries(changes) }
}

/** What is listened for beside the ears that are kept: boundary events, event sub-processes, and what is waited for. */
function heardAnew(
  step: Step,
  moved: readonly { readonly run: Run; readonly element: string }[],
  kept: readonly { readonly ear: Subscription; readonly event: string }[],
  mapping: Mapping,
): Rejection | readonly { readonly run: Run; readonly heard: readonly Heard[] }[] {
  try {
    return moved.map(({ run, element }) => {
      const node = step.graph.nodes.get(element)!
      const own = kept.filter(({ ear }) => ear.owner === run.key)
      const isKept = (event: Node, trigger: number) =>
        own.some(one => one.event === event.id && one.ear.trigger === trigger)
      const known = new Set([
        ...own.map(({ event }) => event),
        ...(run.closed ?? []).map(event => mapping[event] ?? event),
      ])
      const events = [
        ...armedBy(step, run, node).filter(({ id }) => !known.has(id)),
        ...awaitedBy(run, node).filter(event => event.triggers.some((_, index) => !isKept(event, index))),
      ]
      return { run, heard: listen(step, run, events).filter(({ event, index }) => !isKept(event, index)) }
    })
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return reject('NOT_MAPPED', tell`What the new version listens for cannot be told: ${error.sentence}`)
  }
}

/** The events that a run waits for, of which the first ends the waiting: all their triggers are heard. */
function awaitedBy(run: Run, node: Node): readonly Node[] {
  if (run.wait?.kind !== 'event') return []
  return run.type === 'eventBasedGateway' ? node.outgoing.map(flow => flow.target) : [node]
}

/** The events that a live run listens for as long as it lives. */
function armedBy({ state }: Step, run: Run, node: Node): readonly Node[] {
  if (isBeside(run)) return []
  const boundaries = run.index === null ? node.boundaries : []
  const nothingBegins =
    isBody(run) || run.interruptedBy !== null || hasNotBegun(state, run) || isAboutToEnd(state, run)
  const starts = nothingBegins ? [] : node.eventSubProcesses.flatMap(sub => sub.entries)
  return [...boundaries, ...starts]
}
