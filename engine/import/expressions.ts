// The expressions in the body of the standard's own elements: conditions, loops, timers, names of messages and signals.

import type { ModdleElement } from '../graph/moddle.ts'
import { tell } from '../words/sentences.ts'
import { isJuel } from './juel.ts'
import { juelToFeel } from './juel-to-feel.ts'
import { converted, type Import, mark, refused } from './report.ts'
import { notesOf, textOf } from './tree.ts'

const JUEL_LANGUAGES = /juel|java\.com\/javaTypes|uel$/i

/** Converts the text of a `bpmn:Expression`, wherever it stands. */
export function convertExpression(im: Import, expression: ModdleElement): void {
  const { body, language } = expression as { body?: string; language?: string }
  if (language !== undefined && !JUEL_LANGUAGES.test(language)) {
    if (!/feel/i.test(language))
      refused(
        im,
        expression,
        `language="${language}"`,
        tell`Conditions and values are FEEL here; write it anew.`,
      )
    return
  }
  if (expression.resource !== undefined) {
    mark(im, expression, 'resource')
    refused(
      im,
      expression,
      `camunda:resource="${expression.resource}"`,
      tell`A script beside the diagram is not read.`,
    )
  }
  if (body === undefined || !isJuel(body)) return
  const result = juelToFeel(body.trim())
  if (result.kind === 'refused')
    return refused(im, expression, body.trim(), tell`The expression cannot be converted: ${result.reason}`)
  delete expression.language
  expression.body = result.kind === 'feel' ? `=${result.feel}` : result.text
  converted(
    im,
    expression,
    body.trim(),
    expression.body,
    tell`The expression is FEEL now.`,
    ...notesOf(result),
  )
}

/** Converts names and codes that may be computed: of messages, signals, errors and escalations. */
export function convertName(im: Import, element: ModdleElement, name: string): void {
  const value: string | undefined = element[name]
  if (value === undefined || !isJuel(value)) return
  const text = textOf(im, element, `${short(element)} ${name}="${value}"`, value)
  if (text === null) return
  element[name] = text
  converted(im, element, `${name}="${value}"`, `${name}="${text}"`, tell`The name is computed by FEEL now.`)
}

function short(element: ModdleElement | undefined): string {
  return element?.$type.replace(/^\w+:/, '') ?? 'expression'
}
