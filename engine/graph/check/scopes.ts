// What a process or sub-process as a whole must have (10.3.5, 10.4, 13.3.4).

import { behaviours } from '../../elements/index.ts'
import { tell } from '../../words/sentences.ts'
import { targetOf } from '../border.ts'
import type { ModdleElement } from '../moddle.ts'
import type { Checked } from './index.ts'

/** The checks of one scope and what stands directly inside it. */
export function checkScope({ element: scope, wrong }: Checked, elements: readonly ModdleElement[]): void {
  const starts = elements.filter(one => one.$type === 'bpmn:StartEvent')
  const ends = elements.filter(one => one.$type === 'bpmn:EndEvent')
  if (scope.triggeredByEvent === true && starts.length !== 1) {
    wrong(
      'EVENT_SUB_PROCESS_START',
      tell`The event sub-process ${scope.id} must have exactly one start event; it has ${starts.length}.`,
    )
  }
  if (scope.$type === 'bpmn:AdHocSubProcess') checkAdHoc(scope, elements, wrong)
  else if (starts.length === 0 && scope.triggeredByEvent !== true)
    checkBeginning(scope, elements, ends, wrong)
  if (starts.length > 0 && ends.length === 0 && scope.$type !== 'bpmn:AdHocSubProcess')
    wrong('START_WITHOUT_END', tell`${scope.id} has a start event but no end event.`, 'warning')
  if (scope.processType === 'Public' && scope.isExecutable === true)
    wrong(
      'PUBLIC_PROCESS_EXECUTABLE',
      tell`${scope.id} is said to be public, and a public process is not run. Make it private, or not executable.`,
      'warning',
    )
  for (const one of elements) {
    if (isUnknown(one))
      wrong(
        'ELEMENT_NOT_EXECUTABLE',
        tell`${one.id} is a ${one.$type.replace(/^bpmn:/, '')}, which cannot be run.`,
      )
  }
}

function checkAdHoc(scope: ModdleElement, elements: readonly ModdleElement[], wrong: Checked['wrong']): void {
  const forbidden = elements.find(one => one.$type === 'bpmn:StartEvent' || one.$type === 'bpmn:EndEvent')
  if (forbidden !== undefined)
    wrong(
      'AD_HOC_WITH_EVENT',
      tell`The ad-hoc sub-process ${scope.id} cannot have the start or end event ${forbidden.id}.`,
    )
  if (!elements.some(one => /(Task|SubProcess|CallActivity|Transaction)$/.test(one.$type))) {
    wrong('AD_HOC_EMPTY', tell`The ad-hoc sub-process ${scope.id} has no activity.`)
  }
}

function checkBeginning(
  scope: ModdleElement,
  elements: readonly ModdleElement[],
  ends: readonly ModdleElement[],
  wrong: Checked['wrong'],
): void {
  const nodes = elements.filter(
    one =>
      behaviours[local(one)] !== undefined &&
      one.triggeredByEvent !== true &&
      one.isForCompensation !== true &&
      one.$type !== 'bpmn:BoundaryEvent',
  )
  const reached = new Set(elements.filter(one => one.$type === 'bpmn:SequenceFlow').map(targetOf))
  if (nodes.length > 0 && nodes.every(node => reached.has(node))) {
    wrong(
      'NO_START_EVENT',
      tell`${scope.id} has no start event and every element waits for another: nothing can begin.`,
    )
  } else if (ends.length > 0)
    wrong('END_WITHOUT_START', tell`${scope.id} has an end event but no start event.`, 'warning')
}

function isUnknown(element: ModdleElement): boolean {
  return (
    element.$type !== 'bpmn:SequenceFlow' &&
    !/^bpmn:Data/.test(element.$type) &&
    behaviours[local(element)] === undefined
  )
}

function local(element: ModdleElement): string {
  const name = element.$type.replace(/^\w+:/, '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}
