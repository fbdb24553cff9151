// Checks one file as deployment would, and tells all that is wrong with it.

import { readFile } from 'node:fs/promises'
import type { Problem } from '../graph/problems.ts'
import { compileFile } from './deployment.ts'
import { checkForm } from './form.ts'

/** The problems of a drawing, a decision or a form, by the file's ending. */
export async function checkFile(path: string): Promise<readonly Problem[]> {
  if (/\.(form|json)$/.test(path)) return checkForm(await readFile(path, 'utf8'))
  return (await compileFile(path)).problems
}

/** `file:element code sentence`, and `warning` where deployment does not mind. */
export function describeProblem(file: string, { code, element, message, severity }: Problem): string {
  return `${file}:${element ?? ''} ${code} ${severity === 'warning' ? 'warning: ' : ''}${message}`
}
