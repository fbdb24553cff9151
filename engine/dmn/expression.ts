// Every text of a decision model is read once, here; a text in another language than FEEL is refused, for guessing
// would change what it means.

import { compileExpression, compileUnaryTests, type Expression, type UnaryTests } from '../feel/evaluate.ts'
import { type Sentence, tell } from '../words/sentences.ts'
import { namedTypes } from './instance.ts'
import type { Types } from './item-definition.ts'
import type { Names } from './names.ts'
import type { Reporter } from './problems.ts'
import type { Element } from './read.ts'

/** What compiling the logic of one decision or business knowledge model needs to know. */
export type Site = {
  readonly types: Types
  readonly report: Reporter
  /** The id and the name of the decision, told where an inner element has no id of its own. */
  readonly id: string
  readonly name: string
}

/** The expression of an element with a `text`; null where the text is empty or cannot be read. */
export function expressionOf(element: Element, names: Names, site: Site): Expression | null {
  const text = textOf(element, site)
  if (!text) return null
  const compiled = compileExpression(text, names, namedTypes(site.types))
  if (!('problem' in compiled)) return compiled
  unreadable(element, text, compiled.problem, site)
  return null
}

/** The unary tests of an element with a `text`; null where it is empty, "-" or cannot be read. */
export function unaryTestsOf(element: Element, names: Names, site: Site): UnaryTests | null {
  const text = textOf(element, site)
  if (!text || text === '-') return null
  const compiled = compileUnaryTests(text, names, namedTypes(site.types))
  if (!('problem' in compiled)) return compiled
  unreadable(element, text, compiled.problem, site)
  return null
}

function textOf(element: Element, site: Site): string {
  const language = element?.expressionLanguage
  if (language && !/feel/i.test(language)) {
    const sentence = tell`"${site.name}" has a text in ${language}; only FEEL is read.`
    site.report.error('EXPRESSION_LANGUAGE_NOT_SUPPORTED', element.id ?? site.id, sentence)
    return ''
  }
  return element?.text?.trim() ?? ''
}

function unreadable(element: Element, text: string, problem: Sentence, site: Site): void {
  const sentence = tell`"${site.name}" has a text that is not FEEL, "${text}": ${problem}`
  site.report.error('EXPRESSION_UNREADABLE', element.id ?? site.id, sentence)
}
