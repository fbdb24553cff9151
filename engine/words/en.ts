// English for readers: every sentence is written in English where it is said, and set here as print sets it. What is kept
// in a trail, and what a program gets that asks for no language, stays as it is written.

import type { Words } from './sentences.ts'
import { withMarks } from './typeset.ts'

export const en: Words = { and: 'and', set: withMarks, sentences: {} }
