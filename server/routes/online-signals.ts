// Online signals: one way in for people, in a form, and for programs, as CloudEvents in both of their HTTP modes.

import { randomInt } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { tell } from '../../engine/words/sentences.ts'
import { can } from '../auth/can.ts'
import { subjectOf } from '../auth/guard.ts'
import type { Subject } from '../auth/subject.ts'
import type { Told } from '../casework/work.ts'
import {
  CloudEvent,
  SIGNAL_TYPES,
  SignalAccepted,
  SignalSummary,
  WorryReport,
} from '../contract/online-signals.ts'
import { PageOf, PageQuery } from '../contract/shared.ts'
import { Refused, refusedBy } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { shapeInWords } from '../shape.ts'
import { pageOf, readCursor } from '../store/cursor.ts'
import { signalName } from '../store/messages.ts'
import { uuid } from '../store/uuid.ts'
import { checkOf, isClean } from '../validate.ts'

const isReport = checkOf(WorryReport)
const isEvent = checkOf(CloudEvent)

const WORRY = SIGNAL_TYPES['org.linkspan.worry.reported']

/** Where the signals of people come from; their name follows. */
const PEOPLE = '/people/'

type Event = {
  readonly source: string
  readonly id: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

export function onlineSignalRoutes(app: App, { database, dispatch }: Server): void {
  const { kysely } = database
  app.addContentTypeParser(
    'application/cloudevents+json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'ignore'),
  )

  app.post(
    '/online-signals',
    {
      config: { action: 'onlineSignal.report' },
      bodyLimit: 256_000,
      // Which of the three shapes it must have depends on the headers too; readEvent tells.
      attachValidation: true,
      schema: {
        body: {
          content: {
            'application/json': { schema: WorryReport },
            'application/cloudevents+json': { schema: CloudEvent },
          },
        },
        response: { 202: SignalAccepted, 200: SignalAccepted },
      },
    },
    async (request, reply) => {
      const { source, id, type, data } = readEvent(request)
      const subject = subjectOf(request)
      const name = messageOf(type, subject)
      const given = referenceOf(data)
      const publish = (name: string, reference: string) =>
        dispatch.submit({
          kind: 'message',
          message: {
            name,
            correlationKey: reference,
            correlation: null,
            variables: {
              ...data,
              case_reference: reference,
              ...(reference === given ? {} : { related_reference: given }),
            },
            target: null,
          },
          actor: subject.username,
          ttl: 0,
          id: null,
          mustBeHeard: true,
          beginsOnly: !can(subject, 'message.publish'),
          signal: { source, id, type },
        })
      let answer = await publish(name, given)
      // A type that no process knows is a worry like any other: people read it, rather than a program losing it.
      if (!answer.ok && answer.code === 'NOBODY_LISTENS' && name !== WORRY)
        answer = await publish(WORRY, given)
      // Nor is a worry lost that names a case under way: it begins one of its own, which tells the other's reference.
      if (!answer.ok && answer.code === 'NOBODY_LISTENS') answer = await publish(WORRY, referenceOf({}))
      if (!answer.ok) {
        throw answer.code === 'NOBODY_LISTENS'
          ? new Refused('SIGNAL_NOT_EXPECTED', tell`No deployed process begins with the message ${name}.`)
          : refusedBy(answer)
      }
      return reply.code(answer.duplicate ? 200 : 202).send(await acceptedOf(answer, { source, id }))
    },
  )

  app.get(
    '/online-signals',
    {
      config: { action: 'onlineSignal.read' },
      schema: {
        querystring: PageQuery,
        response: { 200: PageOf(SignalSummary) },
      },
    },
    async request => {
      const { limit = 50, cursor } = request.query
      const after = readCursor(cursor, 'uuid')
      const rows = await kysely
        .selectFrom('online_signal')
        .innerJoin('message', 'message.id', 'online_signal.message_key')
        .select(['named', 'received_at', 'received_by', 'message_key', 'message.instances'])
        .$if(after !== null, query => query.where('message_key', '<', after![0]!))
        .orderBy('message_key', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(
        rows,
        limit,
        row => ({
          ...(signalName(database.keyring, row) ?? { id: null, source: null, type: null }),
          receivedAt: row.received_at.toISOString(),
          receivedBy: row.received_by,
          instanceKey: row.instances[0] ?? null,
        }),
        row => [row.message_key],
      )
    },
  )

  function readEvent(request: FastifyRequest): Event {
    const contentType = request.headers['content-type'] ?? ''
    if (contentType.startsWith('application/cloudevents+json')) return structured(request)
    if (contentType.startsWith('application/cloudevents')) throw new Refused('UNSUPPORTED_MEDIA_TYPE')
    if (request.headers['ce-specversion'] !== undefined || request.headers['ce-type'] !== undefined)
      return binary(request)
    if (!isReport(request.body)) throw wrong(isReport.errors ?? [], 'INVALID')
    const { username } = subjectOf(request)
    return {
      source: `${PEOPLE}${username}`,
      id: uuid(),
      type: 'org.linkspan.worry.reported',
      data: { received_via: 'form', ...request.body },
    }
  }

  /** Nobody sends anything in the name of a person but that person. */
  function structured({ body, subject }: Pick<FastifyRequest, 'body' | 'subject'>): Event {
    if (!isEvent(body)) throw wrong(isEvent.errors ?? [], 'CLOUD_EVENT_INVALID')
    if (body.source.startsWith(PEOPLE) && body.source !== `${PEOPLE}${subject?.username}`)
      throw new Refused('CLOUD_EVENT_INVALID', tell`A source under ${PEOPLE} is the person of that name.`)
    return { source: body.source, id: body.id, type: body.type, data: dataOf(body.data) }
  }

  function binary(request: FastifyRequest): Event {
    const attributes = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        name.startsWith('ce-') && typeof value === 'string' ? [[name.slice(3), decodeHeader(value)]] : [],
      ),
    )
    if (!isClean(attributes)) throw new Refused('TEXT_INVALID')
    return structured({ body: { ...attributes, data: request.body }, subject: request.subject })
  }

  /**
   * By the message that stands for it: the form gives an id to each try, and the one that was received counts. Where its
   * case was erased, only the sender still knows what it was called.
   */
  async function acceptedOf(
    { message, instances, duplicate }: Told,
    given: Pick<Event, 'source' | 'id'>,
  ): Promise<Static<typeof SignalAccepted>> {
    const instance = instances[0] ?? null
    const row = await kysely
      .selectFrom('online_signal')
      .select(['message_key', 'named', 'received_at'])
      .where('message_key', '=', message)
      .executeTakeFirstOrThrow()
    const { id, source } = signalName(database.keyring, row) ?? given
    const begun =
      instance === null
        ? undefined
        : await kysely.selectFrom('instance').select('number').where('id', '=', instance).executeTakeFirst()
    return {
      id,
      source,
      receivedAt: row.received_at.toISOString(),
      duplicate,
      instanceKey: instance,
      instanceNumber: begun ? Number(begun.number) : null,
    }
  }
}

/** Whoever may only report cannot begin any process by calling its message: what they send is a worry. */
function messageOf(type: string, subject: Subject): string {
  if (Object.hasOwn(SIGNAL_TYPES, type)) return SIGNAL_TYPES[type as keyof typeof SIGNAL_TYPES]
  return can(subject, 'instance.start') || can(subject, 'message.publish') ? type : WORRY
}

/** What people and partners call the case by: short enough to say, and none can be guessed from another. */
function referenceOf(data: Event['data']): string {
  const given = data.case_reference
  if (typeof given === 'string' && given.length > 0 && given.length <= 100) return given
  const letters = Array.from({ length: 6 }, () => SPEAKABLE[randomInt(SPEAKABLE.length)])
  return `${new Date().getUTCFullYear()}-${letters.join('')}`
}

/** Without letters and digits that are taken for each other. */
const SPEAKABLE = 'BCDFGHJKMNPQRSTVWXYZ23456789'

function dataOf(data: unknown): Event['data'] {
  if (data === undefined || data === null) return {}
  if (typeof data === 'object' && !Array.isArray(data)) return data as Event['data']
  throw new Refused('CLOUD_EVENT_INVALID', tell`The data of an online signal is a JSON object.`)
}

/** CloudEvents headers are percent-encoded. */
function decodeHeader(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw new Refused('CLOUD_EVENT_INVALID', tell`A ce-* header is not percent-encoded as it should be.`)
  }
}

type Finding = {
  readonly instancePath?: string
  readonly keyword?: string
  readonly message?: string
  readonly params?: Record<string, unknown>
}

function wrong(findings: readonly Finding[], code: 'INVALID' | 'CLOUD_EVENT_INVALID'): Refused {
  const errors = findings
    .slice(0, 50)
    .map(({ instancePath = '', keyword = 'invalid', message, params = {} }) => {
      const name = params.missingProperty ?? params.additionalProperty
      return {
        pointer: `${instancePath}${typeof name === 'string' ? `/${name}` : ''}`,
        code: keyword.toUpperCase(),
        detail: shapeInWords({ keyword, message, params }),
      }
    })
  return new Refused(code, undefined, errors)
}
