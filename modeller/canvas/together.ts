// Several changes as one step of undo.

import type { Box } from './boxes.ts'
import type { Service } from './bpmn-js.ts'

/** Pixels between two pools. */
const GAP = 50

type Change = { readonly inner: Service; readonly props: Readonly<Record<string, unknown>> }
type Context = { readonly element: Service; readonly changes: readonly Change[] }

function TogetherHandler(this: Service, modeling: Service) {
  this.preExecute = ({ element, changes }: Context) => {
    for (const { inner, props } of changes) modeling.updateModdleProperties(element, inner, props)
  }
  this.execute = () => []
  this.revert = () => []
}
TogetherHandler.$inject = ['modeling']

function AtOnceHandler(this: Service, modeling: Service, elementRegistry: Service) {
  this.preExecute = ({ act }: { readonly act: () => void }) => {
    act()
    keepApart()
  }
  this.execute = () => []
  this.revert = () => []

  /** Moves each pool down that another, drawn above it, has grown into. */
  function keepApart(): void {
    const pools: readonly Service[] = elementRegistry
      .filter(({ type }: Service) => type === 'bpmn:Participant')
      .toSorted((a: Box, b: Box) => a.y - b.y)
    pools.forEach((pool, at) => {
      const inTheWay = pools.slice(0, at).filter(above => overlap(above, pool))
      const bottom = Math.max(...inTheWay.map(({ y, height }) => y + height))
      if (inTheWay.length > 0) modeling.moveElements([pool], { x: 0, y: bottom + GAP - pool.y }, pool.parent)
    })
  }
}
AtOnceHandler.$inject = ['modeling', 'elementRegistry']

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

function register(commandStack: Service) {
  commandStack.registerHandler('linkspan.together', TogetherHandler)
  commandStack.registerHandler('linkspan.atOnce', AtOnceHandler)
}
register.$inject = ['commandStack']

/** The module that teaches the canvas the commands `linkspan.together` and `linkspan.atOnce`. */
export const together = { __init__: [register] }
