// The kinds of steps that the outline adds and changes between, each with what triggers it where it is an event.

import type { Element } from '../../canvas/modeler.ts'
import type { NewShape } from '../../canvas/steps.ts'
import { translate, wordFor } from '../../i18n/texts.ts'
import { businessOf } from './properties.ts'

/** `trigger` as `timer`; null for none. `how` sets it apart from others of its type. */
export type Kind = {
  readonly type: string
  readonly trigger: string | null
  readonly how: 'collapsed' | 'event' | 'goesOn' | null
}

const plain = (...types: string[]): readonly Kind[] =>
  types.map(type => ({ type: `bpmn:${type}`, trigger: null, how: null }))
const events = (type: string, ...triggers: (string | null)[]): readonly Kind[] =>
  triggers.map(trigger => ({ type: `bpmn:${type}`, trigger, how: null }))
const so = (how: Kind['how'], kinds: readonly Kind[]): readonly Kind[] =>
  kinds.map(kind => ({ ...kind, how }))

const tasks = plain(
  'UserTask',
  'SendTask',
  'ReceiveTask',
  'ServiceTask',
  'BusinessRuleTask',
  'ScriptTask',
  'ManualTask',
  'Task',
  'CallActivity',
)
const eventSubProcesses = so('event', plain('SubProcess'))
const subProcesses = [
  ...plain('SubProcess', 'AdHocSubProcess', 'Transaction'),
  ...so('collapsed', plain('SubProcess', 'AdHocSubProcess')),
]
const gateways = plain(
  'ExclusiveGateway',
  'ParallelGateway',
  'InclusiveGateway',
  'EventBasedGateway',
  'ComplexGateway',
)
const catches = events('IntermediateCatchEvent', 'timer', 'message', 'signal', 'conditional')
/** Where a way goes on that ended at a link elsewhere: no way leads to it. */
const linked = events('IntermediateCatchEvent', 'link')
const throws = events('IntermediateThrowEvent', null, 'message', 'signal', 'escalation', 'compensate', 'link')
const ends = events(
  'EndEvent',
  null,
  'message',
  'error',
  'escalation',
  'signal',
  'terminate',
  'compensate',
  'cancel',
)
const starts = events('StartEvent', null, 'message', 'timer', 'signal', 'conditional')
/** What an event sub-process may hear and go on beside. */
const heard = ['timer', 'message', 'escalation', 'signal', 'conditional'] as const
const eventStarts = [
  ...events('StartEvent', ...heard, 'error', 'compensate'),
  ...so('goesOn', events('StartEvent', ...heard)),
]
const boundaries = [
  ...events('BoundaryEvent', ...heard, 'error', 'compensate', 'cancel'),
  ...so('goesOn', events('BoundaryEvent', ...heard)),
  ...events('BoundaryEvent', null),
]

/** What may stand after a step; on the border of an activity also what happens to it meanwhile. */
export const addable = (isActivity: boolean): readonly Kind[] => [
  ...tasks,
  ...gateways,
  ...catches,
  ...throws,
  ...ends,
  ...subProcesses,
  ...(isActivity ? boundaries : []),
]

/** What stands beside a step, tied to it or around it. */
export const besideSteps: readonly Kind[] = plain(
  'DataObjectReference',
  'DataStoreReference',
  'TextAnnotation',
  'Group',
)

/** What a process or sub-process may begin with, most often first. */
export const firstSteps = (inEventSubProcess: boolean): readonly Kind[] =>
  inEventSubProcess ? eventStarts : [...starts, ...tasks, ...subProcesses, ...linked, ...eventSubProcesses]

/** What a step may be turned into; empty where it stays what it is. What has steps of its own keeps them. */
export const othersLike = (element: Element): readonly Kind[] => {
  const { $type, $parent } = businessOf(element)
  if (subProcesses.some(({ type }) => type === $type)) return [...subProcesses, ...eventSubProcesses]
  if ($type === 'bpmn:StartEvent' && $parent?.triggeredByEvent === true) return eventStarts
  const groups = [
    [...tasks, ...subProcesses],
    gateways,
    [...catches, ...linked, ...throws],
    ends,
    starts,
    boundaries,
    plain('DataObjectReference', 'DataStoreReference'),
  ]
  return groups.find(group => group.some(({ type }) => type === $type)) ?? []
}

export const kindOf = (element: Element): Kind => {
  const business = businessOf(element)
  const { $type: type, eventDefinitions } = business
  const trigger = eventDefinitions?.[0]?.$type.replace(/^bpmn:(\w)(\w*)EventDefinition$/, replaced)
  return { type, trigger: trigger ?? null, how: howOf(element) }
}

function howOf(element: Element): Kind['how'] {
  const { $type, triggeredByEvent, cancelActivity, isInterrupting } = businessOf(element)
  if (triggeredByEvent === true) return 'event'
  if (subProcesses.some(({ type }) => type === $type)) return element.collapsed ? 'collapsed' : null
  return cancelActivity === false || isInterrupting === false ? 'goesOn' : null
}

const replaced = (_: string, first: string, rest: string) => first.toLowerCase() + rest

/** `bpmn:BoundaryEvent timer goesOn`: a kind as the value of a choice, and back. */
export const kindValue = ({ type, trigger, how }: Kind): string => `${type} ${trigger ?? ''} ${how ?? ''}`
export const kindFrom = (value: string): Kind => {
  const [type = '', trigger, how] = value.split(' ')
  return { type, trigger: trigger || null, how: (how || null) as Kind['how'] }
}

/** What the canvas asks for. */
export const shapeOf = ({ type, trigger, how }: Kind): NewShape => ({
  type,
  ...(trigger !== null && {
    eventDefinitionType: `bpmn:${trigger[0]?.toUpperCase()}${trigger.slice(1)}EventDefinition`,
  }),
  ...(trigger === 'link' && { eventDefinitionAttrs: { name: '' } }),
  ...(subProcesses.some(kind => kind.type === type) && { isExpanded: how !== 'collapsed' }),
  ...(how === 'event' && { triggeredByEvent: true }),
  ...(type === 'bpmn:BoundaryEvent' && { cancelActivity: how !== 'goesOn' }),
  ...(type === 'bpmn:StartEvent' && how === 'goesOn' && { isInterrupting: false }),
})

export const kindWord = ({ type, trigger, how }: Kind): string => {
  const local = how === 'event' ? 'EventSubProcess' : type.replace('bpmn:', '')
  return [
    wordFor('bpmn', local.charAt(0).toLowerCase() + local.slice(1)),
    trigger === null ? null : wordFor('triggers', trigger),
    how === null || how === 'event' ? null : translate(`outline.hows.${how}`),
  ]
    .filter(word => word !== null)
    .join(', ')
}
