// A problem is what is wrong with a file. Deployment refuses a file with a problem of severity error;
// all problems of a file come in one answer.

/** A finding in a file: a stable code, the element it is about, a sentence that says what to do. */
export type Problem = {
  readonly code: string
  readonly element: string | null
  readonly message: string
  readonly severity: 'error' | 'warning'
}
