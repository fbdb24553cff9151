// Conditions and durations as people say them.

import type { Words } from './words.ts'

/** `P7D` as "7 days". What is no duration stays as it is. */
export function durationInWords(text: string, words: Words): string {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
    text,
  )
  if (!found) return text
  const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
  const parts = units.flatMap((unit, at) => {
    const amount = Number(found[at + 1] ?? 0)
    return amount === 0 ? [] : [`${amount} ${words.units[unit][amount === 1 ? 0 : 1]}`]
  })
  return parts.length === 0 ? `0 ${words.units.day[1]}` : parts.join(' ')
}

/** `route = "safe_space" and rounds >= 3` as "route is safe space and rounds is at least 3". */
export function conditionInWords(expression: string, words: Words): string {
  const operators: Readonly<Record<string, string>> = {
    '=': words.is,
    '!=': words.isNot,
    '>=': words.atLeast,
    '<=': words.atMost,
    '>': words.moreThan,
    '<': words.lessThan,
    and: words.and,
    or: words.or,
  }
  const tokens = expression.replace(/^\s*=/, '').match(/"[^"]*"|!=|>=|<=|[=<>]|[^\s"=<>!]+|!/g) ?? []
  return tokens.map(token => operators[token] ?? spelled(token)).join(' ')
}

function spelled(token: string): string {
  return token.replace(/^"|"$/g, '').replaceAll('_', ' ')
}
