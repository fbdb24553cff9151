// A refusal says what is so and what to do, in the language that was asked for.

import { setIn } from '../../engine/words/typeset.ts'
import type { ErrorCode } from '../errors.ts'
import { CURES } from './en.ts'
import { FR } from './fr.ts'
import { NL } from './nl.ts'

type Words = readonly [sentence: string, cure: string]

/** Every code in one language; one that lacks does not compile. */
export type InWords = Readonly<Record<ErrorCode, Words>>

const OTHERS: Readonly<Record<string, InWords>> = { nl: NL, fr: FR }

/** What a code says in a language: English, which has the `sentence`, where it is none of ours. */
export function refusalInWords(code: ErrorCode, sentence: string, language: string | null): Words {
  const [said, cure] = OTHERS[language ?? '']?.[code] ?? [sentence, CURES[code]]
  return [setIn(language, said), setIn(language, cure)]
}
