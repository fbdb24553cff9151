// Writes docs/codes.md from the tables of codes, so that the page lists what there is and nothing else.
// `npm run docs` runs it; test/engine/supported.test.ts fails while the page is behind.

import { writeFileSync } from 'node:fs'
import { DECISIONS, DRAWING, FORMS, PACKS, SCRIPTS } from '../engine/graph/codes.ts'
import { INCIDENTS } from '../engine/run/incident.ts'
import { REJECTIONS } from '../engine/run/rejection.ts'
import { ERRORS, type ErrorCode } from '../server/errors.ts'
import { CURES } from '../server/refusals/en.ts'

type Row = readonly string[]

/** The text of docs/codes.md. */
export function codesPage(): string {
  const own = Object.entries(ERRORS).filter(([code]) => !(code in REJECTIONS))
  return `# Codes

Every code that Linkspan gives, what causes it and what cures it. A code never changes its meaning. This page is written
from the tables in \`engine/graph/codes.ts\`, \`engine/run/incident.ts\`, \`engine/run/rejection.ts\` and
\`server/errors.ts\` by \`npm run docs\`.

- A **problem** is what is wrong with a file. Deployment refuses a file with a problem of severity error; all problems
  of a file come in one answer. Those marked as a warning let it pass.
- An **incident** is what a model or its data cause in a running case: the element stands still until somebody resolves it.
- A **rejection** answers a command that does not fit the state of the case; nothing has changed.
- An **error of the API** answers a request, as a problem document (RFC 9457) with the code in \`code\`.

The governance rules \`GOV-01\` to \`GOV-31\` and the style rules \`STYLE_…\` have [pages of their own](rules/README.md).

## Problems of a drawing (BPMN)

${explained(DRAWING)}

## Problems of a decision (DMN)

Codes of the file itself, such as \`DUPLICATE_ID\`, are those above.

${explained(DECISIONS)}

## Problems of a form

${explained(FORMS)}

## Problems of a pack

${explained(PACKS)}

## Incidents

${explained(INCIDENTS)}

What a script did wrong stands in the message of \`SCRIPT_ERROR\`:

${explained(SCRIPTS)}

## Rejections

They reach the caller of the API with status 409.

${table(
  ['code', 'cause', 'cure'],
  Object.entries(REJECTIONS).map(([code, sentence]) => [named(code), sentence, CURES[code as ErrorCode]]),
)}

## Errors of the API

${table(
  ['code', 'status', 'sentence', 'cure'],
  own.map(([code, { status, sentence }]) => [
    named(code),
    String(status),
    sentence,
    CURES[code as ErrorCode],
  ]),
)}
`
}

function explained(codes: Readonly<Record<string, readonly [cause: string, cure: string]>>): string {
  return table(
    ['code', 'cause', 'cure'],
    Object.entries(codes).map(([code, [cause, cure]]) => [named(code), cause, cure]),
  )
}

function named(code: string): string {
  return `\`${code}\``
}

/** A table in Markdown. */
export function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

if (import.meta.main) writeFileSync(new URL('codes.md', import.meta.url), codesPage())
