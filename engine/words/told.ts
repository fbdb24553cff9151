// What goes wrong is thrown with its sentence, so that whoever catches it can tell it in the language of the reader.

import { type Sentence, say, written } from './sentences.ts'

/** An error that can be told in any language; its message is English. */
export class Told extends Error {
  readonly sentence: Sentence

  constructor(sentence: Sentence) {
    super(say(sentence))
    this.name = 'Told'
    this.sentence = sentence
  }
}

/** What an error says; one that comes from a library says it in English only. */
export function sentenceOf(error: unknown): Sentence {
  return error instanceof Told ? error.sentence : written((error as Error).message)
}
