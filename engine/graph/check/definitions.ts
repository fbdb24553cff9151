// What must not be missing from the elements beside the flow: how many of a part the metamodel asks for (8.3, 8.4, 9.3,
// 10.4).

import type { ModdleElement } from '../moddle.ts'
import { bodyOf, type Reader, report } from '../reader.ts'

type Wrong = (code: string, message: string, severity?: 'error' | 'warning') => void

/** The checks by type; an element that is not listed has none here. */
const CHECKS: Readonly<Record<string, (element: ModdleElement, wrong: Wrong) => void>> = {
  'bpmn:Association': checkAssociation,
  'bpmn:CorrelationProperty': checkCorrelationProperty,
  'bpmn:CorrelationKey': checkCorrelationKey,
  'bpmn:DataInputAssociation': checkDataAssociation,
  'bpmn:DataOutputAssociation': checkDataAssociation,
  'bpmn:DataObjectReference': checkDataObjectReference,
  'bpmn:InputOutputSpecification': checkSets,
  'bpmn:Interface': checkInterface,
  'bpmn:Operation': checkOperation,
  'bpmn:ParticipantMultiplicity': checkMultiplicity,
}

/** The checks of one element beside the flow. */
export function checkDefinition(element: ModdleElement, reader: Reader): void {
  const check = CHECKS[element.$type]
  if (check === undefined) return
  // A part without an id, such as an ioSpecification, is told at what it belongs to.
  const place = element.id === undefined ? (element.$parent ?? null) : element
  // In a file that only draws, nothing is lost where something is missing.
  const drawing = reader.executable.size === 0
  check(element, (code, message, severity = 'error') =>
    report(reader, code, place, message, drawing ? 'warning' : severity),
  )
}

function checkAssociation({ id, sourceRef, targetRef }: ModdleElement, wrong: Wrong): void {
  if (sourceRef !== undefined && targetRef !== undefined) return
  wrong(
    'ASSOCIATION_WITHOUT_END',
    `The association ${id} has no ${sourceRef === undefined ? 'source' : 'target'}.`,
  )
}

function checkCorrelationProperty(
  { id, correlationPropertyRetrievalExpression: retrievals = [] }: ModdleElement,
  wrong: Wrong,
): void {
  if (retrievals.length === 0)
    wrong('CORRELATION_INCOMPLETE', `The correlation property ${id} does not say how a message tells it.`)
  for (const { messageRef, messagePath } of retrievals as ModdleElement[]) {
    if (messageRef === undefined)
      wrong('CORRELATION_INCOMPLETE', `A retrieval expression of ${id} names no message.`)
    if (bodyOf(messagePath) === null)
      wrong(
        'CORRELATION_INCOMPLETE',
        `A retrieval expression of ${id} does not say where in the message it looks.`,
      )
  }
}

function checkCorrelationKey({ id, correlationPropertyRef = [] }: ModdleElement, wrong: Wrong): void {
  if (correlationPropertyRef.length === 0)
    wrong(
      'CORRELATION_INCOMPLETE',
      `The correlation key ${id} has no property, so every message matches it.`,
      'warning',
    )
}

function checkDataAssociation(association: ModdleElement, wrong: Wrong): void {
  const { id, $parent, targetRef, sourceRef = [], transformation, assignment = [] } = association
  if (sourceRef.length > 1 && transformation === undefined && assignment.length === 0)
    wrong(
      'DATA_ASSOCIATION_WITHOUT_TRANSFORMATION',
      `The data association ${id ?? 'without id'} of ${$parent?.id} has ${sourceRef.length} sources and does not say what it makes of them.`,
    )
  if (targetRef === undefined)
    wrong(
      'DATA_ASSOCIATION_WITHOUT_TARGET',
      `The data association ${id ?? 'without id'} of ${$parent?.id} writes to nothing.`,
    )
}

function checkDataObjectReference({ id, dataObjectRef }: ModdleElement, wrong: Wrong): void {
  if (dataObjectRef === undefined)
    wrong(
      'DATA_OBJECT_MISSING',
      `The data object reference ${id} does not say which data object it shows.`,
      'warning',
    )
}

function checkSets({ $parent, inputSets = [], outputSets = [] }: ModdleElement, wrong: Wrong): void {
  if (inputSets.length === 0 || outputSets.length === 0)
    wrong(
      'IO_SPECIFICATION_INCOMPLETE',
      `The ioSpecification of ${$parent?.id} needs at least one ${inputSets.length === 0 ? 'inputSet' : 'outputSet'}, if an empty one.`,
    )
}

function checkInterface({ id, operations = [] }: ModdleElement, wrong: Wrong): void {
  if (operations.length === 0) wrong('INTERFACE_INCOMPLETE', `The interface ${id} has no operation.`)
}

function checkOperation({ id, inMessageRef }: ModdleElement, wrong: Wrong): void {
  if (inMessageRef === undefined)
    wrong('INTERFACE_INCOMPLETE', `The operation ${id} names no message that it takes.`)
}

function checkMultiplicity({ $parent, minimum = 0, maximum = 1 }: ModdleElement, wrong: Wrong): void {
  if (minimum < 0 || maximum < 1 || maximum < minimum)
    wrong(
      'CARDINALITY_INVALID',
      `The pool ${$parent?.id} is said to stand for ${minimum} to ${maximum} participants.`,
    )
}
