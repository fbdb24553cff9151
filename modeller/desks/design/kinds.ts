// The kinds of steps that the outline adds and changes between, each with what triggers it where it is an event.

import type { Element } from '../../canvas/modeler.ts'
import { wordFor } from '../../i18n/texts.ts'
import { businessOf } from './properties.ts'

/** `trigger` as `timer`; null for none. */
export type Kind = { readonly type: string; readonly trigger: string | null }

const plain = (...types: string[]): readonly Kind[] =>
  types.map(type => ({ type: `bpmn:${type}`, trigger: null }))
const events = (type: string, ...triggers: (string | null)[]): readonly Kind[] =>
  triggers.map(trigger => ({ type: `bpmn:${type}`, trigger }))

const tasks = plain(
  'UserTask',
  'SendTask',
  'ReceiveTask',
  'ServiceTask',
  'BusinessRuleTask',
  'ScriptTask',
  'CallActivity',
)
const gateways = plain('ExclusiveGateway', 'ParallelGateway', 'InclusiveGateway', 'EventBasedGateway')
const catches = events('IntermediateCatchEvent', 'timer', 'message', 'signal', 'conditional')
const throws = events('IntermediateThrowEvent', 'message', 'signal', 'escalation')
const ends = events('EndEvent', null, 'message', 'error', 'escalation', 'signal', 'terminate')
const starts = events('StartEvent', null, 'message', 'timer', 'signal', 'conditional')
const boundaries = events('BoundaryEvent', 'timer', 'message', 'error', 'escalation', 'signal', 'conditional')

/** What may stand after a step; on the border of an activity also what happens to it meanwhile. */
export const addable = (isActivity: boolean): readonly Kind[] => [
  ...tasks,
  ...gateways,
  ...catches,
  ...throws,
  ...ends,
  ...(isActivity ? boundaries : []),
]

/** What stands beside a step, tied to it. */
export const besideSteps: readonly Kind[] = plain(
  'DataObjectReference',
  'DataStoreReference',
  'TextAnnotation',
)

/** What a process may begin with, most often first. */
export const firstSteps: readonly Kind[] = [...starts, ...tasks]

/** What a step may be turned into; empty where it stays what it is. */
export const othersLike = (element: Element): readonly Kind[] => {
  const type = businessOf(element).$type
  const groups = [tasks, gateways, [...catches, ...throws], ends, starts, boundaries]
  return groups.find(group => group.some(kind => kind.type === type)) ?? []
}

export const kindOf = (element: Element): Kind => {
  const { $type, eventDefinitions } = businessOf(element)
  const trigger = eventDefinitions?.[0]?.$type.replace(/^bpmn:(\w)(\w*)EventDefinition$/, replaced)
  return { type: $type, trigger: trigger ?? null }
}

const replaced = (_: string, first: string, rest: string) => first.toLowerCase() + rest

/** `IntermediateCatchEvent timer`: a kind as the value of a choice, and back. */
export const kindValue = ({ type, trigger }: Kind): string => [type, trigger].filter(Boolean).join(' ')
export const kindFrom = (value: string): Kind => {
  const [type = '', trigger = null] = value.split(' ')
  return { type, trigger }
}

/** What the canvas asks for. */
export const shapeOf = ({ type, trigger }: Kind) => ({
  type,
  ...(trigger === null
    ? {}
    : { eventDefinitionType: `bpmn:${trigger[0]?.toUpperCase()}${trigger.slice(1)}EventDefinition` }),
})

export const kindWord = ({ type, trigger }: Kind): string => {
  const local = type.replace('bpmn:', '')
  const word = wordFor('bpmn', local.charAt(0).toLowerCase() + local.slice(1))
  return trigger === null ? word : `${word}, ${wordFor('triggers', trigger)}`
}
