// A rule of governance: what it says in plain words, why, where that comes from, and how to find what breaks it.

import type { Model } from './model.ts'
import type { Sentence, Tongue } from './sentences.ts'

export type Severity = 'error' | 'warning'

/** What breaks a rule: the element, and a sentence that says what is wrong and what to do. */
export type Finding = { readonly element: string | null; readonly message: Sentence }

/** What lies outside the drawing and some rules ask for. Where it is not given, that part of a rule is not checked. */
export type Surroundings = {
  /** The other models a call activity may call. */
  readonly library?: readonly Model[]
  /** The forms by id: the fields of each. */
  readonly forms?: ReadonlyMap<string, readonly FormField[]>
  /** The outputs of each decision, by decision id. */
  readonly decisions?: ReadonlyMap<string, readonly string[]>
  /** The framework version this deployment would bind; null where there is none. */
  readonly framework?: Framework | null
  /** The day of the check, ISO 8601. */
  readonly today?: string
}

export type FormField = {
  readonly key: string
  /** All that people read at the field, in every language the form speaks. */
  readonly words: readonly string[]
  readonly type: string
  /** Whether the form bounds what can be entered: a length, a choice, a range. */
  readonly bounded: boolean
  readonly dataClass: string | null
}

export type Framework = {
  readonly version: string
  readonly approved: boolean
  /** ISO 8601 date; after it the framework is no longer in force. */
  readonly reviewDate: string
}

/** What a rule says to people. */
export type RuleText = Pick<Rule, 'title' | 'says' | 'why' | 'source' | 'cure'>

/** A rule in the language of the reader, as that is set; as it is written in English without one. */
export function ruleText(rule: Rule, tongue?: Tongue): RuleText {
  const text = tongue?.rules[rule.code] ?? rule
  const set = tongue?.set ?? ((each: string) => each)
  const { title, says, why, source, cure } = text
  return { title: set(title), says: set(says), why: set(why), source: set(source), cure: set(cure) }
}

export type Rule = {
  /** UPPER_SNAKE and stable: `GOV_01` … `GOV_31`. */
  readonly code: string
  readonly title: string
  /** What must hold, for a reader who has never seen the rule. */
  readonly says: string
  readonly why: string
  readonly source: string
  /** What to change in the drawing. */
  readonly cure: string
  readonly severity: Severity
  /** True for the rule that must hold on a picture of today's practice as well. */
  readonly alsoAsIs?: boolean
  readonly check: (model: Model, around: Surroundings) => readonly Finding[]
}
