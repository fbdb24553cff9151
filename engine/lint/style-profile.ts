// Our own style profile: gateways ask questions, tasks say what is done to what, and a picture stays small enough to
// be read. Fifty nodes is about what fits a page that people can discuss.

import type { Problem } from '../graph/problems.ts'
import type { Element } from './moddle.ts'

const MOST_NODES = 50

/** Splitting exclusive and inclusive gateways whose label is not a question. */
export function questions(definitions: Element): readonly Problem[] {
  return flowNodes(definitions)
    .filter(isChoice)
    .filter(node => node.name && !node.name.trim().endsWith('?'))
    .map(node =>
      warning('STYLE_GATEWAY_QUESTION', node, `"${node.name}" is no question. Ask what is decided here.`),
    )
}

/** Tasks whose name is one bare word, or a noun where a verb would say who does what. */
export function taskNames(definitions: Element): readonly Problem[] {
  return flowNodes(definitions)
    .filter(node => node.$type.endsWith('Task') && node.name?.trim())
    .filter(node => !saysWhatIsDone(node.name!.trim()))
    .map(node =>
      warning(
        'STYLE_TASK_NAME',
        node,
        `"${node.name}" does not say what is done. Name it by a verb and an object.`,
      ),
    )
}

/** Diagrams with more nodes than a reader can take in at once. */
export function largeDiagrams(definitions: Element): readonly Problem[] {
  return (definitions.diagrams ?? []).flatMap(diagram => {
    const plane = (diagram as Diagram).plane
    const shown = (plane?.planeElement ?? []).filter(
      shape => shape.bpmnElement && shape.$type === 'bpmndi:BPMNShape' && isFlowNode(shape.bpmnElement),
    )
    if (shown.length <= MOST_NODES) return []
    const message = `The diagram shows ${shown.length} nodes; above ${MOST_NODES} few people can follow. Put phases into collapsed sub-processes.`
    return [warning('STYLE_DIAGRAM_SIZE', plane?.bpmnElement ?? diagram, message)]
  })
}

type Diagram = Element & {
  readonly plane?: {
    readonly bpmnElement?: Element
    readonly planeElement?: readonly { readonly $type: string; readonly bpmnElement?: Element }[]
  }
}

function saysWhatIsDone(name: string): boolean {
  const [first = '', second = ''] = name.toLowerCase().split(/\s+/)
  if (second === '') return false
  return !(/(tion|sion|ment|ance|ence|ing)$/.test(first) && ['of', 'van', 'de', 'du', 'des'].includes(second))
}

function isChoice(node: Element): boolean {
  const outgoing = (node as Element & { readonly outgoing?: readonly Element[] }).outgoing ?? []
  return /(Exclusive|Inclusive)Gateway$/.test(node.$type) && outgoing.length > 1
}

function flowNodes(definitions: Element): readonly Element[] {
  const inside = (scope: Element): readonly Element[] =>
    (scope.flowElements ?? []).filter(isFlowNode).flatMap(node => [node, ...inside(node)])
  return (definitions.rootElements ?? []).flatMap(inside)
}

function isFlowNode(element: Element): boolean {
  return /(Task|Event|Gateway|SubProcess|CallActivity|Transaction)$/.test(element.$type)
}

function warning(code: string, element: Element, message: string): Problem {
  return { code, element: element.id ?? null, message, severity: 'warning' }
}
