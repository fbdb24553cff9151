// Reads YAML by its tree, not by its values, so that whatever does not fit is named with its line.

import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Variables } from '../run/state.ts'
import { Unusable } from './scenario.ts'

/** A YAML document and where it comes from. */
export type Source = {
  readonly file: string
  readonly document: Document.Parsed
  readonly lines: LineCounter
}

/** A value in a document; null where the key stands without one. */
export type Value = Node | null

export function parse(file: string, text: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error) {
    const line = error.linePos?.[0].line ?? null
    throw new Unusable(file, line, `not YAML: ${error.message.split(/ at line|\n/)[0]}.`)
  }
  return { file, document, lines }
}

export function lineOf(source: Source, value: Value): number {
  const start = value?.range?.[0] ?? 0
  return source.lines.linePos(start).line
}

export function refuse(source: Source, value: Value, sentence: string): never {
  throw new Unusable(source.file, lineOf(source, value), sentence)
}

/** The entries of a mapping, whose keys must be among those allowed. */
export function fields<Key extends string>(
  source: Source,
  value: Value,
  what: string,
  allowed: readonly Key[],
): Map<Key, Value> {
  if (!isMap(value)) return refuse(source, value, `${what} is a mapping with ${allowed.join(', ')}.`)
  const found = new Map<Key, Value>()
  for (const { key, value: entry } of value.items) {
    const name = isScalar(key) ? String(key.value) : ''
    if (!allowed.includes(name as Key))
      refuse(source, key as Node, `unknown key ${name} in ${what}; known are ${allowed.join(', ')}.`)
    found.set(name as Key, entry as Value)
  }
  return found
}

export function isMapping(value: Value): boolean {
  return isMap(value)
}

/** A text; numbers and truth values are taken as they are written. */
export function text(source: Source, value: Value | undefined, what: string): string {
  if (isScalar(value) && ['string', 'number', 'boolean'].includes(typeof value.value))
    return typeof value.value === 'string' ? value.value : (value.source ?? String(value.value))
  return refuse(source, value ?? source.document.contents, `${what} is a text.`)
}

export function optionalText(source: Source, value: Value | undefined, what: string): string | null {
  return value === undefined ? null : text(source, value, what)
}

/** A whole number from 0. */
export function count(source: Source, value: Value, what: string): number {
  if (isScalar(value) && Number.isSafeInteger(value.value) && (value.value as number) >= 0)
    return value.value as number
  return refuse(source, value, `${what} is a whole number from 0.`)
}

export function optionalCount(source: Source, value: Value | undefined, what: string): number | null {
  return value === undefined ? null : count(source, value, what)
}

export function list(source: Source, value: Value, what: string): Value[] {
  if (isSeq(value)) return value.items as Value[]
  return refuse(source, value, `${what} is a list.`)
}

export function texts(source: Source, value: Value, what: string): string[] {
  return list(source, value, what).map(item => text(source, item, `each of ${what}`))
}

/** Names and JSON values. */
export function variables(source: Source, value: Value | undefined): Variables {
  if (value === undefined || (isScalar(value) && value.value === null)) return {}
  if (!isMap(value)) return refuse(source, value, 'variables are a mapping of names to values.')
  return value.toJS(source.document) as Variables
}
