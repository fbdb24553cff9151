// What stands at an element beside the standard and beside what the panel shows, as XML to be read.

import type { Service } from '../../../canvas/bpmn-js.ts'
import { escapeXml } from '../template.ts'

/** What the panel shows elsewhere. */
const shown = new Set([
  'zeebe:UserTask',
  'zeebe:TaskDefinition',
  'zeebe:JobPriorityDefinition',
  'zeebe:TaskHeaders',
  'zeebe:IoMapping',
  'zeebe:CalledElement',
  'zeebe:CalledDecision',
  'zeebe:Script',
  'zeebe:AssignmentDefinition',
  'zeebe:TaskSchedule',
  'zeebe:PriorityDefinition',
  'zeebe:FormDefinition',
  'zeebe:ExecutionListeners',
  'zeebe:TaskListeners',
  'zeebe:Properties',
  'zeebe:VersionTag',
  'zeebe:LoopCharacteristics',
  'zeebe:ConditionalFilter',
  'zeebe:Subscription',
])

/** A text an extension element; attributes of other tools, such as those of Camunda 7, come first as one line. */
export function foreignXml(owner: Service): readonly string[] {
  const attributes = Object.entries(owner.$attrs ?? {}).filter(([name]) => !name.startsWith('xmlns'))
  const values: readonly Service[] = owner.extensionElements?.values ?? []
  return [
    ...(attributes.length === 0 ? [] : [attributes.map(attribute).join('\n')]),
    ...values
      .filter(({ $type }) => !shown.has($type) && !$type.startsWith('gov:'))
      .map(value => written(value, '')),
  ]
}

function written(value: Service, indent: string): string {
  const { name, attributes, children, body } = value.$descriptor?.isGeneric ? generic(value) : typed(value)
  const open = [name, ...attributes.map(attribute)].join(' ')
  if (children.length === 0 && body === '') return `${indent}<${open} />`
  const inner = children.map(child => written(child, `${indent}  `)).join('\n')
  return inner === ''
    ? `${indent}<${open}>${escapeXml(body)}</${name}>`
    : `${indent}<${open}>\n${inner}\n${indent}</${name}>`
}

type Parts = {
  readonly name: string
  readonly attributes: readonly [string, unknown][]
  readonly children: readonly Service[]
  readonly body: string
}

function generic({ $type, $children, $body, $descriptor, $parent, ...rest }: Service): Parts {
  const attributes = Object.entries(rest).filter(([, value]) => typeof value === 'string')
  return { name: $type, attributes, children: $children ?? [], body: $body ?? '' }
}

function typed(value: Service): Parts {
  const properties: readonly Service[] = value.$descriptor.properties
  const of = (property: Service) => value[property.ns.localName]
  const said = properties.filter(property => of(property) !== undefined)
  return {
    name: value.$type.replace(/:(.)/, (_: string, first: string) => `:${first.toLowerCase()}`),
    attributes: [
      ...said
        .filter(({ isAttr }) => isAttr)
        .map(property => [property.ns.localName, of(property)] as [string, unknown]),
      ...Object.entries(value.$attrs ?? {}),
    ],
    children: said.filter(({ isAttr, isBody }) => !isAttr && !isBody).flatMap(of),
    body: String(said.filter(({ isBody }) => isBody).map(of)[0] ?? ''),
  }
}

const attribute = ([name, value]: readonly [string, unknown]) => `${name}="${escapeXml(String(value))}"`
