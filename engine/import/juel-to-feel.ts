// JUEL becomes FEEL, so that both give the same for the same variables. Where the languages part, the difference is
// written out: JUEL takes null for false between `&&`, `||`, `!` and `?`, counts places from 0, and joins texts
// around expressions. What has no counterpart is refused with its name: method calls, Java objects, computed places.

import { compileExpression } from '../feel/evaluate.ts'
import { type Sentence, tell } from '../words/sentences.ts'
import { isJuel, type Juel, JuelError, type Operator, type Part, parseJuel } from './juel.ts'

/** A text that stands, a FEEL expression with what is to be known of it, or why there is none. */
export type Converted =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'feel'; readonly feel: string; readonly notes: readonly Sentence[] }
  | { readonly kind: 'refused'; readonly reason: Sentence }

/** Converts a text that may hold JUEL. The FEEL is without its leading `=`. */
export function juelToFeel(text: string): Converted {
  if (!isJuel(text)) return { kind: 'text', text }
  try {
    const notes = new Set<Sentence>()
    const parts = parseJuel(text)
    if (parts.every(part => typeof part === 'string')) return { kind: 'text', text: parts.join('') }
    const feel = parts.length === 1 ? print(parts[0] as Juel, notes).text : joined(parts, notes)
    const compiled = compileExpression(feel)
    if ('problem' in compiled)
      return { kind: 'refused', reason: tell`FEEL cannot say it: ${compiled.problem}` }
    return { kind: 'feel', feel, notes: [...notes] }
  } catch (error) {
    if (error instanceof JuelError) return { kind: 'refused', reason: error.sentence }
    throw error
  }
}

/** Text with expressions in between; what is null leaves no trace, as in JUEL. */
function joined(parts: readonly Part[], notes: Set<Sentence>): string {
  const texts = parts.map(part =>
    typeof part === 'string' ? JSON.stringify(part) : `string(${print(part, notes).text})`,
  )
  return `string join([${texts.join(', ')}])`
}

/** FEEL text and how tightly it binds: a tighter place needs brackets. */
type Printed = { readonly text: string; readonly binds: number }

const BINDS = { choice: 0, or: 1, and: 2, compare: 3, add: 4, multiply: 5, negate: 6, primary: 7 } as const

const FEEL_OPERATORS: Readonly<Record<Exclude<Operator, '%'>, readonly [text: string, binds: number]>> = {
  or: ['or', BINDS.or],
  and: ['and', BINDS.and],
  '==': ['=', BINDS.compare],
  '!=': ['!=', BINDS.compare],
  '<': ['<', BINDS.compare],
  '>': ['>', BINDS.compare],
  '<=': ['<=', BINDS.compare],
  '>=': ['>=', BINDS.compare],
  '+': ['+', BINDS.add],
  '-': ['-', BINDS.add],
  '*': ['*', BINDS.multiply],
  '/': ['/', BINDS.multiply],
}

function print(node: Juel, notes: Set<Sentence>): Printed {
  switch (node.kind) {
    case 'literal':
      return literal(node.value)
    case 'name':
      return name(node.name, notes)
    case 'member':
      return member(node.of, node.name, notes)
    case 'index':
      return place(node.of, node.index, notes)
    case 'call':
      return called(node)
    case 'unary':
      return unary(node.operator, node.operand, notes)
    case 'binary':
      return binary(node.operator, node.left, node.right, notes)
    case 'choice': {
      const test = truth(node.test, notes).text
      const text = `if ${test} then ${print(node.yes, notes).text} else ${print(node.no, notes).text}`
      return { text, binds: BINDS.choice }
    }
  }
}

function literal(value: string | number | boolean | null): Printed {
  return { text: JSON.stringify(value), binds: BINDS.primary }
}

/** What Camunda 7 offers under a name without it being a variable. */
const COUNTERS: Readonly<Record<string, readonly [feel: string, note: Sentence]>> = {
  loopCounter: ['(loopCounter - 1)', tell`loopCounter counts from 1 here, from 0 in Camunda 7.`],
  nrOfInstances: ['numberOfInstances', tell`nrOfInstances is called numberOfInstances.`],
  nrOfActiveInstances: [
    'numberOfActiveInstances',
    tell`nrOfActiveInstances is called numberOfActiveInstances.`,
  ],
  nrOfCompletedInstances: [
    'numberOfCompletedInstances',
    tell`nrOfCompletedInstances is called numberOfCompletedInstances.`,
  ],
}

const JAVA_OBJECTS = new Set([
  'execution',
  'task',
  'caseExecution',
  'externalTask',
  'authenticatedUserId',
  'connector',
])

function name(text: string, notes: Set<Sentence>): Printed {
  const counter = COUNTERS[text]
  if (counter !== undefined) {
    notes.add(counter[1])
    return { text: counter[0], binds: BINDS.primary }
  }
  if (JAVA_OBJECTS.has(text))
    throw new JuelError(tell`"${text}" is an object of the Java in Camunda, not a variable.`)
  return { text, binds: BINDS.primary }
}

/** Names that FEEL cannot read behind a dot. */
const RESERVED =
  /^(and|or|not|in|if|then|else|for|return|some|every|satisfies|between|function|external|instance|of|null|true|false)$|\$/

function member(of: Juel, key: string, notes: Set<Sentence>): Printed {
  const from = within(print(of, notes), BINDS.primary)
  const text = RESERVED.test(key) ? `get value(${from}, ${JSON.stringify(key)})` : `${from}.${key}`
  return { text, binds: BINDS.primary }
}

const COUNTED = tell`Lists are counted from 1 here, from 0 in Camunda 7.`
const MODULO = tell`modulo follows the sign of the divisor, % in Camunda 7 that of the dividend.`

/** A place in a list or map. A computed one may be either, and the two are said differently in FEEL. */
function place(of: Juel, index: Juel, notes: Set<Sentence>): Printed {
  if (index.kind === 'literal' && typeof index.value === 'number') {
    const from = within(print(of, notes), BINDS.primary)
    notes.add(COUNTED)
    return { text: `${from}[${index.value + 1}]`, binds: BINDS.primary }
  }
  if (index.kind !== 'literal' || typeof index.value !== 'string')
    throw new JuelError(tell`A computed place in brackets may mean a list or a map.`)
  if (/^\p{L}[\p{L}\d_]*$/u.test(index.value)) return member(of, index.value, notes)
  const text = `get value(${print(of, notes).text}, ${JSON.stringify(index.value)})`
  return { text, binds: BINDS.primary }
}

/** `now()` is the one function of Camunda 7 that FEEL has as well. */
function called({ name: callee, count }: Extract<Juel, { kind: 'call' }>): Printed {
  if (callee === 'now' && count === 0) return { text: 'now()', binds: BINDS.primary }
  throw new JuelError(
    callee.includes('.')
      ? tell`The method ${callee}() runs in Java.`
      : tell`The function ${callee}() runs in Java.`,
  )
}

function unary(operator: '-' | 'not' | 'empty', operand: Juel, notes: Set<Sentence>): Printed {
  if (operator === 'not') return { text: `not(${truth(operand, notes).text})`, binds: BINDS.primary }
  const { text } = print(operand, notes)
  if (operator === 'empty')
    return { text: `list contains([null, "", [], {}], ${text})`, binds: BINDS.primary }
  return { text: `-${within(print(operand, notes), BINDS.primary)}`, binds: BINDS.negate }
}

function binary(operator: Operator, left: Juel, right: Juel, notes: Set<Sentence>): Printed {
  if (operator === '%') {
    notes.add(MODULO)
    const text = `modulo(${print(left, notes).text}, ${print(right, notes).text})`
    return { text, binds: BINDS.primary }
  }
  const [sign, binds] = FEEL_OPERATORS[operator]
  const side = operator === 'and' || operator === 'or' ? truth : print
  const chained = binds === BINDS.compare ? binds + 1 : binds
  const text = `${within(side(left, notes), chained)} ${sign} ${within(side(right, notes), binds + 1)}`
  return { text, binds }
}

/** A side that JUEL takes for true or false. What is not boolean by its form may be null, which counts as false. */
function truth(node: Juel, notes: Set<Sentence>): Printed {
  const printed = print(node, notes)
  if (isBoolean(node)) return printed
  return { text: `${within(printed, BINDS.add)} = true`, binds: BINDS.compare }
}

function isBoolean(node: Juel): boolean {
  if (node.kind === 'literal') return typeof node.value === 'boolean'
  if (node.kind === 'unary') return node.operator !== '-'
  return node.kind === 'binary' && ['or', 'and', '==', '!=', '<', '>', '<=', '>='].includes(node.operator)
}

function within(printed: Printed, binds: number): string {
  return printed.binds < binds ? `(${printed.text})` : printed.text
}
