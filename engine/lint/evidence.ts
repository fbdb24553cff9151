// How a model keeps a rule: the steps and messages that do it, for the report that sets today beside tomorrow.

import type { Model, Step } from './model.ts'
import { listed, named } from './sentences.ts'
import { hasGate, isHumanDecision, isKind } from './steps.ts'

type Telling = (model: Model) => string

const steps =
  (which: (step: Step) => boolean, words: string): Telling =>
  model => {
    const found = model.steps.filter(step => which(step) && step.name)
    return found.length === 0 ? '' : `${words}: ${shortList(found.map(named))}.`
  }

const count =
  (tell: (model: Model) => number, words: (found: number) => string): Telling =>
  model => {
    const found = tell(model)
    return found === 0 ? '' : words(found)
  }

/** What keeps each rule, told about a model; empty where the model has nothing the rule is about. */
export const evidence: Readonly<Record<string, Telling>> = {
  GOV_01: steps(isHumanDecision, 'People decide at'),
  GOV_02: steps(isHumanDecision, 'Mandated people decide at'),
  GOV_03: steps(step => step.gov.about !== null, 'Every table says what it is about'),
  GOV_04: steps(isHumanDecision, 'Tables suggest; people decide at'),
  GOV_05: count(
    model => model.messages.filter(message => message.privacy.dataClass !== null).length,
    found =>
      `${found} messages state their data class, and those with personal data basis, purpose and retention.`,
  ),
  GOV_06: count(
    model => [...model.messages, ...model.steps].filter(thing => thing.privacy.art9 !== null).length,
    found => `Special categories name their ground wherever they occur (${found}).`,
  ),
  GOV_07: count(
    model => model.steps.filter(step => step.form !== null).length,
    found => `${found} tasks have a form with fixed fields.`,
  ),
  GOV_08: steps(hasGate('proportionality'), 'The proportionality gate is'),
  GOV_09: steps(hasGate('legal'), 'The legal gate is'),
  GOV_10: steps(isKind('feedback'), 'Feedback is given by'),
  GOV_11: steps(isKind('erase'), 'Data is erased by'),
  GOV_12: count(
    model => model.steps.filter(step => step.due !== null || step.trigger === 'timer').length,
    found => `${found} steps have a due time or are timers; none is done by hand outside the record.`,
  ),
  GOV_13: steps(isKind('inform', 'delay'), 'The person is informed by'),
  GOV_14: steps(isKind('rights'), 'Rights requests go through'),
  GOV_15: steps(step => step.gov.trigger === 'withdrawal', 'Agreement is withdrawn at'),
  GOV_16: count(
    model =>
      model.messages.filter(message => message.target?.own && message.from && !message.from.gov.own).length,
    found => `${found} messages come back from others.`,
  ),
  GOV_17: steps(isKind('advice'), 'Advice is given by'),
  GOV_18: model => {
    const mandates = [...new Set(model.steps.filter(isHumanDecision).map(step => step.gov.mandate!))]
    return mandates.length === 0 ? '' : `Decisions are spread over the mandates ${listed(mandates)}.`
  },
  GOV_19: count(
    model => model.labels.length,
    found => `${found} labels are free of avoided words.`,
  ),
  GOV_20: steps(step => step.gov.counts.length > 0 || step.gov.sets.length > 0, 'Loops are bounded by'),
  GOV_21: steps(isKind('outcome'), 'Outcomes are recorded by'),
  GOV_22: count(
    model => model.steps.filter(step => step.type.endsWith('Gateway') && step.outgoing.length > 1).length,
    found => `${found} splits ask a question and have an answer for everything else.`,
  ),
  GOV_23: count(
    model => model.messages.filter(message => message.to?.gov.justice).length,
    found => `${found} messages reach justice, on vital interest, legal duty or statutory basis only.`,
  ),
  GOV_24: model =>
    model.gov.framework ? 'An approved framework version is required at deployment and at each start.' : '',
  GOV_25: model => (model.executable ? 'The model runs, because it is TO-BE.' : ''),
  GOV_26: steps(step => step.gov.identity === 'professional', 'Under a professional identity work'),
  GOV_27: steps(step => step.gov.scope === 'phenomenon', 'Only phenomena are looked at by'),
  GOV_28: steps(step => step.type === 'callActivity', 'Gates stand before'),
  GOV_29: steps(step => step.gov.gate.length > 0, 'The gates are held by'),
  GOV_30: steps(step => step.gov.ageCheck, 'Age is asked at'),
  GOV_31: steps(step => step.gov.visibility.length > 0, 'Visibility is limited at'),
}

function shortList(names: readonly string[]): string {
  if (names.length <= 4) return listed(names)
  return `${names.slice(0, 4).join(', ')} and ${names.length - 4} more`
}
