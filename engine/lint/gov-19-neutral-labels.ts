// Words on a drawing become words about people; these do harm.

import { avoidedIn } from './avoided-words.ts'
import type { Label, Model } from './model.ts'
import type { Rule, Surroundings } from './rule.ts'
import { tell } from './sentences.ts'

export const neutralLabels: Rule = {
  code: 'GOV_19',
  title: 'Neutral labels',
  says: 'No name of a process, pool, lane, element, message or form field contains a word of the avoid-list, in English, Dutch or French.',
  why: 'Labels hurt, stick and polarise.',
  source: 'Ex-post paper on local networks; the vocabulary agreed for this work',
  cure: 'Use the word the list offers instead.',
  severity: 'error',
  check: (model, around) =>
    [...model.labels, ...fieldLabels(model, around)].flatMap(({ element, text, place }) =>
      avoidedIn(text).map(({ found, instead }) => ({
        element,
        message: tell`The ${place} "${text}" says "${found}". Say instead: ${instead}.`,
      })),
    ),
}

function fieldLabels(model: Model, around: Surroundings): readonly Label[] {
  return model.steps.flatMap(step =>
    (step.form ? (around.forms?.get(step.form) ?? []) : []).flatMap(field =>
      field.words.map(text => ({ element: step.id, text, place: tell`form field ${field.key}` })),
    ),
  )
}
