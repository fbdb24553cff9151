// What compiling an element may ask for: parsed expressions, extension elements, and a place to put problems.

import { compileExpression, type Env, type Expression } from '../feel/evaluate.ts'
import { type Sentence, say, tell, type Words } from '../words/sentences.ts'
import type { Template } from './graph.ts'
import type { ModdleElement } from './moddle.ts'
import type { Problem } from './problems.ts'

export type Reader = {
  readonly definitions: ModdleElement
  readonly problems: Problem[]
  /** The processes of the file that run, by id, for checks across them. */
  readonly executable: ReadonlySet<string>
  /** The language problems are told in; English where there is none. */
  readonly words?: Words | undefined
}

/** Notes that something is wrong. */
export function report(
  reader: Reader,
  code: string,
  element: ModdleElement | string | null,
  sentence: Sentence,
  severity: Problem['severity'] = 'error',
): void {
  const id = typeof element === 'string' || element === null ? element : idOf(element)
  reader.problems.push({ code, element: id, message: say(sentence, reader.words), severity })
}

/** The id of an element, or of the nearest one around it that has one. */
export function idOf(element: ModdleElement | undefined): string | null {
  for (let at = element; at !== undefined; at = at.$parent) if (typeof at.id === 'string') return at.id
  return null
}

/** A FEEL expression; the leading `=` is optional. Reports and answers null when it cannot be parsed. */
export function expression(reader: Reader, text: string, element: ModdleElement): Expression | null {
  const compiled = compileExpression(text.trim())
  if (!('problem' in compiled)) return compiled
  report(
    reader,
    'EXPRESSION_INVALID',
    element,
    tell`The expression "${text.trim()}" cannot be parsed: ${compiled.problem}`,
  )
  return null
}

/** Reads one variable by its exact name, whatever characters it has. */
export function variable(name: string): Expression {
  const get = (env: Env) => env.get(name) ?? null
  return { text: name, names: [name], evaluate: get, evaluateValue: get }
}

/** A text that is fixed, or FEEL when it begins with `=`. */
export function template(reader: Reader, text: string, element: ModdleElement): Template {
  if (!text.trimStart().startsWith('=')) return { text }
  return expression(reader, text, element) ?? { text: '' }
}

/** The text of a formal or informal expression element; null where it is absent or blank. */
export function bodyOf(source: ModdleElement | string | undefined | null): string | null {
  if (source === undefined || source === null) return null
  const body = typeof source === 'string' ? source : (source.body ?? source.get?.('body'))
  return typeof body === 'string' && body.trim() !== '' ? body.trim() : null
}

/** The expression in an expression element; reports `missing` where there must be one. */
export function expressionOf(
  reader: Reader,
  source: ModdleElement | undefined,
  element: ModdleElement,
  missing?: string,
): Expression | null {
  const body = bodyOf(source)
  if (body !== null) return foreign(reader, source!, element) ? null : expression(reader, body, element)
  if (missing !== undefined)
    report(reader, missing, element, tell`${idOf(element)} has no expression where it needs one.`)
  return null
}

function foreign(reader: Reader, source: ModdleElement, element: ModdleElement): boolean {
  const language: string | undefined = source.language
  if (language === undefined || /feel/i.test(language) || /XPath/i.test(language)) return false
  report(
    reader,
    'EXPRESSION_LANGUAGE_UNKNOWN',
    element,
    tell`The expression language "${language}" is not known; write FEEL.`,
  )
  return true
}

/** The extension elements of a type, such as `zeebe:TaskDefinition`. */
export function extensions(source: ModdleElement, type: string): readonly ModdleElement[] {
  const values: readonly ModdleElement[] = source.extensionElements?.values ?? []
  return values.filter(value => value.$type === type)
}

/** The first extension element of a type. */
export function extension(source: ModdleElement, type: string): ModdleElement | undefined {
  return extensions(source, type)[0]
}

/** What an event is defined by, in place or shared. */
export function definitionsOf(source: ModdleElement): readonly ModdleElement[] {
  return [...(source.eventDefinitions ?? []), ...(source.eventDefinitionRef ?? [])]
}
