// Places a building block into the drawing, all of it as one step of undo: between a step and the one that follows it,
// in the lane whose role its tasks have, with the steps behind it moved on. The form of its task comes and goes with it.

import { selfAndAllChildren } from 'diagram-js/lib/util/Elements.js'
import { translationOf, wordsOf } from '../../engine/graph/translations.ts'
import type { Resource } from '../api/drawings.ts'
import { extension } from '../drawing/read.ts'
import { type Box, middle } from './boxes.ts'
import type { Service } from './bpmn-js.ts'

/** Pixels between two steps, as the canvas itself leaves them. */
const GAP = 60

/** The room of a choice that brings ways together, with what is left on both sides. */
const MEETING = 100

/** A block that was read: what is placed, and where its flows lead. */
export type Fragment = {
  readonly nodes: readonly Service[]
  readonly flows: readonly Service[]
  readonly boxes: ReadonlyMap<string, Box>
}

type Context = {
  readonly fragment: Fragment
  /** The step it comes after; null where it stands by itself. */
  readonly after: Service | null
  readonly form: Resource | null
  /** Whether the form came with the block; a draft that has one of that name keeps its own. */
  brought?: boolean
  /** The first step of what was placed. */
  placed?: Service
}

/** Reads a block and lets it speak a language; what it said before stays beside it as a translation. */
export function fragmentOf(definitions: Service, language: string): Fragment {
  const process = definitions.rootElements.find((root: Service) => root.$type === 'bpmn:Process')
  const elements: readonly Service[] = process.flowElements
  for (const element of elements) speak(element, language)
  return {
    nodes: elements.filter(element => element.$type !== 'bpmn:SequenceFlow'),
    flows: elements.filter(element => element.$type === 'bpmn:SequenceFlow'),
    boxes: new Map(
      definitions.diagrams[0].plane.planeElement
        .filter(({ bounds }: Service) => bounds !== undefined)
        .map(({ bpmnElement, bounds }: Service) => [bpmnElement.id, bounds]),
    ),
  }
}

function speak(element: Service, language: string): void {
  const said: Service = translationOf(element, language)
  if (said?.text === undefined) return
  const words = wordsOf(element)
  const [explained] = element.documentation ?? []
  const drawn = { text: element[words], about: explained?.text }
  element[words] = said.text
  if (explained !== undefined && said.about !== undefined) explained.text = said.about
  Object.assign(said, { lang: 'en', ...drawn })
}

function BlockHandler(
  this: Service,
  modeling: Service,
  moddleCopy: Service,
  bpmnFactory: Service,
  bpmnjs: Service,
  spaceTool: Service,
  canvas: Service,
  eventBus: Service,
) {
  const copyOf = (bo: Service): Service => moddleCopy.copyElement(bo, bpmnFactory.create(bo.$type))

  this.preExecute = (context: Context) => {
    const { fragment, after } = context
    const [start] = fragment.nodes
    const entry = fragment.flows.find(flow => flow.sourceRef === start)?.targetRef
    const onward = after === null ? null : onlyWay(after)
    const elsewhere = after === null ? null : closing(after, onward?.target)
    const leads = new Map<string, Service>()
    if (onward !== null) leads.set('on', onward.target)
    if (elsewhere !== null) leads.set('stop', elsewhere)
    const stops = fragment.nodes.some(({ id }) => id === 'stop')
    const nodes = fragment.nodes.filter(node => node !== start && !leads.has(node.id))
    const parent = after?.parent ?? ground()
    const lane = laneFor(nodes, parent)
    const at = placeFor(fragment, entry, after, lane)
    if (onward !== null) makeRoom(after, at.x + widthOf(fragment, nodes), onward.target)
    const shapes = new Map(leads)
    for (const node of nodes)
      shapes.set(node.id, create(node, moved(fragment.boxes.get(node.id) as Box, at), parent, lane, after))
    context.placed = shapes.get(entry.id)
    if (onward !== null) modeling.reconnectEnd(onward, context.placed, middle(context.placed))
    else if (after !== null) modeling.connect(after, context.placed)
    if (stops && elsewhere !== null) shapes.set('stop', meeting(elsewhere))
    for (const flow of fragment.flows.filter(({ sourceRef }) => sourceRef !== start)) connect(flow, shapes)
  }
  this.execute = (context: Context) => {
    const { form } = context
    context.brought = form !== null && eventBus.fire('linkspan.block.form', { form, stands: true }) === true
    return []
  }
  this.revert = ({ form, brought }: Context) => {
    if (brought) eventBus.fire('linkspan.block.form', { form, stands: false })
    return []
  }

  /** The one flow out of a step; a choice gets another way instead. */
  function onlyWay(after: Service): Service | null {
    const ways = after.outgoing.filter(({ type }: Service) => type === 'bpmn:SequenceFlow')
    return ways.length === 1 && !after.type.endsWith('Gateway') ? ways[0] : null
  }

  /** Where a case is told of and erased whatever was decided; what comes next anyway is not that. */
  function closing(after: Service, next: Service | undefined): Service | null {
    const beside: readonly Service[] = after.parent.children.filter((shape: Service) => shape !== after)
    const ofKind = (kind: string) =>
      beside.find(shape => !shape.labelTarget && extension(shape.businessObject, 'gov:Node')?.kind === kind)
    const found = ofKind('feedback') ?? ofKind('erase') ?? null
    return found === next ? null : found
  }

  /** Where another way to a step arrives: at the choice that brings ways together before it, or at a new one. */
  function meeting(step: Service): Service {
    const [way, another] = step.incoming.filter(({ type }: Service) => type === 'bpmn:SequenceFlow')
    if (way === undefined || another !== undefined) return step
    const { source } = way
    if (source.type === 'bpmn:ExclusiveGateway' && source.outgoing.length === 1) return source
    moveOn(step.x - 1, MEETING)
    const at = { x: step.x - MEETING / 2 - GAP / 4, y: middle(step).y }
    const made = modeling.createShape({ type: 'bpmn:ExclusiveGateway' }, at, step.parent)
    modeling.reconnectEnd(way, made, at)
    modeling.connect(made, step)
    return made
  }

  function ground(): Service {
    const root = canvas.getRootElement()
    return (
      root.children.find(
        ({ type, businessObject }: Service) =>
          type === 'bpmn:Participant' && businessObject.processRef !== undefined,
      ) ?? root
    )
  }

  /** The lane of the role that the tasks of the block have, where the drawing has one. */
  function laneFor(nodes: readonly Service[], parent: Service): Service | null {
    const role = nodes.map(roleOf).find(each => each !== undefined)
    const lanes: readonly Service[] = selfAndAllChildren(parent, false).filter(
      ({ type }: Service) => type === 'bpmn:Lane',
    )
    return lanes.find(lane => extension(lane.businessObject, 'gov:Lane')?.role === role) ?? null
  }

  function placeFor(fragment: Fragment, entry: Service, after: Service | null, lane: Service | null) {
    const first = fragment.boxes.get(entry.id) as Box
    const { x, y, width, height } = canvas.viewbox()
    const left = after === null ? x + width / 3 : after.x + after.width + GAP
    const branches = after?.outgoing.length > 1 || after?.type.endsWith('Gateway') ? after.outgoing.length : 0
    const line = after === null ? y + height / 2 : middle(after).y + branches * 140
    const row = lane === null || branches > 0 ? line : middle(lane).y
    return { x: left - first.x, y: row - (first.y + first.height / 2) }
  }

  function makeRoom(after: Service, right: number, next: Service): void {
    const delta = right + GAP - next.x
    if (delta > 0) moveOn(after.x + after.width + 1, delta)
  }

  /** Moves all that stands to the right. */
  function moveOn(from: number, delta: number): void {
    const all = selfAndAllChildren(canvas.getRootElement(), false)
    const { movingShapes, resizingShapes } = spaceTool.calculateAdjustments(all, 'x', delta, from)
    spaceTool.makeSpace(movingShapes, resizingShapes, { x: delta, y: 0 }, 'e', from)
  }

  function create(node: Service, box: Box, parent: Service, lane: Service | null, after: Service | null) {
    const made = copyOf(node)
    if (lane === null) takeRole(made, after)
    for (const holder of [made, ...(made.eventDefinitions ?? [])]) shareMessage(holder, node)
    const shape = { type: made.$type, businessObject: made, width: box.width, height: box.height }
    return modeling.createShape(shape, middle(box), parent)
  }

  /** Without a lane for its role a task is done by those in whose lane it comes to stand. */
  function takeRole(made: Service, after: Service | null): void {
    const lane = after?.businessObject.lanes?.[0]
    const role = lane === undefined ? undefined : extension(lane, 'gov:Lane')?.role
    if (role === undefined || roleOf(made) === undefined) return
    extension(made, 'zeebe:AssignmentDefinition').candidateGroups = role
    const node = extension(made, 'gov:Node')
    if (node?.mandate !== undefined) node.mandate = role
  }

  /** One message a name in a file. */
  function shareMessage(holder: Service, node: Service): void {
    const message =
      node.messageRef ?? node.eventDefinitions?.find((each: Service) => each.messageRef)?.messageRef
    if (message === undefined || !('messageRef' in holder.$descriptor.propertiesByName)) return
    const { rootElements } = bpmnjs.getDefinitions()
    const known = rootElements.find(
      ({ $type, name }: Service) => $type === 'bpmn:Message' && name === message.name,
    )
    holder.messageRef = known ?? copyOf(message)
  }

  function connect(flow: Service, shapes: ReadonlyMap<string, Service>): void {
    const source = shapes.get(flow.sourceRef.id)
    const made = copyOf(flow)
    modeling.connect(source, shapes.get(flow.targetRef.id), { type: made.$type, businessObject: made })
    if (flow.sourceRef.default === flow) modeling.updateProperties(source, { default: made })
  }

  const widthOf = ({ boxes }: Fragment, nodes: readonly Service[]) =>
    Math.max(...nodes.map(({ id }) => (boxes.get(id) as Box).x + (boxes.get(id) as Box).width))
}
BlockHandler.$inject = ['modeling', 'moddleCopy', 'bpmnFactory', 'bpmnjs', 'spaceTool', 'canvas', 'eventBus']

const roleOf = (bo: Service): string | undefined =>
  extension(bo, 'zeebe:AssignmentDefinition')?.candidateGroups

const moved = ({ x, y, width, height }: Box, by: { x: number; y: number }): Box => ({
  x: x + by.x,
  y: y + by.y,
  width,
  height,
})

function register(commandStack: Service) {
  commandStack.registerHandler('linkspan.block', BlockHandler)
}
register.$inject = ['commandStack']

/** The module that teaches the canvas the command `linkspan.block`. */
export const blocks = { __init__: [register] }
