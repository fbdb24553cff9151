// All that is wrong with a file is told in one answer, so compiling goes on after a problem.

import type { Problem } from '../graph/problems.ts'
import { type Sentence, say, type Words } from '../words/sentences.ts'

/** Collects the problems of one file. */
export type Reporter = {
  error(code: string, element: string | null, sentence: Sentence): void
  warning(code: string, element: string | null, sentence: Sentence): void
}

/** A reporter that adds to the given list, told in `words`. */
export function reporterOf(problems: Problem[], words?: Words): Reporter {
  const add =
    (severity: Problem['severity']) =>
    (code: string, element: string | null, sentence: Sentence): void => {
      problems.push({ code, element, message: say(sentence, words), severity })
    }
  return { error: add('error'), warning: add('warning') }
}
