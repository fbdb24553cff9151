// Writes docs/codes.md from the tables of codes, so that the page lists what there is and nothing else.
// `npm run docs` runs it; test/engine/supported.test.ts fails while the page is behind.

import { writeFileSync } from 'node:fs'
import { DECISIONS, DRAWING, FORMS, PACKS, SCRIPTS } from '../engine/graph/codes.ts'
import { INCIDENTS } from '../engine/run/incident.ts'
import { REJECTIONS } from '../engine/run/rejection.ts'
import { ERRORS } from '../server/errors.ts'

/** What to do when a command is refused: one line for each rejection of the engine and each error of the API. */
export const CURES: Readonly<Record<string, string>> = {
  // The engine's rejections
  INSTANCE_ENDED: 'Nothing more can be done with it; start another one where the work goes on.',
  INSTANCE_SUSPENDED: 'Resume it first; what arrives meanwhile is kept.',
  INSTANCE_NOT_SUSPENDED: 'There is nothing to resume.',
  INSTANCE_EXISTS: 'Go on with the instance that is there.',
  INSTANCE_MISSING: 'Start it first.',
  NO_NONE_START: 'Start it by its message, signal or timer, or draw a start event without a trigger.',
  NO_SUCH_ELEMENT: 'Use an id of the version that the instance runs on.',
  NO_SUCH_KEY: 'Read the instance again: the element has ended meanwhile.',
  NOT_WAITING: 'Read the instance again and do what its elements wait for.',
  NO_SUCH_SUBSCRIPTION: 'Nothing: somebody was faster, or the element ended.',
  NO_SUCH_INCIDENT: 'Nothing: it is resolved already.',
  NOT_MAPPED: 'Say in the mapping where the element goes, or move the case on first.',
  NOT_ALLOWED_HERE: 'Begin the element by its event, or activate another one.',
  // The API
  INVALID: 'Correct the fields that `errors` names; `/api/openapi.json` has the shape.',
  NOT_JSON: 'Send JSON with the content type `application/json`.',
  TEXT_INVALID: 'Remove the character.',
  CLOUD_EVENT_INVALID: 'Send `specversion` 1.0 with `id`, `source` and `type`.',
  NOT_SIGNED_IN: 'Sign in, or send an API token as `Authorization: Bearer …`.',
  WRONG_CREDENTIALS: 'Try again, or ask an administrator for a new password.',
  FORBIDDEN: 'Ask an administrator for the role, or somebody who has it.',
  FOREIGN_ORIGIN: 'Send the request from the pages of this server, or with an API token.',
  NOT_FOUND: 'Check the address; what you may not see looks the same as what is not there.',
  NO_SUCH_PROCESS: 'Deploy it, or correct the id.',
  NO_SUCH_INSTANCE: 'Check the key.',
  NOBODY_LISTENS: 'Deploy a process that waits for the message, or give it a time to live.',
  METHOD_NOT_ALLOWED: 'Use one of the methods that `/api/openapi.json` names.',
  CONFLICT: 'Read the present state and decide anew.',
  FOUR_EYES: 'Let a colleague take the task.',
  TASK_TAKEN: 'Take another task, or ask the person to give it back.',
  TASK_ENDED: 'Nothing: it is done or was withdrawn.',
  LEASE_LOST: 'Drop the work: another worker has the job. Activate jobs with a longer timeout.',
  CALLED_INSTANCE: 'Act on the instance that called it.',
  SIGNAL_NOT_EXPECTED: 'Deploy a process that begins with it.',
  FRAMEWORK_NOT_IN_FORCE: 'Have a framework version approved, resumed or reviewed; then try again.',
  GATE_NOT_PASSED: 'Move the case to the decision; whoever has the mandate decides there.',
  FRAMEWORK_EXISTS: 'Name the new version differently.',
  CANNOT_STAND_IN: 'Ask `GET /absences/deputies` who can.',
  ABSENCE_OVERLAPS: 'End the other absence first, or choose another time.',
  VIEW_EXISTS: 'Choose another name, or change the view that is there.',
  USER_EXISTS: 'Choose another name.',
  STALE: 'Read it again, carry your change over, and send it with the new revision.',
  LINK_DEAD: 'Ask who sent it for another one.',
  TOO_LARGE: 'Send less at once.',
  UNSUPPORTED_MEDIA_TYPE: 'Send one of the content types that `/api/openapi.json` names.',
  FILE_WAITS: 'Come back later; the operator sees to `LINKSPAN_VIRUS_CHECK`.',
  FILE_EMPTY: 'Choose it again, or save it anew.',
  FILE_NAME_UNUSABLE: 'Give the file a name of letters and an ending.',
  FILE_TYPE_NOT_TAKEN: 'Save it as one of the kinds that the list of files names in `endings`.',
  FILE_INFECTED: 'Ask whoever looks after your computer; add nothing of the kind.',
  TOO_MANY_FILES: 'Remove a file that is not needed.',
  NOT_ASKED: 'Wait until the case asks the organisation, or let it ask.',
  FORM_INVALID: 'Correct the fields that `errors` names.',
  DOES_NOT_COMPILE: 'Correct what `errors` lists; the codes are those of drawings and decisions above.',
  RETENTION_NOT_APPROVED: 'Propose a framework version with this table, and deploy once it is approved.',
  TOO_FEW_CASES: 'Choose a longer period.',
  REASON_MISSING: 'Send a `reason` in words.',
  TOO_MANY_VIEWS: 'Remove one first.',
  NAME_RESERVED:
    'Give the variable another name. A note is added with `POST /process-instances/{key}/notes`, a file with `…/files`.',
  SEARCH_NOT_ALLOWED:
    'Look by number, reference, state or date; or have the form class the field as none or pseud, if that is what it is.',
  IDEMPOTENCY_KEY_REUSED: 'Use a new key for a new request.',
  IF_MATCH_MISSING: 'Send the `ETag` that you read as `If-Match`.',
  TOO_MANY_STREAMS: 'Close pages that you do not need.',
  TOO_MANY_ATTEMPTS: 'Wait as long as `Retry-After` says.',
  INTERNAL: 'Look into the log for the id in `instance`, and report it.',
  MAIL_NOT_SENT:
    'See to `LINKSPAN_SMTP_URL`, `LINKSPAN_PUBLIC_URL` and the address of the organisation, and send it again.',
  NOT_FOR_A_LINK: 'Register the organisation with an address, or give the task to somebody.',
  OVERLOADED: 'Try again after `Retry-After`; raise LINKSPAN_QUEUE or add a server where it happens often.',
  UNAVAILABLE: 'Try again after `Retry-After`; see whether the database runs.',
}

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
  Object.entries(REJECTIONS).map(([code, sentence]) => [named(code), sentence, CURES[code] ?? '']),
)}

## Errors of the API

${table(
  ['code', 'status', 'sentence', 'cure'],
  own.map(([code, { status, sentence }]) => [named(code), String(status), sentence, CURES[code] ?? '']),
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
