// Which step may follow which: embedded sub-processes are expanded, links followed, boundary events follow their host.

import type { Message, Step } from './model.ts'
import type { Edges } from './paths.ts'

/** G: what may follow each step within its pool. */
export function flowGraph(steps: readonly Step[]): Edges<Step> {
  const edges = new Map<Step, Step[]>(steps.map(step => [step, []]))
  const inside = Map.groupBy(steps, step => step.scope)
  const after = (step: Step): readonly Step[] => step.outgoing.map(flow => flow.target)
  const exit = (scope: Step | null): readonly Step[] => {
    if (scope === null || scope.type === 'eventSubProcess') return []
    return scope.outgoing.length > 0 ? after(scope) : exit(scope.scope)
  }
  for (const step of steps) {
    const entries = step.type === 'eventSubProcess' ? [] : (inside.get(step) ?? []).filter(isEntry)
    const next = entries.length > 0 ? entries : after(step)
    edges.get(step)!.push(...next)
    if (step.host) edges.get(step.host)?.push(step)
    if (isThrowLink(step)) edges.get(step)!.push(...linked(step, inside.get(step.scope) ?? []))
    const leaves = step.outgoing.length === 0 && !isThrowLink(step) && step.type !== 'eventSubProcess'
    if (step.scope && leaves && !hasEntries(step, inside)) edges.get(step)!.push(...exit(step.scope))
  }
  return edges
}

/** Where a sub-process begins: its start event, or in one without start events what nothing leads to. */
function isEntry(step: Step, _index: number, siblings: readonly Step[]): boolean {
  if (step.type === 'startEvent') return true
  if (siblings.some(other => other.type === 'startEvent')) return false
  return step.incoming.length === 0 && step.host === null && step.type !== 'eventSubProcess'
}

function hasEntries(step: Step, inside: ReadonlyMap<Step | null, readonly Step[]>): boolean {
  return (inside.get(step) ?? []).some(isEntry)
}

function isThrowLink(step: Step): boolean {
  return step.type === 'intermediateThrowEvent' && step.trigger === 'link'
}

function linked(step: Step, siblings: readonly Step[]): readonly Step[] {
  const name = (of: Step) => of.element.eventDefinitions?.[0]?.name
  return siblings.filter(
    other =>
      other.type === 'intermediateCatchEvent' && other.trigger === 'link' && name(other) === name(step),
  )
}

/** G+: the messages between pools are ways as well. */
export function withMessages(G: Edges<Step>, messages: readonly Message[]): Edges<Step> {
  const edges = new Map([...G].map(([step, next]) => [step, [...next]]))
  for (const { source, target } of messages) if (source && target) edges.get(source)?.push(target)
  return edges
}

/** Whether a token can appear there from nowhere: a start of its pool or of an event sub-process. */
export function isRoot(step: Step): boolean {
  if (step.type === 'eventSubProcess') return false
  if (step.scope?.type === 'eventSubProcess') return step.type === 'startEvent'
  if (step.scope !== null || step.host !== null || step.incoming.length > 0) return false
  return !isCatchLink(step) && !undoes(step)
}

/** A compensation handler is reached by no flow and is neither a beginning nor an end. */
function undoes(step: Step): boolean {
  return step.element.isForCompensation === true || (step.host !== null && step.trigger === 'compensate')
}

function isCatchLink(step: Step): boolean {
  return step.type === 'intermediateCatchEvent' && step.trigger === 'link'
}

/** Whether nothing of its pool follows it. */
export function isEnd(step: Step, G: Edges<Step>): boolean {
  if (step.type === 'endEvent') return true
  return (
    step.type !== 'eventSubProcess' &&
    !undoes(step) &&
    (G.get(step) ?? []).filter(next => next.host !== step).length === 0
  )
}
