// All that is wrong with a file is told in one answer, so compiling goes on after a problem.

import type { Problem } from '../graph/problems.ts'

/** Collects the problems of one file. */
export type Reporter = {
  error(code: string, element: string | null, message: string): void
  warning(code: string, element: string | null, message: string): void
}

/** A reporter that adds to the given list. */
export function reporterOf(problems: Problem[]): Reporter {
  const add =
    (severity: Problem['severity']) =>
    (code: string, element: string | null, message: string): void => {
      problems.push({ code, element, message, severity })
    }
  return { error: add('error'), warning: add('warning') }
}
