// Checks files as deploying them together would, and tells all that is wrong with each.

import type { Problem } from '../graph/problems.ts'
import { tongueOf, withoutEchoes } from '../lint/index.ts'
import { wordsOf } from '../words/languages.ts'
import { findings } from './deployment.ts'
import { compileTogether } from './files.ts'

/** A file and its problems, by the file's ending: of a drawing, of decisions, or of a form. */
export type Checked = { readonly file: string; readonly ok: boolean; readonly problems: readonly Problem[] }

/** Checks files that stand together: a drawing may call another one of them. Told in `en`, `nl` or `fr`. */
export async function checkFiles(paths: readonly string[], language = 'en'): Promise<Checked[]> {
  const [words, tongue] = await Promise.all([wordsOf(language), tongueOf(language)])
  const files = await compileTogether(paths, words)
  return files.map(file => {
    const problems = withoutEchoes([...file.problems, ...findings(file, files, tongue ? { tongue } : {})])
    return { file: file.path, ok: !problems.some(({ severity }) => severity === 'error'), problems }
  })
}

/** `file:element code sentence`, with `warning` where deployment does not mind. */
export function describeProblem(file: string, { code, element, message, severity }: Problem): string {
  return `${file}:${element ?? ''} ${code} ${severity === 'warning' ? 'warning: ' : ''}${message}`
}
