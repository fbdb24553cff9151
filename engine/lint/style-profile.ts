// Our own style profile: gateways ask questions, tasks say what is done to what, and a picture stays small enough to
// be read. Fifty nodes is about what fits a page that people can discuss.

import type { Problem } from '../graph/problems.ts'
import type { Element } from './moddle.ts'
import { type Sentence, say, type Tongue, tell } from './sentences.ts'

const MOST_NODES = 50

/** Splitting exclusive and inclusive gateways whose label is not a question. */
export function questions(definitions: Element, tongue?: Tongue): readonly Problem[] {
  return flowNodes(definitions)
    .filter(isChoice)
    .filter(node => node.name && !node.name.trim().endsWith('?'))
    .map(node =>
      warning(
        'STYLE_GATEWAY_QUESTION',
        node,
        tell`"${node.name ?? ''}" is no question. Ask what is decided here.`,
        tongue,
      ),
    )
}

/** Tasks whose name is one bare word, or a noun where a verb would say who does what. */
export function taskNames(definitions: Element, tongue?: Tongue): readonly Problem[] {
  return flowNodes(definitions)
    .filter(node => node.$type.endsWith('Task') && node.name?.trim())
    .filter(node => !saysWhatIsDone(node.name!.trim()))
    .map(node =>
      warning(
        'STYLE_TASK_NAME',
        node,
        tell`"${node.name ?? ''}" does not say what is done. Name it by a verb and an object.`,
        tongue,
      ),
    )
}

/** Diagrams with more nodes than a reader can take in at once. Phases are looked at one by one. */
export function largeDiagrams(definitions: Element, tongue?: Tongue): readonly Problem[] {
  return (definitions.diagrams ?? []).flatMap(diagram => {
    const { bpmnElement, planeElement = [] } = (diagram as Diagram).plane ?? {}
    const nodes = planeElement.filter(({ bpmnElement: shown }) => shown && isFlowNode(shown))
    const phases = planeElement.filter(({ bpmnElement: shown }) => shown?.$type === 'bpmn:Group')
    const pages = [
      ...phases.map(phase => nodes.filter(node => isWithin(node, phase))),
      nodes.filter(node => !phases.some(phase => isWithin(node, phase))),
    ]
    const most = Math.max(...pages.map(({ length }) => length))
    if (most <= MOST_NODES) return []
    const sentence = tell`A page of the diagram shows ${String(most)} nodes; above ${String(MOST_NODES)} few people can follow. Draw groups around its phases, or put them into collapsed sub-processes.`
    return [warning('STYLE_DIAGRAM_SIZE', bpmnElement ?? diagram, sentence, tongue)]
  })
}

/** Whether the middle of a shape lies within another. */
function isWithin({ bounds: inner }: Shape, { bounds: outer }: Shape): boolean {
  if (!inner || !outer) return false
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2]
  return x > outer.x && x < outer.x + outer.width && y > outer.y && y < outer.y + outer.height
}

type Diagram = Element & {
  readonly plane?: {
    readonly bpmnElement?: Element
    readonly planeElement?: readonly Shape[]
  }
}

type Shape = {
  readonly bpmnElement?: Element
  readonly bounds?: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
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

function warning(code: string, element: Element, sentence: Sentence, tongue?: Tongue): Problem {
  return { code, element: element.id ?? null, message: say(sentence, tongue), severity: 'warning' }
}
