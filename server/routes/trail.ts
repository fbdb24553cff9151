// What auditors read: entries, states, proofs, and the log of what was done outside a case.

import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { Type } from 'typebox'
import { tell } from '../../engine/words/sentences.ts'
import { type Envelope, openEntry, readEnvelope } from '../audit/chain.ts'
import { exportCase } from '../audit/export.ts'
import { LogRewritten } from '../audit/memory.ts'
import { knownKeys } from '../audit/note.ts'
import { stateAfter } from '../audit/replay.ts'
import { verifyAll, verifyInstance } from '../audit/verify.ts'
import { subjectOf } from '../auth/guard.ts'
import type { Instance } from '../contract/instances.ts'
import { InstanceParams } from '../contract/shared.ts'
import {
  type Entry,
  ExportQuery,
  Log,
  LogExportQuery,
  LogQuery,
  StateAt,
  StateParams,
  Trail,
  TrailQuery,
  Verification,
} from '../contract/trail.ts'
import { Refused } from '../errors.ts'
import { virusCheckOf } from '../jobs/virus-check.ts'
import { languageOf } from '../language.ts'
import type { App, Server } from '../server.ts'
import { pageOf, readCursor } from '../store/cursor.ts'
import { findInstance } from '../store/instances.ts'
import { lineOf, logAsCsv, readLog } from '../store/read-log.ts'
import type { CaseKey } from '../store/seal.ts'
import { readEntries, type StoredEntry } from '../store/trail.ts'
import { wordsFor } from '../words/in-words.ts'

export function trailRoutes(app: App, { config, database, dispatch, sequencer, signer }: Server): void {
  const { kysely } = database
  const trusted = { keys: knownKeys(config) }

  app.get(
    '/process-instances/:instanceKey/trail',
    {
      config: { action: 'trail.read' },
      schema: { params: InstanceParams, querystring: TrailQuery, response: { 200: Trail } },
    },
    async request => {
      const { key, entries: length } = await mustFind(request.params.instanceKey, request)
      const { after = 0, limit = 200 } = request.query
      const entries = await readEntries(database, key, after, limit)
      const last = entries.at(-1)?.seq
      return { items: entries.map(viewOf), next: last !== undefined && last < length ? last : null, length }
    },
  )

  app.get(
    '/process-instances/:instanceKey/states/:seq',
    { config: { action: 'trail.read' }, schema: { params: StateParams, response: { 200: StateAt } } },
    async request => {
      const { instanceKey, seq } = request.params
      await mustFind(instanceKey, request)
      const found = await stateAfter(database, instanceKey, seq)
      if (!found) throw new Refused('NOT_FOUND')
      return { seq, at: found.at, definitionKey: found.definition, state: found.state }
    },
  )

  app.get(
    '/process-instances/:instanceKey/verification',
    {
      config: { action: 'trail.verify' },
      schema: { params: InstanceParams, response: { 200: Verification } },
    },
    async request => {
      const { key } = await mustFind(request.params.instanceKey, request)
      return numbered(
        await verifyInstance(database, dispatch.definitions, key, trusted, await wordsOf(request)),
      )
    },
  )

  app.get(
    '/process-instances/:instanceKey/export',
    {
      config: { action: 'trail.export' },
      schema: {
        params: InstanceParams,
        querystring: ExportQuery,
        response: {
          200: { content: { 'application/zip': { schema: Type.Unsafe<Buffer>({ type: 'string' }) } } },
        },
      },
    },
    async (request, reply) => {
      const asked = await mustFind(request.params.instanceKey, request)
      // All of the case leaves, so its first instance must be theirs to see, and not only one that it called.
      const { number, rootKey } = asked.parentKey === null ? asked : await mustFind(asked.rootKey, request)
      // What happened up to now goes under a signature first.
      await sequencer.checkpoint().catch(refuseRewritten)
      const archive = await exportCase(database, rootKey, signer, {
        checksFiles: virusCheckOf(config.virusCheck) !== null,
      })
      if (!archive)
        throw new Refused('NOT_FOUND', tell`The case is not in a checkpoint yet; please try again.`)
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="case-${number}.zip"`)
        .send(Buffer.from(archive))
    },
  )

  app.get(
    '/verification',
    { config: { action: 'trail.verify' }, schema: { response: { 200: Verification } } },
    async request =>
      numbered(await verifyAll(database, dispatch.definitions, trusted, await wordsOf(request))),
  )

  app.get(
    '/log',
    { config: { action: 'log.read' }, schema: { querystring: LogQuery, response: { 200: Log } } },
    async request => {
      const { limit = 50, cursor } = request.query
      const after = readCursor(cursor, 'number')
      const rows = await readLog(database, request.query, after?.[0] ?? null, limit + 1)
      return pageOf(rows, limit, lineOf, row => [row.id])
    },
  )

  app.get(
    '/log/export',
    {
      config: { action: 'log.export' },
      schema: {
        querystring: LogExportQuery,
        response: {
          200: { content: { 'text/csv': { schema: Type.Unsafe<Readable>({ type: 'string' }) } } },
        },
      },
    },
    async (request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="log.csv"')
        .send(Readable.from(logAsCsv(database, request.query))),
  )

  /** People know a case by its number. */
  async function numbered(proof: Static<typeof Verification>): Promise<Static<typeof Verification>> {
    const keys = new Set(proof.flaws.flatMap(({ instanceKey }) => instanceKey ?? []))
    if (keys.size === 0) return proof
    const rows = await kysely
      .selectFrom('instance')
      .select(['id', 'number'])
      .where('id', 'in', [...keys])
      .execute()
    const numbers = new Map(rows.map(({ id, number }) => [id, Number(number)]))
    const flaws = proof.flaws.map(flaw => {
      const caseNumber = numbers.get(flaw.instanceKey ?? '')
      return caseNumber === undefined ? flaw : { ...flaw, caseNumber }
    })
    return { ...proof, flaws }
  }

  async function mustFind(key: string, request: Parameters<typeof subjectOf>[0]): Promise<Instance> {
    const instance = await findInstance(kysely, key, subjectOf(request))
    if (!instance) throw new Refused('NO_SUCH_INSTANCE')
    return instance
  }
}

function viewOf({ seq, at, definition, hash, bytes, key }: StoredEntry): Static<typeof Entry> {
  const envelope = readEnvelope(bytes)
  const { command, events } = opened(envelope, key)
  return {
    seq,
    at: at.toISOString(),
    actor: envelope?.actor ?? '',
    hash: hash.toString('hex'),
    prev: envelope?.prev ?? '',
    definitionKey: definition,
    erased: key === null,
    command: command as unknown as Record<string, unknown>,
    events: events as unknown as Record<string, unknown>[],
  }
}

/** Nothing where the key was destroyed or the entry is broken: a proof tells what is wrong, and the others are still shown. */
function opened(envelope: Envelope | null, key: CaseKey | null) {
  const nothing = { command: {}, events: [] }
  if (envelope === null || key === null) return nothing
  try {
    return openEntry(envelope, key)
  } catch {
    return nothing
  }
}

const wordsOf = ({ headers }: FastifyRequest) => wordsFor(languageOf(headers['accept-language']))

/** A case of a log that was written anew does not leave under a signature. */
function refuseRewritten(error: unknown): never {
  throw error instanceof LogRewritten ? new Refused('CONFLICT', error.sentence) : error
}
