// What must not be missing from, or wrong about, the elements beside the flow (8.2–8.5, 9, 10.3, 10.4).

import { type Sentence, tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { bodyOf, type Reader, report } from '../reader.ts'
import {
  checkChoreography,
  checkClosed,
  checkConversation,
  checkConversationLink,
  checkGlobalConversation,
} from './conversations.ts'
import {
  checkCollection,
  checkAssociation as checkDataAssociation,
  checkDataObject,
  checkDataObjectReference,
  checkSet,
  checkSpecification,
} from './data.ts'
import { checkParts } from './parts.ts'
import { checkRole } from './resources.ts'
import { checkBinding } from './services.ts'
import { checkExpression, checkLanguageName, checkTextFormat } from './texts.ts'

/** Says what is wrong with the element that is looked at. */
export type Wrong = (code: string, sentence: Sentence, severity?: 'error' | 'warning') => void

/** The checks by type; an element that is not listed has none here but for its parts. */
const CHECKS: Readonly<Record<string, (element: ModdleElement, wrong: Wrong) => void>> = {
  'bpmn:Association': checkAssociation,
  'bpmn:CallConversation': checkConversation,
  'bpmn:Choreography': checkChoreography,
  'bpmn:Collaboration': checkClosed,
  'bpmn:Conversation': checkConversation,
  'bpmn:ConversationLink': checkConversationLink,
  'bpmn:CorrelationKey': checkCorrelationKey,
  'bpmn:CorrelationProperty': checkCorrelationProperty,
  'bpmn:CorrelationSubscription': checkCorrelationSubscription,
  'bpmn:DataInput': checkCollection,
  'bpmn:DataInputAssociation': checkDataAssociation,
  'bpmn:DataObject': checkDataObject,
  'bpmn:DataObjectReference': checkDataObjectReference,
  'bpmn:DataOutput': checkCollection,
  'bpmn:DataOutputAssociation': checkDataAssociation,
  'bpmn:Definitions': checkLanguage,
  'bpmn:Documentation': checkTextFormat,
  'bpmn:Expression': checkExpression,
  'bpmn:FormalExpression': checkExpression,
  'bpmn:GlobalConversation': checkGlobalConversation,
  'bpmn:HumanPerformer': checkRole,
  'bpmn:InputOutputBinding': checkBinding,
  'bpmn:InputOutputSpecification': checkSpecification,
  'bpmn:InputSet': checkSet,
  'bpmn:Interface': checkInterface,
  'bpmn:Operation': checkOperation,
  'bpmn:OutputSet': checkSet,
  'bpmn:ParticipantMultiplicity': checkMultiplicity,
  'bpmn:Performer': checkRole,
  'bpmn:PotentialOwner': checkRole,
  'bpmn:ResourceRole': checkRole,
  'bpmn:SubConversation': checkConversation,
  'bpmn:TextAnnotation': checkTextFormat,
}

/** The checks of one element beside the flow. */
export function checkDefinition(element: ModdleElement, reader: Reader): void {
  // A part without an id, such as an ioSpecification, is told at what it belongs to.
  const place = element.id === undefined ? (element.$parent ?? null) : element
  // In a file that only draws, nothing is lost where something is missing.
  const drawing = reader.executable.size === 0
  const wrong: Wrong = (code, sentence, severity = 'error') =>
    report(reader, code, place, sentence, drawing ? 'warning' : severity)
  checkParts(element, wrong)
  checkBound(element, wrong)
  CHECKS[element.$type]?.(element, wrong)
}

function checkAssociation({ id, sourceRef, targetRef }: ModdleElement, wrong: Wrong): void {
  if (sourceRef !== undefined && targetRef !== undefined) return
  wrong(
    'ASSOCIATION_WITHOUT_END',
    tell`The association ${id} has no ${sourceRef === undefined ? tell`source` : tell`target`}.`,
    'warning',
  )
}

function checkCorrelationProperty(
  { id, correlationPropertyRetrievalExpression: retrievals = [] }: ModdleElement,
  wrong: Wrong,
): void {
  if (retrievals.length === 0)
    wrong('CORRELATION_INCOMPLETE', tell`The correlation property ${id} does not say how a message tells it.`)
  for (const { messageRef, messagePath } of retrievals as ModdleElement[]) {
    if (messageRef === undefined)
      wrong('CORRELATION_INCOMPLETE', tell`A retrieval expression of ${id} names no message.`)
    if (bodyOf(messagePath) === null)
      wrong(
        'CORRELATION_INCOMPLETE',
        tell`A retrieval expression of ${id} does not say where in the message it looks.`,
      )
  }
}

function checkCorrelationKey({ id, correlationPropertyRef = [] }: ModdleElement, wrong: Wrong): void {
  if (correlationPropertyRef.length === 0)
    wrong(
      'CORRELATION_INCOMPLETE',
      tell`The correlation key ${id} has no property, so every message matches it.`,
      'warning',
    )
}

/** A subscription binds properties of its own key. */
function checkCorrelationSubscription(subscription: ModdleElement, wrong: Wrong): void {
  const { correlationKeyRef: key, correlationPropertyBinding: bindings = [] } = subscription
  for (const { correlationPropertyRef: property } of bindings as ModdleElement[])
    if (key !== undefined && property !== undefined && !(key.correlationPropertyRef ?? []).includes(property))
      wrong(
        'CORRELATION_INCOMPLETE',
        tell`${subscription.$parent?.id} binds ${property.id}, which is no property of the key ${key.id}.`,
        'warning',
      )
}

function checkInterface({ id, operations = [] }: ModdleElement, wrong: Wrong): void {
  if (operations.length === 0)
    wrong('INTERFACE_INCOMPLETE', tell`The interface ${id} has no operation.`, 'warning')
}

function checkOperation({ id, inMessageRef }: ModdleElement, wrong: Wrong): void {
  if (inMessageRef === undefined)
    wrong('INTERFACE_INCOMPLETE', tell`The operation ${id} names no message that it takes.`, 'warning')
}

/** What is offered as a service says which of its inputs and outputs an operation takes and gives (10.1). */
function checkBound({ id, supportedInterfaceRef = [], ioBinding = [] }: ModdleElement, wrong: Wrong): void {
  if (supportedInterfaceRef.length > 0 && ioBinding.length === 0)
    wrong(
      'INTERFACE_NOT_BOUND',
      tell`${id} supports an interface but has no ioBinding for its operations.`,
      'warning',
    )
}

function checkMultiplicity({ $parent, minimum = 0, maximum = 1 }: ModdleElement, wrong: Wrong): void {
  if (minimum < 0 || maximum < 1 || maximum < minimum)
    wrong(
      'CARDINALITY_INVALID',
      tell`The pool ${$parent?.id} is said to stand for ${minimum} to ${maximum} participants.`,
      'warning',
    )
}

/** Expressions without a language of their own are read as FEEL, whatever the file says of all of them (8.2.1). */
function checkLanguage({ expressionLanguage: language, typeLanguage }: ModdleElement, wrong: Wrong): void {
  checkLanguageName(language, wrong)
  checkLanguageName(typeLanguage, wrong)
  if (language !== undefined && !/feel|xpath/i.test(language))
    wrong(
      'EXPRESSION_LANGUAGE_UNKNOWN',
      tell`The file says its expressions are in "${language}"; they are read as FEEL.`,
      'warning',
    )
}
