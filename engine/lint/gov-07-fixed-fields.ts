// Personal data is entered in fields that were agreed before, each with its type, its bound and its data class.

import type { Step } from './model.ts'
import type { Finding, FormField, Rule, Surroundings } from './rule.ts'
import { named, type Sentence, tell } from './sentences.ts'

export const fixedFields: Rule = {
  code: 'GOV_07',
  title: 'Fixed fields for personal data',
  says: 'Every user or manual task with personal data has a form, and each field of the form has a type, a bound and a data class.',
  why: 'Data minimisation: what is not needed has no place to be written.',
  source: 'GDPR Art. 5(1)(c); ex-post paper on local networks',
  cure: 'Give the task a form; give each field a type, a length or a choice, and a data class.',
  severity: 'error',
  check: (model, around) => model.steps.filter(entersPersonalData).flatMap(step => wrong(step, around)),
}

function entersPersonalData(step: Step): boolean {
  return (step.type === 'userTask' || step.type === 'manualTask') && step.personal
}

function wrong(step: Step, around: Surroundings): readonly Finding[] {
  const at = (message: Sentence): Finding => ({ element: step.id, message })
  if (!step.form)
    return [at(tell`${named(step)} handles personal data without a form. Give it one with fixed fields.`)]
  const fields = around.forms?.get(step.form)
  return (fields ?? [])
    .filter(incomplete)
    .map(field =>
      at(
        tell`${named(step)}: the field "${field.key}" of ${step.form ?? ''} needs a type, a bound and a data class.`,
      ),
    )
}

function incomplete(field: FormField): boolean {
  return !field.type || !field.bounded || field.dataClass === null
}
