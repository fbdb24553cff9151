// What helps while a FEEL expression is written: names that go on from what stands before the caret, how the function
// around it is called, and where the text cannot be read. Functions and grammar are the engine's own, so what is
// offered here runs, and what is told here would be told at deployment.

import { builtin, builtinNames } from '../../../../engine/feel/builtins.ts'
import { compileExpression } from '../../../../engine/feel/evaluate.ts'
import { faultAt } from '../../../../engine/feel/parse.ts'
import type { Sentence } from '../../../../engine/words/sentences.ts'
import type { Variable } from './scope.ts'

/** A name to go on with; `start` is where the text begins that it stands for. */
export type Suggestion = {
  readonly name: string
  readonly start: number
  readonly text: string
  /** Where the caret stands afterwards, counted from `start`. */
  readonly caret: number
  readonly kind: 'variable' | 'function'
  /** Where a variable comes from, or what a function takes. */
  readonly about: string
}

export type Signature = {
  readonly name: string
  readonly parameters: readonly string[]
  /** Which parameter the caret is at. */
  readonly at: number
}

/** Where a text cannot be read: counted from 1, `token` empty where it ends too early. */
export type Fault = {
  readonly offset: number
  readonly line: number
  readonly column: number
  readonly token: string
}

const MOST = 12

/** Names that begin with the words before the caret; all variables where nothing is begun and `asked` says so. */
export function suggest(
  text: string,
  caret: number,
  variables: readonly Variable[],
  asked = false,
): readonly Suggestion[] {
  const before = text.slice(0, caret)
  if (inText(before)) return []
  for (const begun of begunBy(before)) {
    const start = caret - begun.length
    // An entry of something is not a name of ours.
    if (/\.\s*$/.test(before.slice(0, start))) continue
    const found = goOn(begun, start, variables)
    if (found.length > 0) return found
  }
  return asked && !/[\p{L}\d_.]$/u.test(before)
    ? variables.slice(0, MOST).map(variable => ofVariable(variable, caret))
    : []
}

/** How the innermost known function that is open at the caret is called. */
export function signatureAt(text: string, caret: number): Signature | null {
  const open = openCalls(text.slice(0, caret)).at(-1)
  const found = open === undefined ? undefined : functionBefore(text.slice(0, open.at))
  if (open === undefined || found === undefined) return null
  const ways = found.signatures.map(parametersOf)
  const parameters =
    ways.find(way => way.length > open.arguments || way.at(-1)?.startsWith('...')) ?? ways.at(-1) ?? []
  return { name: found.name, parameters, at: Math.min(open.arguments, parameters.length - 1) }
}

/** Where an expression cannot be read; null for one that is fine, or empty. The leading `=` is counted. */
export function faultIn(text: string): Fault | null {
  const lead = /^\s*=?/.exec(text)?.[0].length ?? 0
  const body = text.slice(lead)
  const found = text.trim() === '' ? null : faultAt(body)
  if (found === null) return null
  const offset = lead + found
  const lines = text.slice(0, offset).split('\n')
  const token = /^(\w+|"[^"]*"?|\S)/u.exec(text.slice(offset))?.[0] ?? ''
  return { offset, line: lines.length, column: (lines.at(-1) as string).length + 1, token }
}

/** Why an expression that can be read means nothing all the same, such as `a == b`; null for one that is fine, or empty. */
export function problemIn(text: string): Sentence | null {
  if (text.replace('=', '').trim() === '') return null
  const compiled = compileExpression(text)
  return 'problem' in compiled ? compiled.problem : null
}

/** The last four, three, two and one words before the caret: names may hold blanks. */
function begunBy(before: string): string[] {
  const words = /(?:[\p{L}_][\p{L}\d_]*\s){0,3}[\p{L}_][\p{L}\d_]*$/u.exec(before)?.[0] ?? ''
  const parts = words.split(' ').filter(part => part !== '')
  return parts.map((_, at) => parts.slice(at).join(' ')).filter(part => before.endsWith(part))
}

function goOn(begun: string, start: number, variables: readonly Variable[]): Suggestion[] {
  const small = begun.toLowerCase()
  const fits = (name: string) => name.toLowerCase().startsWith(small) && name !== begun
  return [
    ...variables.filter(({ name }) => fits(name)).map(variable => ofVariable(variable, start)),
    ...builtinNames()
      .filter(fits)
      .map(name => ofFunction(name, start)),
  ].slice(0, MOST)
}

const ofVariable = ({ name, from }: Variable, start: number): Suggestion => ({
  name,
  start,
  text: name,
  caret: name.length,
  kind: 'variable',
  about: from,
})

function ofFunction(name: string, start: number): Suggestion {
  const [about = ''] = builtin(name)?.signatures ?? []
  return {
    name: `${name}()`,
    start,
    text: `${name}()`,
    caret: name.length + (about === '' ? 2 : 1),
    kind: 'function',
    about: parametersOf(about).join(', '),
  }
}

const parametersOf = (signature: string) => signature.split(', ').filter(part => part !== '')

/** Whether the text breaks off within a quoted text. */
const inText = (text: string) => text.replace(/\\./g, '').split('"').length % 2 === 0

type Opened = { readonly at: number; readonly bracket: string; arguments: number }

/** The brackets of calls that are still open at the end of a text, the innermost last. */
function openCalls(text: string): Opened[] {
  const open: Opened[] = []
  const plain = text.replace(/"(?:\\.|[^"\\])*"?/g, quoted => ' '.repeat(quoted.length))
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at] as string
    const inner = open.at(-1)
    if ('([{'.includes(sign)) open.push({ at, bracket: sign, arguments: 0 })
    else if (')]}'.includes(sign)) open.pop()
    else if (sign === ',' && inner !== undefined) inner.arguments += 1
  }
  return open.filter(({ bracket }) => bracket === '(')
}

function functionBefore(text: string) {
  return begunBy(text.trimEnd())
    .map(builtin)
    .find(one => one !== undefined)
}
