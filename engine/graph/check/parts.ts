// The parts and attributes that the metamodel asks for and that have no check of their own (8.2–8.5, 9, 10.3, 10.4).
// Where nothing runs by the part, its absence is a warning.

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import type { Wrong } from './definitions.ts'

type Severity = 'error' | 'warning'

/** Type → what it must have. */
const REQUIRED: Readonly<Record<string, readonly [severity: Severity, ...parts: string[]]>> = {
  'bpmn:Definitions': ['warning', 'targetNamespace'],
  'bpmn:Import': ['warning', 'importType', 'namespace'],
  'bpmn:Relationship': ['warning', 'type'],
  'bpmn:Interface': ['warning', 'name'],
  'bpmn:Operation': ['warning', 'name'],
  'bpmn:Resource': ['warning', 'name'],
  'bpmn:ResourceAssignmentExpression': ['warning', 'expression'],
  'bpmn:ResourceParameter': ['warning', 'name'],
  'bpmn:ResourceParameterBinding': ['warning', 'parameterRef', 'expression'],
  'bpmn:CorrelationSubscription': ['error', 'correlationKeyRef'],
  'bpmn:CorrelationPropertyBinding': ['error', 'correlationPropertyRef', 'dataPath'],
  'bpmn:MessageFlowAssociation': ['warning', 'innerMessageFlowRef', 'outerMessageFlowRef'],
  'bpmn:ParticipantAssociation': ['warning', 'innerParticipantRef', 'outerParticipantRef'],
  'bpmn:ConversationLink': ['warning', 'sourceRef', 'targetRef'],
  'bpmn:ConversationAssociation': ['warning', 'innerConversationNodeRef', 'outerConversationNodeRef'],
  'bpmn:InputOutputBinding': ['warning', 'operationRef', 'inputDataRef', 'outputDataRef'],
  'bpmn:Assignment': ['error', 'from', 'to'],
}

/** What an element lacks of the parts it must have. */
export function checkParts(element: ModdleElement, wrong: Wrong): void {
  const [severity, ...parts] = REQUIRED[element.$type] ?? []
  for (const part of parts) {
    if (element[part] === undefined || element[part] === '')
      wrong('PART_MISSING', tell`${kindNamed(element)} has no "${part}", which it must have.`, severity)
  }
}

/** An element in a sentence: its id, or what it is and where. */
export function kindNamed(element: ModdleElement): string {
  const kind = element.$type.replace(/^\w+:/, '')
  return element.id ?? (element.$parent?.id === undefined ? kind : `${kind} (${element.$parent.id})`)
}
