// Writes docs/supported.md from the tables beside the behaviours and triggers, so that the page lists what runs and
// nothing else. `npm run docs` runs it; test/engine/supported.test.ts fails while the page is behind.

import { writeFileSync } from 'node:fs'
import { behaviours } from '../engine/elements/index.ts'
import { type Supported, supportedElements } from '../engine/elements/supported.ts'
import { type Feature, standardFeatures, zeebeFeatures } from '../engine/graph/dialect.ts'
import { triggers } from '../engine/triggers/index.ts'
import { supportedTriggers } from '../engine/triggers/supported.ts'
import { table } from './codes.ts'

/** The text of docs/supported.md. */
export function supportedPage(): string {
  return `# What runs

Each element and event of BPMN 2.0 that Linkspan runs, and how; the clauses are those of BPMN 2.0.2. What is not said to
be left out runs as the clause says. This page is written from the tables beside the code by \`npm run docs\`; each
element and each kind of event has cases as text in [test/engine/cases](../test/engine/cases).

## Elements

${sections(Object.keys(behaviours), supportedElements)}

## Events

${sections(Object.keys(triggers), supportedTriggers)}

## Attributes, data and flows of the standard

${table(['what', 'status', 'how', 'clause'], standardFeatures.map(featureRow))}

## Camunda 8 extensions

Diagrams drawn in Camunda Modeler for Camunda 8 run unchanged. Expressions begin with \`=\` and are FEEL, with Camunda's
further built-in functions. Extensions that nobody reads are kept and told as \`UNKNOWN_EXTENSION\`.

${table(
  ['extension', 'status', 'how'],
  zeebeFeatures.map(feature => featureRow(feature).slice(0, 3)),
)}

## Camunda 7 diagrams

They are not run but converted: \`npm run -s linkspan -- import FILE -o OUT\` (\`--lang nl\` or \`fr\` for its report) turns \`camunda:*\` and JUEL into the above, and
tells for each thing what it did: converted, kept without effect, or refused by name.
`
}

function sections(names: readonly string[], supported: Readonly<Record<string, Supported>>): string {
  return names.map(name => section(name, supported[name])).join('\n\n')
}

function section(name: string, supported: Supported | undefined): string {
  if (supported === undefined) throw new RangeError(`${name} runs, but supported.ts does not say how`)
  const { title, clause, runs, limits } = supported
  const limited = limits === undefined ? '' : `\n\nNot here: ${limits}`
  return `### ${title}\n\n\`${name}\` — ${clause}\n\n${runs}${limited}`
}

function featureRow({ what, status, how, clause = '' }: Feature): readonly string[] {
  return [what, status, how, clause]
}

if (import.meta.main) writeFileSync(new URL('supported.md', import.meta.url), supportedPage())
