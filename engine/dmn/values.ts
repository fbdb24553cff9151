// FEEL values as this folder handles them: what kind a value is, and whether two are the same.

import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin'
import { toJson } from '../feel/evaluate.ts'

/** A FEEL context: a plain record, not a list, date or function. */
export function isContext(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isOpaque(value)
}

function isOpaque(value: object): boolean {
  return (
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof FeelDuration ||
    isFunction(value) ||
    isRange(value)
  )
}

/** Whether two values are the same, contexts regardless of the order of their entries. */
export function same(left: unknown, right: unknown): boolean {
  return canonical(toJson(left)) === canonical(toJson(right))
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!isContext(value)) return JSON.stringify(value)
  const entries = Object.keys(value).sort()
  return `{${entries.map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`
}

/** A value as a sentence shows it: JSON, cut where it gets long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(toJson(value))
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`
}
