// Everything the server may refuse, on one page: code, status, sentence. A problem document carries the code; the
// documentation and a test list the same ones. What to do, and other languages, are in server/refusals.

import type { FastifyInstance } from 'fastify'
import { REJECTIONS } from '../engine/run/rejection.ts'
import { type Sentence, say, written } from '../engine/words/sentences.ts'
import { Told } from '../engine/words/told.ts'
import { Overloaded } from './casework/dispatch.ts'
import type { Refusal } from './casework/work.ts'
import type { Problem } from './contract/problem.ts'
import { languageOf } from './language.ts'
import { refusalInWords } from './refusals/in-words.ts'
import { shapeInWords } from './shape.ts'
import { isUnavailable } from './store/connect.ts'
import { wordsFor } from './words/in-words.ts'

const OWN = {
  INVALID: [400, 'The request does not have the shape that this route takes.'],
  NOT_JSON: [400, 'The body is not JSON.'],
  TEXT_INVALID: [
    400,
    'A text holds a NUL character or half of a surrogate pair, a number is too large, or it all lies too deep.',
  ],
  CLOUD_EVENT_INVALID: [400, 'This is not a CloudEvent of version 1.0.'],
  NOT_SIGNED_IN: [401, 'Please sign in.'],
  WRONG_CREDENTIALS: [401, 'The name or the password is wrong.'],
  FORBIDDEN: [403, 'Your roles do not include this.'],
  FOUR_EYES: [
    403,
    'You, or somebody for whom you stand in, registered this case, so another person decides here.',
  ],
  CANNOT_STAND_IN: [422, 'Only somebody of the same organisation who has the same roles can stand in.'],
  FOREIGN_ORIGIN: [403, 'A change must come from this server’s own pages.'],
  NOT_FOUND: [404, 'There is nothing here, or nothing that you may see.'],
  NO_SUCH_PROCESS: [404, 'No such process is deployed.'],
  NO_SUCH_INSTANCE: [404, 'There is no such case.'],
  NOBODY_LISTENS: [404, 'Nobody listens to this message.'],
  METHOD_NOT_ALLOWED: [405, 'This address takes other methods.'],
  CONFLICT: [409, 'This does not fit the present state.'],
  TASK_TAKEN: [409, 'Somebody else has taken this task on.'],
  TASK_ENDED: [409, 'The task is not open any more.'],
  LEASE_LOST: [409, 'The job is lent to somebody else by now.'],
  LEASE_NEEDED: [409, 'The job is lent at the moment; say under which lease.'],
  CALLED_INSTANCE: [409, 'Another instance called this one and waits for it.'],
  SIGNAL_NOT_EXPECTED: [409, 'No deployed process takes this signal.'],
  FILE_WAITS: [
    409,
    'The virus check has not answered yet. The file is kept and can be read once it is called clean.',
  ],
  FRAMEWORK_NOT_IN_FORCE: [409, 'This needs an approved framework that is in force.'],
  GATE_NOT_PASSED: [
    409,
    'Nobody moves a case by hand past a decision: move it to the decision, and whoever has the mandate decides there.',
  ],
  FRAMEWORK_EXISTS: [409, 'There is a framework version of this name.'],
  ABSENCE_OVERLAPS: [409, 'This person is away already in a part of that time.'],
  VIEW_EXISTS: [409, 'You have a view of this name.'],
  USER_EXISTS: [409, 'There is an account of this name.'],
  STALE: [412, 'Somebody has changed this since you read it.'],
  LINK_DEAD: [410, 'This link does not work: it was used, withdrawn or has expired, or there never was one.'],
  TOO_LARGE: [413, 'This is larger than the server takes.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The route does not take this content type.'],
  FILE_EMPTY: [422, 'The file is empty. Choose it again, or save it anew.'],
  FILE_NAME_UNUSABLE: [422, 'Nothing is left of this name that a computer takes. Give the file another one.'],
  FILE_TYPE_NOT_TAKEN: [
    422,
    'This kind of file is not taken, or its name says another kind than its content.',
  ],
  FILE_INFECTED: [422, 'The virus check found something in this file. It was not kept.'],
  TOO_MANY_FILES: [422, 'The case has as many files as there may be. Remove one that is not needed.'],
  NOT_ASKED: [
    422,
    'A file is shared only with an organisation that the case asks now: one that has an open task in it.',
  ],
  FORM_INVALID: [422, 'The form is not filled in as it asks.'],
  DOES_NOT_COMPILE: [422, 'The files have errors and cannot be deployed.'],
  RETENTION_NOT_APPROVED: [422, 'The framework in force has not approved how long data are kept here.'],
  TOO_FEW_CASES: [422, 'The cases are so few that figures over them would point at somebody.'],
  REASON_MISSING: [422, 'This is a decision: say why.'],
  TOO_MANY_VIEWS: [422, 'You keep as many views as there may be.'],
  NOT_FOR_A_LINK: [
    422,
    'A link goes only to an organisation of the register that is not on Linkspan, for an open task that is its alone.',
  ],
  NAME_RESERVED: [422, 'A variable of this name is the server’s own.'],
  SEARCH_NOT_ALLOWED: [422, 'Cases are not looked for by this field.'],
  IDEMPOTENCY_KEY_REUSED: [422, 'This Idempotency-Key came with another request before.'],
  IF_MATCH_MISSING: [428, 'Say with If-Match which revision you have changed.'],
  TOO_MANY_STREAMS: [429, 'You have this server open in too many places at once.'],
  TOO_MANY_ATTEMPTS: [429, 'Too many attempts; please wait.'],
  INTERNAL: [500, 'The server has made a mistake. It is written in its log under the id given here.'],
  MAIL_NOT_SENT: [502, 'The mail could not be sent, so there is no link.'],
  OVERLOADED: [503, 'More is asked than can be done at the moment; please try again.'],
  UNAVAILABLE: [503, 'The database does not answer at the moment; please try again.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

type OwnCode = keyof typeof OWN
export type ErrorCode = OwnCode | keyof typeof REJECTIONS

/** Every code, with its status and its sentence. The engine's rejections are conflicts with the present state. */
export const ERRORS: Readonly<Record<string, { readonly status: number; readonly sentence: string }>> = {
  ...Object.fromEntries(
    Object.entries(OWN).map(([code, [status, sentence]]) => [code, { status, sentence }]),
  ),
  ...Object.fromEntries(
    Object.entries(REJECTIONS).map(([code, sentence]) => [code, { status: 409, sentence }]),
  ),
}

/** One thing that is wrong with a request: a JSON pointer into its body or the id of an element, and what is wrong there. */
export type Fault = { readonly pointer: string; readonly code: string; readonly detail: Sentence }

/** A refusal on its way to the caller. */
export class Refused extends Told {
  readonly code: ErrorCode
  readonly errors: readonly Fault[] | undefined
  readonly retryAfter: number | null

  constructor(
    code: ErrorCode,
    detail: Sentence = written(ERRORS[code]!.sentence),
    errors?: readonly Fault[],
    retryAfter: number | null = null,
  ) {
    super(detail)
    this.code = code
    this.errors = errors
    this.retryAfter = retryAfter
  }
}

/** What the dispatcher refuses, as an error with its own sentence, and told at its element. */
export function refusedBy({ code, sentence, element }: Refusal): Refused {
  const at = element === undefined ? undefined : [{ pointer: element, code, detail: sentence }]
  const retryAfter = code === 'OVERLOADED' ? 1 : null
  return new Refused(code in ERRORS ? (code as ErrorCode) : 'CONFLICT', sentence, at, retryAfter)
}

/** Every error of a request ends here, and leaves as a problem document. */
export function installErrorHandlers(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const refused = toRefused(error as FastifyLike)
    if (refused.code === 'INTERNAL') request.log.error({ err: error }, 'request failed')
    if (refused.retryAfter !== null) reply.header('retry-after', String(refused.retryAfter))
    const problem = await problemOf(refused, request.id, languageOf(request.headers['accept-language']))
    return reply
      .code(problem.status)
      .type('application/problem+json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(problem)
  })
  app.setNotFoundHandler(() => {
    throw new Refused('NOT_FOUND')
  })
}

/** The problem document of a refusal, in the language that was asked for. */
export async function problemOf(
  { code, message, sentence, errors }: Refused,
  requestId: string,
  language: string | null,
): Promise<Problem> {
  const { status, sentence: usual } = ERRORS[code]!
  const [title, cure] = refusalInWords(code, usual, language)
  const words = await wordsFor(language)
  return {
    type: `/api/docs#${code}`,
    title,
    status,
    code,
    detail: message === usual ? title : say(sentence, words),
    cure,
    instance: requestId,
    ...(errors ? { errors: errors.map(fault => ({ ...fault, detail: say(fault.detail, words) })) } : {}),
  }
}

type FastifyLike = Error & {
  readonly code?: string
  readonly statusCode?: number
  readonly validation?: readonly {
    readonly instancePath: string
    readonly keyword: string
    readonly message?: string
    readonly params: Record<string, unknown>
  }[]
  readonly validationContext?: string
}

function toRefused(error: FastifyLike): Refused {
  if (error instanceof Refused) return error
  if (error.validation)
    return new Refused(
      'INVALID',
      undefined,
      error.validation.map(finding => fieldError(finding, error.validationContext)),
    )
  if (error instanceof Overloaded) return new Refused('OVERLOADED', undefined, undefined, 1)
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refused('TOO_LARGE')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refused('UNSUPPORTED_MEDIA_TYPE')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Refused('NOT_JSON')
  }
  if (isUnavailable(error)) return new Refused('UNAVAILABLE', undefined, undefined, 2)
  if (error.statusCode === 400 || error instanceof SyntaxError) return new Refused('NOT_JSON')
  if (error.statusCode === 429) return new Refused('TOO_MANY_ATTEMPTS')
  return new Refused('INTERNAL')
}

function fieldError(finding: NonNullable<FastifyLike['validation']>[number], context = 'body'): Fault {
  const { instancePath, keyword, params } = finding
  const name = params.missingProperty ?? params.additionalProperty
  const pointer = `${instancePath}${typeof name === 'string' ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : ''}`
  return {
    pointer: context === 'body' ? pointer : `${context}:${pointer}`,
    code: keyword.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase(),
    detail: shapeInWords(finding),
  }
}
