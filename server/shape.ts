// What is wrong with the shape of a request, as a sentence: Ajv tells it in English alone.

import { type Sentence, tell, written } from '../engine/words/sentences.ts'

/** One finding of Ajv: the keyword of JSON Schema that does not hold, and its parameters. */
type Finding = {
  readonly keyword: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
}

const SENTENCES: Readonly<Record<string, (params: Finding['params']) => Sentence>> = {
  required: () => tell`This is missing.`,
  additionalProperties: () => tell`Nothing of this name is taken here.`,
  type: ({ type }) => tell`This must be of the type ${String(type)}.`,
  format: ({ format }) => tell`This must have the format ${String(format)}.`,
  pattern: ({ pattern }) => tell`This must match the pattern ${String(pattern)}.`,
  enum: ({ allowedValues }) => tell`This must be one of ${(allowedValues as unknown[]).join(', ')}.`,
  minLength: ({ limit }) => tell`At least ${String(limit)} characters.`,
  maxLength: ({ limit }) => tell`At most ${String(limit)} characters.`,
  minItems: ({ limit }) => tell`At least ${String(limit)} entries.`,
  maxItems: ({ limit }) => tell`At most ${String(limit)} entries.`,
  minimum: ({ limit }) => tell`At least ${String(limit)}.`,
  maximum: ({ limit }) => tell`At most ${String(limit)}.`,
}

/** What does not hold; in the words of Ajv for what no page can send. */
export function shapeInWords({ keyword, message, params }: Finding): Sentence {
  const own = Object.hasOwn(SENTENCES, keyword) ? SENTENCES[keyword] : undefined
  return own?.(params) ?? written(message ?? 'This does not fit.')
}
