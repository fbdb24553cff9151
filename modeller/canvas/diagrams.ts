// The diagrams of a file. A file may hold several: of several processes, of the inside of a sub-process, or of the same
// process drawn twice.

import type { Service } from './bpmn-js.ts'

export type DiagramOfFile = { readonly id: string; readonly name: string }

/** All of them in the order of the file, each called what it or what it draws is called. */
export function diagramsOf(definitions: Service): DiagramOfFile[] {
  return (definitions?.diagrams ?? []).map((diagram: Service) => ({
    id: diagram.id,
    name: diagram.name ?? diagram.plane?.bpmnElement?.name ?? diagram.id,
  }))
}

/** The diagram that draws an element; undefined where none does. */
export const diagramWith = (definitions: Service, id: string): Service =>
  (definitions?.diagrams ?? []).find(({ plane }: Service) =>
    (plane?.planeElement ?? []).some(({ bpmnElement }: Service) => bpmnElement?.id === id),
  )
