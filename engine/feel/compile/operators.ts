// Arithmetic, and, or, if. Only `true` is true: DMN 1.5 table 54 sends every other value to the else branch.

import { negate, OPERATIONS } from '../arithmetic.ts'
import { both, either } from '../compare.ts'
import type { Code } from '../frame.ts'
import { common, fold, type Rule } from './part.ts'

export const compileArithmetic: Rule = (piece, scope, to) => {
  if (piece.parts.length === 2) {
    const operand = to.part(piece.parts[1]!, scope)
    return fold({ sort: operand.sort, code: frame => negate(frame.run, operand.code(frame)) }, [operand])
  }
  const left = to.part(piece.parts[0]!, scope)
  const right = to.part(piece.parts[2]!, scope)
  const code = arithmetic(piece.parts[1]!.text, left.code, right.code)
  return fold({ sort: common(left, right), code }, [left, right])
}

function arithmetic(operator: string, left: Code, right: Code): Code {
  const operation = OPERATIONS[operator]!
  return frame => operation(frame.run, left(frame), right(frame))
}

export const compileConjunction: Rule = (piece, scope, to) => {
  const left = to.part(piece.parts[0]!, scope).code
  const right = to.part(piece.parts[2]!, scope).code
  return {
    sort: 'test',
    code: frame => {
      const first = left(frame)
      return first === false ? false : both(first, right(frame))
    },
  }
}

export const compileDisjunction: Rule = (piece, scope, to) => {
  const left = to.part(piece.parts[0]!, scope).code
  const right = to.part(piece.parts[2]!, scope).code
  return {
    sort: 'test',
    code: frame => {
      const first = left(frame)
      return first === true ? true : either(first, right(frame))
    },
  }
}

// Only `true` is true: the standard's table 54 sends every other value to the else branch.
export const compileIf: Rule = (piece, scope, to) => {
  const condition = to.part(piece.parts[1]!, scope).code
  const yes = to.part(piece.parts[3]!, scope)
  const no = to.part(piece.parts[5]!, scope)
  return {
    sort: common(yes, no),
    code: frame => (condition(frame) === true ? yes.code(frame) : no.code(frame)),
  }
}
