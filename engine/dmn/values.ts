// FEEL values as this folder handles them: what kind a value is, and whether two are the same.

import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin'
import { charge, type Env, toJson } from '../feel/evaluate.ts'

/** A FEEL context: a plain record, not a list, date or function. */
export function isContext(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isOpaque(value)
}

/** The first of what is in a value, which is all that a sentence will show of it. */
function excerpt(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, 200)
  if (Array.isArray(value)) return depth === 0 ? [] : value.slice(0, 20).map(item => excerpt(item, depth - 1))
  if (!isContext(value)) return value
  const entries = depth === 0 ? [] : Object.entries(value).slice(0, 20)
  return Object.fromEntries(entries.map(([key, entry]) => [key, excerpt(entry, depth - 1)]))
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
export function same(left: unknown, right: unknown, { budget }: Env): boolean {
  if (left === right) return true
  const plain = (value: unknown) => canonical(toJson(value, budget && (steps => charge(budget, steps))))
  return plain(left) === plain(right)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!isContext(value)) return JSON.stringify(value)
  const entries = Object.keys(value).sort()
  return `{${entries.map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`
}

/** A value as a sentence shows it: JSON, cut where it gets long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(toJson(excerpt(value, 3)))
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`
}
