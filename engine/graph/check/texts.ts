// Texts say in which format they are, and expressions are not empty (8.3.2, 8.4.1, 8.4.6).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { bodyOf } from '../reader.ts'
import type { Wrong } from './definitions.ts'
import { kindNamed } from './parts.ts'

/** The format of a documentation or text annotation is a MIME type. */
export function checkTextFormat(text: ModdleElement, wrong: Wrong): void {
  const { textFormat } = text
  if (textFormat !== undefined && !/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/.test(textFormat))
    wrong(
      'TEXT_FORMAT_INVALID',
      tell`The text format "${textFormat}" of ${kindNamed(text)} is no MIME type, such as text/plain.`,
      'warning',
    )
}

/** A language is named by a URI (8.2.1, 8.4.6). */
export function checkLanguageName(language: string | undefined, wrong: Wrong): void {
  if (language !== undefined && !/^[a-z][a-z\d+.-]*:\S+$/i.test(language))
    wrong('LANGUAGE_NOT_URI', tell`The language "${language}" is no URI.`, 'warning')
}

/** Parts whose emptiness has a code of its own. */
const TOLD_ELSEWHERE =
  /^bpmn:(TimerEventDefinition|ConditionalEventDefinition|ComplexBehaviorDefinition|Correlation\w+)$/

/** An expression that stands there says something. */
export function checkExpression(expression: ModdleElement, wrong: Wrong): void {
  checkLanguageName(expression.language, wrong)
  const { $parent } = expression
  if (bodyOf(expression) !== null || TOLD_ELSEWHERE.test($parent?.$type ?? '')) return
  const part = Object.keys($parent ?? {}).find(name => $parent?.[name] === expression)
  wrong(
    'EXPRESSION_EMPTY',
    tell`The expression "${part ?? ''}" of ${$parent?.id ?? $parent?.$parent?.id} is empty.`,
  )
}
