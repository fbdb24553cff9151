// What the standard forbids and a file can show. Every check looks at one element of one scope; all violations of a
// file come in one answer. What only concerns running is an error in executable processes and a warning in drawings.

import type { Sentence } from '../../words/sentences.ts'
import { sourceOf, targetOf } from '../border.ts'
import type { ModdleElement } from '../moddle.ts'
import type { Problem } from '../problems.ts'
import { type Reader, report } from '../reader.ts'
import { elementsOf } from '../walk.ts'
import { checkActivity } from './activities.ts'
import { checkDefinition } from './definitions.ts'
import { checkEvent } from './events.ts'
import { checkFlow } from './flows.ts'
import { checkGateway } from './gateways.ts'
import { checkHandlers } from './handlers.ts'
import { checkLanes } from './lanes.ts'
import { checkMessageFlows } from './message-flows.ts'
import { checkListed } from './nodes.ts'
import { checkScope } from './scopes.ts'
import { checkValues } from './values.ts'

/** What a check sees: the element, what surrounds it, and where to say what is wrong. */
export type Checked = {
  readonly element: ModdleElement
  /** The process or sub-process it stands in. */
  readonly scope: ModdleElement
  /** The types of all that stands in it. */
  readonly types: ReadonlySet<string>
  readonly incoming: readonly ModdleElement[]
  readonly outgoing: readonly ModdleElement[]
  readonly wrong: (code: string, sentence: Sentence, severity?: Problem['severity']) => void
}

/** Adds every violation in the file to the reader's problems. */
export function check(definitions: ModdleElement, reader: Reader): void {
  for (const root of (definitions.rootElements ?? []) as ModdleElement[]) {
    if (root.$type === 'bpmn:Process') visit(root, root, reader)
    if (root.$type === 'bpmn:Collaboration') checkMessageFlows(root, reader)
  }
  for (const element of elementsOf(definitions)) {
    checkValues(element, reader)
    checkDefinition(element, reader)
  }
}

/** Wrong in a drawing too, whether it runs or not. */
const STRUCTURAL = new Set([
  'FLOW_CROSSES_SCOPE',
  'FLOW_CROSSES_POOL',
  'FLOW_WITHOUT_END',
  'BOUNDARY_ON_WRONG_HOST',
])

function visit(scope: ModdleElement, process: ModdleElement, reader: Reader): void {
  const elements: readonly ModdleElement[] = scope.flowElements ?? []
  const flows = elements.filter(one => one.$type === 'bpmn:SequenceFlow')
  // Looked up and not searched: a drawing of strangers may have twenty thousand of each.
  const [into, outOf] = [Map.groupBy(flows, targetOf), Map.groupBy(flows, sourceOf)]
  const types = new Set(elements.map(one => one.$type))
  const checked = (element: ModdleElement): Checked => ({
    element,
    scope,
    types,
    incoming: into.get(element) ?? [],
    outgoing: outOf.get(element) ?? [],
    wrong: (code, sentence, severity = 'error') => {
      const drawing = process.isExecutable !== true && !STRUCTURAL.has(code)
      report(reader, code, element, sentence, drawing ? 'warning' : severity)
    },
  })
  checkScope(checked(scope), elements)
  checkLanes(scope, checked)
  checkHandlers(elements, checked)
  for (const element of elements) {
    const one = checked(element)
    checkListed(one)
    if (element.$type === 'bpmn:SequenceFlow') checkFlow(one)
    else if (/Event$/.test(element.$type)) checkEvent(one)
    else if (/Gateway$/.test(element.$type)) checkGateway(one)
    else if (/(Task|Process|Transaction|CallActivity)$/.test(element.$type)) checkActivity(one)
    if (element.flowElements !== undefined) visit(element, process, reader)
  }
}
