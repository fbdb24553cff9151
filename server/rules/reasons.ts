// RT-01: whoever departs from a suggestion says why. A decision table leaves its suggestion under the name of the answer
// with `_suggestion` behind it; the person decides, and silence is no reason.

import { isDeepStrictEqual } from 'node:util'
import type { Variables } from '../../engine/index.ts'
import { type Sentence, tell } from '../../engine/words/sentences.ts'
import type { Fault } from '../errors.ts'

/** What somebody says about one decision; it never stands for the next one, nor fills in its form. */
const WORDS = new Set(['reason', 'suggestion_followed', 'follows_advice'])

/** What a task sees of its case, without the words that belong to earlier decisions. */
export function withoutWords(seen: Variables): Variables {
  return Object.fromEntries(Object.entries(seen).filter(([name]) => !WORDS.has(name)))
}

/**
 * What is missing in an answer that departs from a suggestion. `given` is what the person sends, `seen` what the task
 * sees; a field that is not sent keeps the suggestion.
 */
export function missingReasons(given: Variables, seen: Variables, reason?: string): readonly Fault[] {
  const departed = Object.keys(given).filter(name => departs(name, given, seen))
  const said = given.suggestion_followed
  if (departed.length > 0 && said === 'yes') {
    return [
      finding(
        'suggestion_followed',
        'SUGGESTION_NOT_FOLLOWED',
        tell`The answer is not the suggestion; say so here.`,
      ),
    ]
  }
  if (departed.length === 0 && said !== 'no') return []
  if (hasText(given.reason) || hasText(reason)) return []
  return [finding('reason', 'REASON_MISSING', tell`The answer departs from the suggestion; say why.`)]
}

function departs(name: string, given: Variables, seen: Variables): boolean {
  const suggestion = seen[`${name}_suggestion`]
  return suggestion !== undefined && suggestion !== null && !isDeepStrictEqual(given[name], suggestion)
}

function hasText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function finding(field: string, code: string, detail: Sentence): Fault {
  return { pointer: `/variables/${field}`, code, detail }
}
