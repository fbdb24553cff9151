// Conversations beside the processes: nothing runs by them, so what is wrong there is a warning (9.2, 9.5).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import type { Wrong } from './definitions.ts'
import { isActivity } from './events.ts'

/** A conversation has two or more participants, unless it says none. */
export function checkConversation({ id, participantRef = [] }: ModdleElement, wrong: Wrong): void {
  if (participantRef.length < 2)
    wrong('CONVERSATION_INCOMPLETE', tell`The conversation ${id} needs two or more participants.`, 'warning')
}

/** A conversation link joins a conversation and what can send or receive: a participant, an activity or an event. */
export function checkConversationLink({ id, sourceRef, targetRef }: ModdleElement, wrong: Wrong): void {
  if (sourceRef === undefined || targetRef === undefined) return
  const conversations = [sourceRef, targetRef].filter(end => /Conversation$/.test(end.$type))
  const others = [sourceRef, targetRef].filter(mayConverse)
  if (conversations.length !== 1 || others.length !== 1)
    wrong(
      'CONVERSATION_LINK_ENDS',
      tell`The conversation link ${id} must connect a conversation with a participant, an activity or an event.`,
      'warning',
    )
}

function mayConverse(end: ModdleElement): boolean {
  return end.$type === 'bpmn:Participant' || /Event$/.test(end.$type) || isActivity(end)
}

/** A choreography is not itself shown by another. */
export function checkChoreography(choreography: ModdleElement, wrong: Wrong): void {
  if ((choreography.choreographyRef ?? []).length > 0)
    wrong(
      'CHOREOGRAPHY_IN_CHOREOGRAPHY',
      tell`The choreography ${choreography.id} cannot show another choreography.`,
      'warning',
    )
}

const NOT_IN_GLOBAL = [
  'conversations',
  'participantAssociations',
  'messageFlowAssociations',
  'conversationAssociations',
  'artifacts',
  'choreographyRef',
]

/** A global conversation is small: participants, messages and correlation keys. */
export function checkGlobalConversation(conversation: ModdleElement, wrong: Wrong): void {
  for (const part of NOT_IN_GLOBAL) {
    const value: unknown = conversation[part]
    if (value !== undefined && !(Array.isArray(value) && value.length === 0))
      wrong(
        'GLOBAL_CONVERSATION_WITH_PARTS',
        tell`The global conversation ${conversation.id} cannot have "${part}".`,
        'warning',
      )
  }
}

/** A collaboration and the choreographies it shows are both closed, or both not. */
export function checkClosed({ id, isClosed, choreographyRef = [] }: ModdleElement, wrong: Wrong): void {
  for (const choreography of choreographyRef as ModdleElement[])
    if ((isClosed === true) !== (choreography.isClosed === true))
      wrong(
        'CLOSED_MISMATCH',
        tell`${id} and the choreography ${choreography.id} do not agree on isClosed.`,
        'warning',
      )
}
