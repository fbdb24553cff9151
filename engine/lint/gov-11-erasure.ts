// Personal data that came in goes out again: every way from it to an end passes erasure, after the retention period.

import type { Model } from './model.ts'
import type { Finding, Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { bypassed, isKind, onlyCalled } from './steps.ts'

export const erasureIsReached: Rule = {
  code: 'GOV_11',
  title: 'Erasure is reached',
  says: 'From every step or message with personal data, every end can only be reached through a step of kind "erase". The process that erases waits for the retention period first. A called process may leave erasing to its caller if nothing else can start it.',
  why: 'Storage limitation.',
  source: 'GDPR Art. 5(1)(e) and 17',
  cure: 'Let every way to this end pass a step that erases, or a call of the retention process.',
  severity: 'error',
  check: model =>
    model.gov.erasure === 'caller' ? leftToCaller(model) : [...kept(model), ...tooEarly(model)],
}

function kept(model: Model): readonly Finding[] {
  const received = model.messages
    .filter(message => message.personal && message.target?.own)
    .map(message => message.target!)
  const sources = [...model.steps.filter(step => step.own && step.personal), ...received]
  const ends = model.ends.filter(end => !end.gov.side)
  return bypassed(model.G, sources, isKind('erase'), ends).map(end => ({
    element: end.id,
    message: tell`The process can end at ${named(end)} with personal data still held. Put a step of kind "erase" on every way there.`,
  }))
}

function tooEarly(model: Model): readonly Finding[] {
  if (model.gov.erasure !== 'self') return []
  const waits = isKind('retention')
  const erasing = model.steps.filter(isKind('erase'))
  return bypassed(model.G, model.starts, step => waits(step) && step.trigger === 'timer', erasing).map(
    step => ({
      element: step.id,
      message: tell`${named(step)} erases before the retention period is over. Put a timer of kind "retention" before it.`,
    }),
  )
}

function leftToCaller(model: Model): readonly Finding[] {
  if (onlyCalled(model)) return []
  return [
    {
      element: model.process,
      message: tell`The process leaves erasing to its caller, but can start without one. Remove its own triggers, or let it erase.`,
    },
  ]
}
