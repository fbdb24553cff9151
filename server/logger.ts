// The server's own log: JSON lines about its work. What an error says may quote what somebody has written about a person
// ("Failing row contains …"), and so may an address: a line holds which kind of error it was and where, by ids and routes.

import type { FastifyServerOptions } from 'fastify'
import type { Config } from './config.ts'

/** Where lines go; standard output where none is given. */
export type LogStream = { write(line: string): void }

const UNTOLD = 'not written here: it may quote what somebody wrote'

/** An error as far as it may be told: nothing that it says, and nothing that it carries. */
export type LoggedError = {
  readonly type: string
  /** An SQLSTATE, the name of a system error, or a code of ours or of a library. */
  readonly code?: string
  /** What a statement of the database failed at. */
  readonly table?: string
  readonly column?: string
  readonly constraint?: string
  readonly message: typeof UNTOLD
  /** Places in the code, a line each, the innermost first. */
  readonly stack: string
  readonly cause?: LoggedError
}

type LoggerOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>

/** Fastify's logger of a configuration; false where it is to be silent. At `info` requests are not told one by one. */
export function loggerOf(level: Config['logLevel'], stream?: LogStream): LoggerOptions | false {
  if (level === 'silent') return false
  return {
    level: level === 'info' ? 'warn' : level,
    serializers: { err: loggedError, req: loggedRequest },
    hooks: { logMethod: withoutItsMessage },
    ...(stream ? { stream } : {}),
  }
}

/** A line of a stack that V8 has made; others are lines of the message. */
const PLACE = /^\s+at .*(?::\d+:\d+\)?|\(native\)|<anonymous>\)?)$/

/** More causes of causes than these tell nothing new. */
const MOST_CAUSES = 5

/** What of an error a line of the log holds; anything may have been thrown. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: UNTOLD, stack: '' }
  const { code, table, column, constraint, cause } = error as Error & Record<string, unknown>
  return {
    type: error.constructor.name,
    ...namesAmong({ code, table, column, constraint }),
    message: UNTOLD,
    stack: placesIn(error),
    ...(cause instanceof Error && depth < MOST_CAUSES ? { cause: loggedError(cause, depth + 1) } : {}),
  }
}

function placesIn({ message, stack = '' }: Error): string {
  const behind = stack.slice(stack.indexOf(message) + message.length)
  return behind
    .split('\n')
    .filter(line => PLACE.test(line))
    .join('\n')
}

/** Codes and the names of tables are words of programs; anything with a blank in it is not. */
function namesAmong(given: Record<string, unknown>): Record<string, string> {
  const names = Object.entries(given).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && /^\w{1,63}$/.test(entry[1]),
  )
  return Object.fromEntries(names)
}

type LoggedRequest = { readonly method?: string; readonly routeOptions?: { readonly url?: string } }

/** Its route: an address may hold what is looked for, or the secret of a link. */
function loggedRequest({ method, routeOptions }: LoggedRequest) {
  return { method, route: routeOptions?.url ?? null }
}

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>

/** Where no sentence is given for an error, or one that repeats it, the logger would write what the error says. */
const withoutItsMessage: LogMethod = function (args, method) {
  const [details, sentence] = args as [unknown, string | undefined]
  const error = details instanceof Error ? details : (details as { err?: unknown } | null)?.err
  if (!(error instanceof Error) || (sentence !== undefined && !repeats(sentence, error)))
    return method.apply(this, args)
  const others = details instanceof Error ? {} : (details as object)
  return method.apply(this, [{ ...others, err: error } as never, 'an error'])
}

const repeats = (sentence: string, { message }: Error) => message !== '' && sentence.includes(message)
