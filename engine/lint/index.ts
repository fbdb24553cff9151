// The face of the lint: what is wrong with a drawing, or could be better. The table of rules is written by hand, in
// the order in which findings are told. Governance rules speak only about models that state `gov:process`; on a
// picture of today's practice (AS-IS) they report the gap and block nothing. Style never blocks.

import { parse } from '../graph/moddle.ts'
import type { Problem } from '../graph/problems.ts'
import { humanDecisionAfterDetection } from './gov-01-human-decision-after-detection.ts'
import { mandatedDecisions } from './gov-02-mandated-decisions.ts'
import { noRanking } from './gov-03-no-ranking.ts'
import { tablesSuggest } from './gov-04-tables-suggest.ts'
import { lawfulMessage } from './gov-05-lawful-message.ts'
import { specialCategories } from './gov-06-special-categories.ts'
import { fixedFields } from './gov-07-fixed-fields.ts'
import { proportionalityFirst } from './gov-08-proportionality-first.ts'
import { legalGate } from './gov-09-legal-gate.ts'
import { feedbackToReporter } from './gov-10-feedback.ts'
import { erasureIsReached } from './gov-11-erasure.ts'
import { noUnboundedWait } from './gov-12-no-unbounded-wait.ts'
import { informedBeforeSharing } from './gov-13-informed-before-sharing.ts'
import { rightsDoor } from './gov-14-rights-door.ts'
import { withdrawalWorks } from './gov-15-withdrawal.ts'
import { twoWayStreet } from './gov-16-two-way.ts'
import { advisersAdvise } from './gov-17-advisers-advise.ts'
import { fourEyes } from './gov-18-four-eyes.ts'
import { neutralLabels } from './gov-19-neutral-labels.ts'
import { boundedLoops } from './gov-20-bounded-loops.ts'
import { emergencyDoor } from './gov-21-emergency-door.ts'
import { honestGateways } from './gov-22-honest-gateways.ts'
import { careAndJustice } from './gov-23-care-and-justice.ts'
import { frameworkInForce } from './gov-24-framework-in-force.ts'
import { asIsIsAPicture } from './gov-25-as-is-is-a-picture.ts'
import { openFace } from './gov-26-open-face.ts'
import { phenomenaNotPersons } from './gov-27-phenomena.ts'
import { gateTravels } from './gov-28-gate-travels.ts'
import { noOwnReferee } from './gov-29-no-own-referee.ts'
import { childrenFirst } from './gov-30-children-first.ts'
import { needToKnow } from './gov-31-need-to-know.ts'
import type { Element } from './moddle.ts'
import { type Model, models } from './model.ts'
import type { Rule, Surroundings } from './rule.ts'
import { say, type Tongue } from './sentences.ts'
import { style } from './style.ts'

export { avoidedIn, avoidedWords } from './avoided-words.ts'
export { decisionOutputs } from './decisions.ts'
export { withoutEchoes } from './echoes.ts'
export { formFields } from './forms.ts'
export type { Element } from './moddle.ts'
export { governedProcess, type Model, models } from './model.ts'
export type { Finding, FormField, Framework, Rule, RuleText, Severity, Surroundings } from './rule.ts'
export { ruleText } from './rule.ts'
export { type Sentence, say, type Tongue } from './sentences.ts'
export { tongueOf } from './words/index.ts'

/** The rules of governance, in order. */
export const rules: readonly Rule[] = [
  humanDecisionAfterDetection,
  mandatedDecisions,
  noRanking,
  tablesSuggest,
  lawfulMessage,
  specialCategories,
  fixedFields,
  proportionalityFirst,
  legalGate,
  feedbackToReporter,
  erasureIsReached,
  noUnboundedWait,
  informedBeforeSharing,
  rightsDoor,
  withdrawalWorks,
  twoWayStreet,
  advisersAdvise,
  fourEyes,
  neutralLabels,
  boundedLoops,
  emergencyDoor,
  honestGateways,
  careAndJustice,
  frameworkInForce,
  asIsIsAPicture,
  openFace,
  phenomenaNotPersons,
  gateTravels,
  noOwnReferee,
  childrenFirst,
  needToKnow,
]

export type LintOptions = Surroundings & {
  /** The language findings are told in; English without one. */
  readonly tongue?: Tongue
  /** False leaves the findings of style out. */
  readonly style?: boolean
}

/** Lints what bpmn-moddle has read with the descriptors of Zeebe and of our namespace. */
export function lint(definitions: Element, options: LintOptions = {}): readonly Problem[] {
  const found = models(definitions)
  const library = [...found, ...(options.library ?? [])]
  const around = { ...options, library }
  return [
    ...found.flatMap(model => rules.flatMap(rule => problems(rule, model, around, options.tongue))),
    ...(options.style === false
      ? []
      : style(definitions, { governed: found.length > 0, tongue: options.tongue })),
  ]
}

/** Lints BPMN 2.0 XML. What cannot be read at all is told by compiling it, not here. */
export async function lintXml(xml: string, options: LintOptions = {}): Promise<readonly Problem[]> {
  const { definitions } = await parse(xml)
  return definitions === null ? [] : lint(definitions, options)
}

function problems(rule: Rule, model: Model, around: Surroundings, tongue?: Tongue): readonly Problem[] {
  const blocks = model.gov.variant === 'TO-BE' || rule.alsoAsIs
  const severity = blocks ? rule.severity : 'warning'
  return rule
    .check(model, around)
    .map(({ element, message }) => ({ code: rule.code, element, message: say(message, tongue), severity }))
}
