// What is still to be said of an element before it can run and be understood.

import type { Service } from '../../canvas/bpmn-js.ts'
import type { Element } from '../../canvas/modeler.ts'
import { businessOf, conditionOf, eventOf, isA, read, timerOf } from './properties.ts'

export type Point =
  | 'who'
  | 'howLong'
  | 'form'
  | 'mandate'
  | 'message'
  | 'timer'
  | 'call'
  | 'condition'
  | 'ways'
/** `way`: the name of the way whose condition is missing. */
export type OpenPoint = { readonly point: Point; readonly way?: string }

/** In the order in which the panel asks for them. */
export function openPoints(element: Element): readonly OpenPoint[] {
  const owner = businessOf(element)
  const missing: readonly (readonly [Point, boolean])[] = [
    ...(isA(element, 'bpmn:UserTask') ? ofTask(owner) : []),
    ['call', isA(element, 'bpmn:CallActivity') && !read(owner, 'zeebe:CalledElement', 'processId')],
    ['message', sendsOrWaits(element) && !holderOf(element).messageRef?.name],
    ['timer', eventOf(element, 'Timer') !== undefined && timerOf(eventOf(element, 'Timer')).value === ''],
  ]
  return [
    ...missing.filter(([, open]) => open).map(([point]) => ({ point })),
    ...(isA(element, 'bpmn:ExclusiveGateway') ? ofChoice(element) : []),
  ]
}

const ofTask = (owner: Service): readonly (readonly [Point, boolean])[] => [
  ['who', !read(owner, 'zeebe:AssignmentDefinition', 'candidateGroups')],
  ['howLong', !read(owner, 'gov:Node', 'due')],
  ['form', !read(owner, 'zeebe:FormDefinition', 'formId')],
  ['mandate', read(owner, 'gov:Node', 'kind') === 'decide' && !read(owner, 'gov:Node', 'mandate')],
]

const holderOf = (element: Element): Service => eventOf(element, 'Message') ?? businessOf(element)

const sendsOrWaits = (element: Element): boolean =>
  isA(element, 'bpmn:SendTask') ||
  isA(element, 'bpmn:ReceiveTask') ||
  eventOf(element, 'Message') !== undefined

/** A choice has two ways at least, and each but the default one a condition. One that only joins ways has none. */
function ofChoice(element: Element): readonly OpenPoint[] {
  const ways: readonly Element[] = element.outgoing
  if (ways.length === 1 && element.incoming.length > 1) return []
  return [
    ...(ways.length < 2 ? [{ point: 'ways' as const }] : []),
    ...ways
      .filter(way => businessOf(way) !== businessOf(element).default && conditionOf(way) === '')
      .map(way => ({ point: 'condition' as const, way: businessOf(way).name ?? '' })),
  ]
}
