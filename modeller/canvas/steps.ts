// Adds one step after another, as one step of undo.

import type { Service } from './bpmn-js.ts'

/** What the canvas makes a shape of: its type, and what sets it apart from others of that type. */
export type NewShape = {
  readonly type: string
  readonly eventDefinitionType?: string
  readonly [attribute: string]: unknown
}

type Context = {
  readonly after: Service
  readonly shape: NewShape
  readonly name: string
  /** The way it is put into, to the one that follows; null where it is another way, or none. */
  readonly into: Service | null
  placed?: Service
}

/** Pixels that the ways to a step and from it take. */
const WAYS = 80

function StepHandler(
  this: Service,
  modeling: Service,
  elementFactory: Service,
  autoPlace: Service,
  spaceTool: Service,
  elementRegistry: Service,
) {
  this.preExecute = (context: Context) => {
    const { after, shape, name, into } = context
    const made = elementFactory.createShape(shape)
    if (shape.type === 'bpmn:BoundaryEvent') context.placed = onBorder(after, made)
    else if (into !== null) context.placed = insert(after, made, into)
    else context.placed = autoPlace.append(after, made)
    if (name !== '') modeling.updateLabel(context.placed, name)
  }
  this.execute = () => []
  this.revert = () => []

  /** Each further event on a border stands left of the last one. */
  function onBorder(host: Service, made: Service): Service {
    const at = { x: host.x + host.width - 20 - host.attachers.length * 45, y: host.y + host.height }
    return modeling.createShape(made, at, host, { attach: true })
  }

  function insert(after: Service, made: Service, way: Service): Service {
    const from = after.x + after.width + 1
    const room = made.width + WAYS
    const { movingShapes, resizingShapes } = spaceTool.calculateAdjustments(
      elementRegistry.filter(({ waypoints, parent }: Service) => waypoints === undefined && parent),
      'x',
      room,
      from,
    )
    spaceTool.makeSpace(movingShapes, resizingShapes, { x: room, y: 0 }, 'e', from)
    const at = { x: after.x + after.width + 60 + made.width / 2, y: after.y + after.height / 2 }
    const placed = modeling.createShape(made, at, after.parent)
    const next = way.target
    modeling.reconnectEnd(way, placed, at)
    modeling.connect(placed, next)
    return placed
  }
}
StepHandler.$inject = ['modeling', 'elementFactory', 'autoPlace', 'spaceTool', 'elementRegistry']

function register(commandStack: Service) {
  commandStack.registerHandler('linkspan.step', StepHandler)
}
register.$inject = ['commandStack']

/** The module that teaches the canvas the command `linkspan.step`. */
export const steps = { __init__: [register] }
