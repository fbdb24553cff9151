// The expression language of Camunda 7 (JUEL, the unified expression language 2.2) as a tree. Text outside `${…}` and
// `#{…}` stands as it is. Not here: collection literals, lambdas, assignments and functions with a prefix; they end in
// a sentence that names them.

import { tell, type Value } from '../words/sentences.ts'
import { Told } from '../words/told.ts'

/** An expression. `call` is a function or method; only its name is kept, since none can be carried over. */
export type Juel =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Juel; readonly name: string }
  | { readonly kind: 'index'; readonly of: Juel; readonly index: Juel }
  | { readonly kind: 'call'; readonly name: string; readonly count: number }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not' | 'empty'; readonly operand: Juel }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Juel; readonly right: Juel }
  | { readonly kind: 'choice'; readonly test: Juel; readonly yes: Juel; readonly no: Juel }

export type Operator = 'or' | 'and' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%'

/** A piece of a text: as it stands, or computed. */
export type Part = string | Juel

/** What cannot be read. */
export class JuelError extends Told {}

/** Whether a text holds an expression at all. */
export function isJuel(text: string): boolean {
  return /[$#]\{/.test(text)
}

/** Reads a text with expressions in it into its parts. */
export function parseJuel(text: string): readonly Part[] {
  const parts: Part[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    if (/^\\[$#]\{/.test(text.slice(at, at + 3))) {
      plain += text.slice(at + 1, at + 3)
      at += 3
    } else if (/^[$#]\{/.test(text.slice(at, at + 2))) {
      if (plain !== '') parts.push(plain)
      plain = ''
      const source = open(text, at + 2)
      parts.push(choice(source))
      expect(source, '}')
      at = source.begin
    } else plain += text[at++]
  }
  if (plain !== '') parts.push(plain)
  return parts
}

type Token = { readonly kind: 'number' | 'string' | 'word' | 'sign' | 'end'; readonly text: string }

/** `token` is the one under the eye, `begin` the place behind it in the text. */
type Source = { readonly text: string; begin: number; token: Token }

const LEXER =
  /\s*(?:(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(?<word>[\p{L}_$][\p{L}\p{N}_$]*)|(?<sign>&&|\|\||==|!=|<=|>=|->|[-+*/%<>!?:.,;=()[\]{}]))/uy

function open(text: string, begin: number): Source {
  const source: Source = { text, begin, token: { kind: 'end', text: '' } }
  next(source)
  return source
}

/** Moves on to the next token and answers the one before. */
function next(source: Source): Token {
  const before = source.token
  LEXER.lastIndex = source.begin
  const groups = LEXER.exec(source.text)?.groups
  if (groups === undefined) {
    const rest = source.text.slice(source.begin).trim()
    if (rest !== '') throw new JuelError(tell`"${rest.slice(0, 20)}" cannot be read.`)
    source.token = { kind: 'end', text: '' }
    return before
  }
  source.begin = LEXER.lastIndex
  for (const kind of ['number', 'string', 'word', 'sign'] as const) {
    const text = groups[kind]
    if (text !== undefined) source.token = { kind, text }
  }
  return before
}

/** The closing brace is the last token: nothing is read behind it, where plain text begins. */
function expect(source: Source, sign: string): void {
  if (source.token.text !== sign || source.token.kind !== 'sign')
    throw new JuelError(tell`"${sign}" is expected where ${found(source)} stands.`)
  if (sign !== '}') next(source)
}

/** What stands where something else is expected. */
function found({ token: { kind, text } }: Source): Value {
  return kind === 'end' ? tell`the end` : `"${text}"`
}

function accept(source: Source, ...texts: string[]): string | null {
  const { kind, text } = source.token
  if ((kind !== 'sign' && kind !== 'word') || !texts.includes(text)) return null
  next(source)
  return text
}

function choice(source: Source): Juel {
  const test = binary(source, 0)
  if (accept(source, '?') === null) return test
  const yes = choice(source)
  expect(source, ':')
  return { kind: 'choice', test, yes, no: choice(source) }
}

/** Operators by how loosely they bind, each with what it is called in words. */
const LEVELS: readonly Readonly<Record<string, Operator>>[] = [
  { '||': 'or', or: 'or' },
  { '&&': 'and', and: 'and' },
  { '==': '==', eq: '==', '!=': '!=', ne: '!=' },
  { '<': '<', lt: '<', '>': '>', gt: '>', '<=': '<=', le: '<=', '>=': '>=', ge: '>=' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/', div: '/', '%': '%', mod: '%' },
]

function binary(source: Source, level: number): Juel {
  const operators = LEVELS[level]
  if (operators === undefined) return unary(source)
  let left = binary(source, level + 1)
  for (;;) {
    const sign = accept(source, ...Object.keys(operators))
    if (sign === null) return left
    left = { kind: 'binary', operator: operators[sign]!, left, right: binary(source, level + 1) }
  }
}

function unary(source: Source): Juel {
  const sign = accept(source, '-', '!', 'not', 'empty')
  if (sign === null) return postfix(source, primary(source))
  const operator = sign === '!' ? 'not' : (sign as '-' | 'not' | 'empty')
  return { kind: 'unary', operator, operand: unary(source) }
}

function primary(source: Source): Juel {
  const { kind, text } = next(source)
  if (kind === 'number') return { kind: 'literal', value: numberOf(text) }
  if (kind === 'string') return { kind: 'literal', value: text.slice(1, -1).replace(/\\(.)/g, '$1') }
  if (kind === 'word') return word(text)
  if (kind === 'sign' && text === '(') {
    const inner = choice(source)
    expect(source, ')')
    return inner
  }
  throw new JuelError(tell`"${text}" does not begin an expression.`)
}

function word(text: string): Juel {
  if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true' }
  if (text === 'null') return { kind: 'literal', value: null }
  if (text === 'instanceof') throw new JuelError(tell`"instanceof" asks for a Java class.`)
  return { kind: 'name', name: text }
}

function numberOf(text: string): number {
  const value = Number(text)
  if (/[eI]/.test(String(value)))
    throw new JuelError(tell`The number ${text} is too large or too small to be written out.`)
  return value
}

function postfix(source: Source, from: Juel): Juel {
  let of = from
  for (;;) {
    if (accept(source, '.') !== null) of = { kind: 'member', of, name: memberName(source) }
    else if (accept(source, '[') !== null) {
      of = { kind: 'index', of, index: choice(source) }
      expect(source, ']')
    } else if (accept(source, '(') !== null)
      of = { kind: 'call', name: nameOf(of), count: countArguments(source) }
    else return of
  }
}

function memberName(source: Source): string {
  if (source.token.kind === 'word') return next(source).text
  throw new JuelError(tell`A name is expected where ${found(source)} stands.`)
}

function countArguments(source: Source): number {
  if (accept(source, ')') !== null) return 0
  for (let count = 1; ; count++) {
    choice(source)
    if (accept(source, ',') !== null) continue
    expect(source, ')')
    return count
  }
}

/** What a person would call it: `execution.getVariable`. */
function nameOf(callee: Juel): string {
  switch (callee.kind) {
    case 'name':
      return callee.name
    case 'member':
      return `${nameOf(callee.of)}.${callee.name}`
    case 'index':
      return `${nameOf(callee.of)}[…]`
    case 'call':
      return `${callee.name}()`
    default:
      return '(…)'
  }
}
