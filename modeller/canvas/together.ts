// Several changes as one step of undo.

import type { Service } from './bpmn-js.ts'

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

function AtOnceHandler(this: Service) {
  this.preExecute = ({ act }: { readonly act: () => void }) => act()
  this.execute = () => []
  this.revert = () => []
}

function register(commandStack: Service) {
  commandStack.registerHandler('linkspan.together', TogetherHandler)
  commandStack.registerHandler('linkspan.atOnce', AtOnceHandler)
}
register.$inject = ['commandStack']

/** The module that teaches the canvas the commands `linkspan.together` and `linkspan.atOnce`. */
export const together = { __init__: [register] }
