// Text becomes a tree of plain nodes or one sentence saying where it cannot be read; the grammar is lezer-feel's,
// the same that feelin and the editors of bpmn.io use, so what they accept is what runs here.

import type { SyntaxNode, Tree } from '@lezer/common'
import { parser, trackVariables } from 'lezer-feel'
import { type Sentence, tell } from '../words/sentences.ts'
import { sentenceOf, Told } from '../words/told.ts'

/** One piece of an expression, named as the grammar names it; keywords and brackets are pieces too. */
export type Piece = { readonly name: string; readonly text: string; readonly parts: readonly Piece[] }

/** The two things that can be read: an expression, or the unary tests of a decision table's cell. */
export type Grammar = 'Expression' | 'UnaryTests'

// Longer texts are programs, not expressions; the bound also bounds what reading may cost.
const LONGEST = 10_000
// Deeper nesting would exhaust the stack of whoever walks the tree or runs the closures.
const DEEPEST = 400

// The grammar knows no type "range<…>" (DMN 1.5, rule 54), so it is read as the list it looks like, with a blank in it
// that nobody types: places in the text stay what they are.
const RANGE_TYPE = /"(?:[^"\\]|\\.)*"|\brange(?=\s*<\s*\p{L}[\p{L}\d_ .]*>)/gu
const AS_LIST = 'list\u2005'

/** Whether a list type stands for a range type. */
export function isRangeType(piece: Piece): boolean {
  return piece.text.startsWith(AS_LIST)
}

// The only built-in whose name holds a keyword, so the grammar must be told of it.
const KNOWN = { 'get or else': null }

/**
 * Reads a text. `scope` holds, as keys, names that the grammar would not take for one name by itself (`cost+tax`);
 * nested objects name the entries of contexts.
 */
export function parse(
  text: string,
  grammar: Grammar,
  scope: object = {},
): Piece | { readonly problem: Sentence } {
  if (text.trim() === '') return { problem: tell`The expression is empty.` }
  if (text.length > LONGEST) return { problem: tell`The expression is longer than ${LONGEST} characters.` }
  const plain = text.replace(RANGE_TYPE, match => (match === 'range' ? AS_LIST : match))
  try {
    return piece(plain, treeOf(plain, grammar, scope).topNode, 0)
  } catch (error) {
    const { message } = error as Error
    const stopped = /^No parse at (\d+)$/.exec(message)
    return {
      problem: stopped
        ? faultOf(text, Number(stopped[1]))
        : tell`The expression cannot be read: ${sentenceOf(error)}.`,
    }
  }
}

/**
 * Where an expression cannot be read any further, as an offset into its text (its length: it ends too early); null
 * where it is read, or where what is wrong has no place.
 */
export function faultAt(text: string): number | null {
  if (text.trim() === '') return text.length
  if (text.length > LONGEST) return null
  try {
    treeOf(
      text.replace(RANGE_TYPE, match => (match === 'range' ? AS_LIST : match)),
      'Expression',
      {},
    )
    return null
  } catch (error) {
    const stopped = /^No parse at (\d+)$/.exec((error as Error).message)
    return stopped === null ? null : firstOf(text, Number(stopped[1]))
  }
}

// Strict: it stops at the first fault. Mending what is broken, as an editor must, can take minutes for a long text.
function treeOf(text: string, grammar: Grammar, scope: object): Tree {
  const contextTracker = trackVariables({ ...KNOWN, ...scope })
  return parser.configure({ top: grammar, dialect: 'camunda', strict: true, contextTracker }).parse(text)
}

function piece(text: string, node: SyntaxNode, depth: number): Piece {
  if (depth > DEEPEST) throw new Told(tell`it is nested deeper than ${DEEPEST} levels`)
  const parts: Piece[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.type.isSkipped) parts.push(piece(text, child, depth + 1))
  }
  return { name: node.name, text: text.slice(node.from, node.to), parts }
}

function faultOf(text: string, fault: number): Sentence {
  const rest = text.slice(fault).trimStart()
  const { line, column } = place(text, rest === '' ? fault : firstOf(text, fault))
  const at = text.includes('\n') ? tell`line ${line}, character ${column}` : tell`character ${column}`
  if (rest === '') return tell`The expression ends too early, at ${at}.`
  const token = /^(\w+|"[^"]*"?|\S)/u.exec(rest)?.[0] ?? ''
  return tell`The expression cannot be read at ${at}: "${token}" does not fit there.`
}

/** The first character from there on that is no blank. */
function firstOf(text: string, from: number): number {
  return text.length - text.slice(from).trimStart().length
}

function place(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: before[before.length - 1]!.length + 1 }
}
