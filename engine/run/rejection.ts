// A rejection is an answer, not an accident: the command does not fit, and nothing has changed.

import { type Sentence, say, written } from '../words/sentences.ts'

/** Every code with which `decide` may refuse a command, and when. */
export const REJECTIONS = {
  INSTANCE_ENDED: 'The instance has ended.',
  INSTANCE_SUSPENDED: 'The instance is suspended.',
  INSTANCE_NOT_SUSPENDED: 'The instance is not suspended.',
  INSTANCE_EXISTS: 'The instance was started before.',
  INSTANCE_MISSING: 'The instance has not been started.',
  NO_NONE_START: 'The process cannot be started without a trigger.',
  NO_SUCH_ELEMENT: 'The process has no such element.',
  NO_SUCH_KEY: 'Nothing with this key is live.',
  NOT_WAITING: 'The element does not wait for this.',
  NO_SUCH_SUBSCRIPTION: 'The subscription is not open any more.',
  NO_SUCH_INCIDENT: 'The incident is not open.',
  NOT_MAPPED: 'The new version has no fitting place for a live element.',
  NOT_ALLOWED_HERE: 'The element cannot be begun here.',
} as const

export type RejectionCode = keyof typeof REJECTIONS

/** `element` is where it fails, where that is one element of the drawing. */
export type Rejection = {
  readonly code: RejectionCode
  readonly message: string
  readonly sentence: Sentence
  readonly element?: string
}

/** A rejection with a sentence of its own. */
export function reject(
  code: RejectionCode,
  sentence: Sentence = written(REJECTIONS[code]),
  element?: string,
): Rejection {
  return { code, message: say(sentence), sentence, ...(element === undefined ? {} : { element }) }
}
