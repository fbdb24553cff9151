// How a model keeps a rule: the steps and messages that do it, for the report that sets today beside tomorrow.

import type { Model, Step } from './model.ts'
import { named, type Sentence, tell, type Value } from './sentences.ts'
import { hasGate, isHumanDecision, isKind } from './steps.ts'

type Telling = (model: Model) => Sentence | null

const steps =
  (which: (step: Step) => boolean, words: Sentence): Telling =>
  model => {
    const found = model.steps.filter(step => which(step) && step.name)
    return found.length === 0 ? null : tell`${words}: ${shortList(found.map(named))}.`
  }

const count =
  (amount: (model: Model) => number, words: (found: string) => Sentence): Telling =>
  model => {
    const found = amount(model)
    return found === 0 ? null : words(String(found))
  }

/** What keeps each rule, told about a model; null where the model has nothing the rule is about. */
export const evidence: Readonly<Record<string, Telling>> = {
  GOV_01: steps(isHumanDecision, tell`People decide at`),
  GOV_02: steps(isHumanDecision, tell`Mandated people decide at`),
  GOV_03: steps(step => step.gov.about !== null, tell`Every table says what it is about`),
  GOV_04: steps(isHumanDecision, tell`Tables suggest; people decide at`),
  GOV_05: count(
    model => model.messages.filter(message => message.privacy.dataClass !== null).length,
    found =>
      tell`${found} messages state their data class, and those with personal data basis, purpose and retention.`,
  ),
  GOV_06: count(
    model => [...model.messages, ...model.steps].filter(thing => thing.privacy.art9 !== null).length,
    found => tell`Special categories name their ground wherever they occur (${found}).`,
  ),
  GOV_07: count(
    model => model.steps.filter(step => step.form !== null).length,
    found => tell`${found} tasks have a form with fixed fields.`,
  ),
  GOV_08: steps(hasGate('proportionality'), tell`The proportionality gate is`),
  GOV_09: steps(hasGate('legal'), tell`The legal gate is`),
  GOV_10: steps(isKind('feedback'), tell`Feedback is given by`),
  GOV_11: steps(isKind('erase'), tell`Data is erased by`),
  GOV_12: count(
    model => model.steps.filter(step => step.due !== null || step.trigger === 'timer').length,
    found => tell`${found} steps have a due time or are timers; none is done by hand outside the record.`,
  ),
  GOV_13: steps(isKind('inform', 'delay'), tell`The person is informed by`),
  GOV_14: steps(isKind('rights'), tell`Rights requests go through`),
  GOV_15: steps(step => step.gov.trigger === 'withdrawal', tell`Agreement is withdrawn at`),
  GOV_16: count(
    model =>
      model.messages.filter(message => message.target?.own && message.from && !message.from.gov.own).length,
    found => tell`${found} messages come back from others.`,
  ),
  GOV_17: steps(isKind('advice'), tell`Advice is given by`),
  GOV_18: model => {
    const mandates = [...new Set(model.steps.filter(isHumanDecision).map(step => step.gov.mandate!))]
    return mandates.length === 0 ? null : tell`Decisions are spread over the mandates ${mandates}.`
  },
  GOV_19: count(
    model => model.labels.length,
    found => tell`${found} labels are free of avoided words.`,
  ),
  GOV_20: steps(step => step.gov.counts.length > 0 || step.gov.sets.length > 0, tell`Loops are bounded by`),
  GOV_21: steps(isKind('outcome'), tell`Outcomes are recorded by`),
  GOV_22: count(
    model => model.steps.filter(step => step.type.endsWith('Gateway') && step.outgoing.length > 1).length,
    found => tell`${found} splits ask a question and have an answer for everything else.`,
  ),
  GOV_23: count(
    model => model.messages.filter(message => message.to?.gov.justice).length,
    found => tell`${found} messages reach justice, on vital interest, legal duty or statutory basis only.`,
  ),
  GOV_24: model =>
    model.gov.framework
      ? tell`An approved framework version is required at deployment and at each start.`
      : null,
  GOV_25: model => (model.executable ? tell`The model runs, because it is TO-BE.` : null),
  GOV_26: steps(step => step.gov.identity === 'professional', tell`Under a professional identity work`),
  GOV_27: steps(step => step.gov.scope === 'phenomenon', tell`Only phenomena are looked at by`),
  GOV_28: steps(step => step.type === 'callActivity', tell`Gates stand before`),
  GOV_29: steps(step => step.gov.gate.length > 0, tell`The gates are held by`),
  GOV_30: steps(step => step.gov.ageCheck, tell`Age is asked at`),
  GOV_31: steps(step => step.gov.visibility.length > 0, tell`Visibility is limited at`),
}

function shortList(names: readonly (string | Sentence)[]): Value {
  if (names.length <= 4) return names
  return [...names.slice(0, 4), tell`${String(names.length - 4)} more`]
}
