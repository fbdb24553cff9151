// The line notation says a drawing in a few lines: nodes are declared where they are first named, flows are arrows.
// This file reads the text into a sketch; what the words mean in BPMN is told in bpmn.ts.

/** A word in the parentheses of a declaration: `interrupting`, `timer=PT1H`, `error` or `each='=list'`. */
export type Option = { readonly name: string; readonly value: string | null }

/** One declared thing. `inside` is what stands in its braces. */
export type Sketch = {
  readonly id: string
  readonly type: string
  readonly options: readonly Option[]
  readonly inside: Drawing | null
  /** The line of the text, from 1. */
  readonly line: number
}

/** `>` is a sequence flow, `~>` a message flow, `..>` an association. */
export type Arrow = {
  readonly kind: '>' | '~>' | '..>'
  readonly from: string
  readonly to: string
  /** What stands in brackets: a condition, or `default`. */
  readonly label: string | null
}

export type Drawing = { readonly nodes: Sketch[]; readonly arrows: Arrow[] }

/** Reads a drawing. Throws a sentence with the line where the text cannot be read. */
export function readDrawing(text: string): Drawing {
  const source: Source = { text, at: 0 }
  const drawing = readBlock(source)
  skipSpace(source)
  if (source.at < text.length) fail(source, 'a closing brace has no opening one')
  return drawing
}

type Source = { readonly text: string; at: number }

const space = /(?:\s|;|\/\/[^\n]*)*/y
const word = /[\p{L}_][\p{L}\d_]*/uy
const optionName = /[\p{L}\d_.:-]+/uy
const bareValue = /[^\s()]+/y
const arrow = />|~>|\.\.>/y

function readBlock(source: Source): Drawing {
  const drawing: Drawing = { nodes: [], arrows: [] }
  skipSpace(source)
  while (source.at < source.text.length && source.text[source.at] !== '}') {
    readChain(source, drawing)
    skipSpace(source)
  }
  return drawing
}

function readChain(source: Source, drawing: Drawing): void {
  let from = readNode(source, drawing)
  for (;;) {
    skipSpace(source)
    const kind = take(source, arrow) as Arrow['kind'] | null
    if (kind === null) return
    const label = source.text[source.at] === '[' ? readBrackets(source) : null
    skipSpace(source)
    const to = readNode(source, drawing)
    drawing.arrows.push({ kind, from, to, label })
    from = to
  }
}

function readNode(source: Source, drawing: Drawing): string {
  const line = lineOf(source)
  const id = take(source, word) ?? fail(source, 'a name is expected')
  if (source.text[source.at] !== '(') return id
  source.at += 1
  const [type, ...options] = readOptions(source)
  if (!type) fail(source, `the kind of ${id} is missing`)
  const before = source.at
  skipSpace(source)
  const opens = source.text[source.at] === '{'
  if (!opens) source.at = before
  drawing.nodes.push({ id, type: type.name, options, inside: opens ? readBraces(source) : null, line })
  return id
}

function readBraces(source: Source): Drawing {
  source.at += 1
  const inside = readBlock(source)
  if (source.text[source.at] !== '}') fail(source, 'a brace is not closed')
  source.at += 1
  return inside
}

function readOptions(source: Source): Option[] {
  const options: Option[] = []
  for (;;) {
    skipSpace(source)
    if (source.text[source.at] === ')') break
    const name = take(source, optionName) ?? fail(source, 'a closing parenthesis is missing')
    const equals = source.text[source.at] === '='
    if (equals) source.at += 1
    options.push({ name, value: equals ? readValue(source) : null })
  }
  source.at += 1
  return options
}

function readValue(source: Source): string {
  const quote = source.text[source.at]!
  if (quote !== "'" && quote !== '"') return take(source, bareValue) ?? fail(source, 'a value is expected')
  const end = source.text.indexOf(quote, source.at + 1)
  if (end < 0) fail(source, `the ${quote} is not closed`)
  const value = source.text.slice(source.at + 1, end)
  source.at = end + 1
  return value
}

function readBrackets(source: Source): string {
  const begin = source.at
  for (let depth = 0; source.at < source.text.length; source.at += 1) {
    const sign = source.text[source.at]!
    if (sign === '"') source.at = source.text.indexOf('"', source.at + 1)
    if (sign === '[') depth += 1
    if (sign === ']') depth -= 1
    if (depth === 0) break
  }
  source.at += 1
  return source.text.slice(begin + 1, source.at - 1)
}

function take(source: Source, pattern: RegExp): string | null {
  pattern.lastIndex = source.at
  const found = pattern.exec(source.text)
  if (!found) return null
  source.at = pattern.lastIndex
  return found[0]
}

function skipSpace(source: Source): void {
  take(source, space)
}

function lineOf(source: Source): number {
  return source.text.slice(0, source.at).split('\n').length
}

function fail(source: Source, sentence: string): never {
  throw new Error(`line ${lineOf(source)}: ${sentence}, at "${source.text.slice(source.at, source.at + 20)}"`)
}
