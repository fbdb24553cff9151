// No personal data without an approved framework that is still in force.

import type { Rule } from './rule.ts'
import { type Sentence, tell } from './sentences.ts'

export const frameworkInForce: Rule = {
  code: 'GOV_24',
  title: 'The framework is in force',
  says: 'A process with personal data binds a framework version; it is deployed only while that version is approved and before its review date.',
  why: 'Without a clear ethical and juridical framework, nothing runs.',
  source: 'Practice template of the City of Mechelen',
  cure: 'Bind the process to the framework, and have the version approved and reviewed in time.',
  severity: 'error',
  check: (model, { framework, today }) => {
    if (!model.handlesPersonalData) return []
    const at = (message: Sentence) => [{ element: model.process, message }]
    if (model.gov.framework === null)
      return at(
        tell`The process handles personal data but binds no framework version. Set framework to "required".`,
      )
    if (framework === undefined) return []
    if (framework === null)
      return at(tell`There is no framework version. Have one approved before the process runs.`)
    if (!framework.approved)
      return at(tell`The framework version ${framework.version} is not approved. Have it approved first.`)
    if (today && framework.reviewDate < today.slice(0, 10))
      return at(
        tell`The framework version ${framework.version} was due for review on ${framework.reviewDate}. Review it first.`,
      )
    return []
  },
}
