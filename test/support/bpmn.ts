// A sketch in the line notation becomes a real BPMN file, so every test goes the way a drawing goes.
// The notation is told in README.md beside this file; the tables below are all its words.

import { writeExtensions, writeProcessListeners } from './bpmn-activity.ts'
import { writeScope } from './bpmn-scope.ts'
import { type Roots, root } from './bpmn-trigger.ts'
import { type Arrow, type Drawing, type Option, readDrawing, type Sketch } from './notation.ts'
import { all, element, escapeXml, has, value, wrap } from './xml.ts'

/** The BPMN XML of a drawing in the line notation. A drawing without pools is one process, `p` unless named. */
export function bpmn(text: string): string {
  return writeDefinitions(readDrawing(text))
}

/** Turns a drawing that was read into XML. */
export function writeDefinitions(drawing: Drawing): string {
  const file: File = { drawing, roots: new Map() }
  const pools = drawing.nodes.filter(node => node.type === 'pool')
  const processes = pools.length > 0 ? pools.map(pool => processOfPool(file, pool)) : [soleProcess(file)]
  const globals = drawing.nodes.filter(node => node.type in globalTasks).map(node => writeGlobal(node))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<bpmn:definitions ${namespaces} id="definitions" targetNamespace="urn:linkspan:test">`,
    ...writeCollaboration(file, pools),
    ...file.roots.values(),
    ...processes,
    ...globals,
    '</bpmn:definitions>',
  ].join('\n')
}

/** What is collected on the way: root elements such as messages and errors, by id. */
type File = { readonly drawing: Drawing; readonly roots: Roots }

const namespaces = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')
const globalTasks: Readonly<Record<string, string>> = {
  'global-task': 'globalTask',
  'global-user': 'globalUserTask',
  'global-manual': 'globalManualTask',
  'global-script': 'globalScriptTask',
  'global-rule': 'globalBusinessRuleTask',
}

function soleProcess(file: File): string {
  const named = file.drawing.nodes.find(node => node.type === 'process')
  return writeProcess(file, named?.id ?? 'p', named?.options ?? [], file.drawing)
}

function processOfPool(file: File, pool: Sketch): string {
  if (!pool.inside) throw new Error(`the pool ${pool.id} needs braces`)
  return writeProcess(file, pool.id, pool.options, pool.inside)
}

function writeProcess(file: File, id: string, options: readonly Option[], drawing: Drawing): string {
  const executable = has(options, 'drawn') ? 'false' : 'true'
  const extensions = has(options, 'version')
    ? [element('zeebe:versionTag', { value: value(options, 'version') })]
    : []
  extensions.push(...writeProcessListeners(options), ...all(options, 'xml'))
  const lanes = drawing.nodes.filter(node => node.type === 'lane').map(writeLane)
  return element('bpmn:process', { id, isExecutable: executable, name: value(options, 'name') }, [
    ...wrap('bpmn:extensionElements', extensions),
    ...wrap('bpmn:laneSet', lanes),
    ...writeScope(file.roots, drawing),
    ...writeCorrelationSubscription(file),
  ])
}

function writeLane(lane: Sketch): string {
  const nodes = (value(lane.options, 'of') ?? '').split(/[\s,]+/).filter(Boolean)
  return element(
    'bpmn:lane',
    { id: lane.id, name: value(lane.options, 'name') ?? lane.id },
    nodes.map(node => element('bpmn:flowNodeRef', {}, [node])),
  )
}

function writeCollaboration(file: File, pools: readonly Sketch[]): string[] {
  const properties = file.drawing.nodes.filter(node => node.type === 'property')
  if (pools.length === 0 && properties.length === 0) return []
  const sole = file.drawing.nodes.find(node => node.type === 'process')?.id ?? 'p'
  const processes = pools.length > 0 ? pools.map(pool => pool.id) : [sole]
  const content = [
    ...processes.map(id => element('bpmn:participant', { id: `pool_${id}`, name: id, processRef: id })),
    ...file.drawing.arrows.filter(arrow => arrow.kind === '~>').map(arrow => writeMessageFlow(file, arrow)),
    ...writeCorrelation(file, properties),
  ]
  return [element('bpmn:collaboration', { id: 'collaboration' }, content)]
}

function writeMessageFlow(file: File, arrow: Arrow): string {
  const messageRef = arrow.label === null ? null : root(file.roots, 'message', arrow.label, null)
  const id = `${arrow.from}_to_${arrow.to}`
  return element('bpmn:messageFlow', { id, sourceRef: arrow.from, targetRef: arrow.to, messageRef })
}

/** Every `property` of the file is part of one correlation key; its options say how each message tells it. */
function writeCorrelation(file: File, properties: readonly Sketch[]): string[] {
  if (properties.length === 0) return []
  for (const property of properties) {
    const told = property.options.filter(({ name }) => name !== 'held')
    const retrievals = told.map(({ name, value: path }) => {
      const messageRef = root(file.roots, 'message', name, null)
      return element('bpmn:correlationPropertyRetrievalExpression', { messageRef }, [
        element('bpmn:messagePath', {}, [escapeXml(path ?? property.id)]),
      ])
    })
    const xml = element('bpmn:correlationProperty', { id: property.id, name: property.id }, retrievals)
    file.roots.set(property.id, xml)
  }
  const references = properties.map(property =>
    element('bpmn:correlationPropertyRef', {}, [escapeXml(property.id)]),
  )
  return [element('bpmn:correlationKey', { id: 'correlation_key', name: 'conversation' }, references)]
}

/** Data of the process that messages must match: the properties that say under which name it holds them. */
function writeCorrelationSubscription({ drawing }: File): string[] {
  const bindings = drawing.nodes
    .filter(({ type, options }) => type === 'property' && has(options, 'held'))
    .map(({ id, options }) =>
      element('bpmn:correlationPropertyBinding', { correlationPropertyRef: id }, [
        element('bpmn:dataPath', {}, [escapeXml(value(options, 'held')!)]),
      ]),
    )
  if (bindings.length === 0) return []
  return [element('bpmn:correlationSubscription', { correlationKeyRef: 'correlation_key' }, bindings)]
}

function writeGlobal(node: Sketch): string {
  const { options } = node
  const script = value(options, 'js') ?? value(options, 'code')
  return element(
    `bpmn:${globalTasks[node.type]}`,
    {
      id: node.id,
      name: value(options, 'name') ?? node.id,
      scriptLanguage: has(options, 'js') ? 'javascript' : value(options, 'format'),
    },
    [
      ...wrap('bpmn:extensionElements', writeExtensions(node)),
      ...(script === null ? [] : [element('bpmn:script', {}, [escapeXml(script)])]),
    ],
  )
}
