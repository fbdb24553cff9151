// A click on the one chosen step leaves it chosen. The canvas itself would let go of it, and what is typed in the panel
// next would be said of the whole process.

import type { Service } from './bpmn-js.ts'

/** Before the canvas's own answer to a click, which has 1000. */
const FIRST = 1500

function keep(eventBus: Service, selection: Service): void {
  eventBus.on('element.click', FIRST, (event: Service) => {
    const [chosen, another] = selection.get()
    const adds = event.originalEvent?.shiftKey === true
    if (chosen === event.element && another === undefined && !adds) event.stopPropagation()
  })
}
keep.$inject = ['eventBus', 'selection']

/** The module; with Shift a click still takes a step out of what is chosen. */
export const keepsChosen = { __init__: [keep] }
