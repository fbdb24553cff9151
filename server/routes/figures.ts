// Figures over the cases of a process. Never the content of a case.

import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { tell } from '../../engine/words/sentences.ts'
import { csv } from '../audit/csv.ts'
import { eventLog } from '../audit/event-log.ts'
import { xes } from '../audit/xes.ts'
import { CourseOfVersion, CourseQuery, EventLogQuery, Figures, FiguresQuery } from '../contract/figures.ts'
import { Refused } from '../errors.ts'
import { languageOf } from '../language.ts'
import { figuresOf } from '../rules/figures.ts'
import { indicatorsOf, othersOf } from '../rules/indicators.ts'
import { shareOf } from '../rules/small-numbers.ts'
import { overruledByQuarter, within } from '../rules/suggestions.ts'
import type { App, Server } from '../server.ts'
import { readTraces } from '../store/figures.ts'
import type { Trace } from '../store/traces.ts'
import { attachment } from './attachment.ts'

export function figureRoutes(app: App, { config, database, dispatch }: Server): void {
  const { kysely } = database

  app.get(
    '/figures',
    {
      config: { action: 'figures.read' },
      schema: { querystring: FiguresQuery, response: { 200: Figures } },
    },
    async request => {
      const { processId, version = null } = request.query
      const { from, to } = quarters(request.query)
      const k = config.smallNumber
      const definition = await drawingOf(processId, version)
      const { graph } = await dispatch.definitions.get(database.pool, definition)
      const { traces, erased } = await readTraces(database, processId, { from, to }, version)
      const suggestions = await overruledByQuarter(kysely, processId)
      const others = new Map<string, readonly Trace[]>()
      for (const other of othersOf(processId))
        others.set(other, (await readTraces(database, other, { from, to }, null)).traces)
      const counted = {
        traces,
        others,
        // Decisions are counted without the version of their case.
        suggestions: version === null ? within(suggestions, { from, to }) : null,
        k,
        now: Date.now(),
      }
      return {
        processId,
        version,
        from,
        to,
        smallNumber: k,
        ...figuresOf(graph, traces, k),
        erased: erased > 0,
        suggestions: suggestions.map(({ quarter, decisions, overruled }) => ({
          quarter,
          overruled: shareOf(overruled, decisions, k),
          review: decisions >= k && overruled === 0,
        })),
        indicators: indicatorsOf(processId, counted, languageOf(request.headers['accept-language'])),
      }
    },
  )

  app.get(
    '/course',
    {
      config: { action: 'course.read' },
      schema: { querystring: CourseQuery, response: { 200: CourseOfVersion } },
    },
    async request => {
      const { processId, version } = request.query
      const k = config.smallNumber
      // Always the same period, so that no two answers can be subtracted.
      const period = quarters({})
      const { graph } = await dispatch.definitions.get(database.pool, await drawingOf(processId, version))
      const { traces } = await readTraces(database, processId, period, version)
      return { processId, version, ...period, smallNumber: k, course: figuresOf(graph, traces, k).course }
    },
  )

  app.get(
    '/event-log',
    {
      config: { action: 'figures.export' },
      schema: {
        querystring: EventLogQuery,
        response: {
          200: {
            content: {
              'application/xml': { schema: Type.Unsafe<Readable>({ type: 'string' }) },
              'text/csv': { schema: Type.Unsafe<Readable>({ type: 'string' }) },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { processId, version = null, format = 'xes' } = request.query
      const period = quarters(request.query)
      const { graph } = await dispatch.definitions.get(database.pool, await drawingOf(processId, version))
      const { traces } = await readTraces(database, processId, period, version)
      if (traces.length < config.smallNumber) throw new Refused('TOO_FEW_CASES')
      const log = eventLog(graph, traces, config.smallNumber, config.eventLogTimes)
      // Of cases that each went a way of its own nothing is left to tell.
      if (log.cases.every(events => events.length === 0)) throw new Refused('TOO_FEW_CASES')
      return reply
        .type(format === 'xes' ? 'application/xml; charset=utf-8' : 'text/csv; charset=utf-8')
        .header('content-disposition', attachment(`${processId}-${period.from}.${format}`))
        .send(Readable.from(format === 'xes' ? xes(log) : csv(log)))
    },
  )

  /** The version asked for, else the newest. */
  async function drawingOf(process: string, version: number | null): Promise<string> {
    const row = await kysely
      .selectFrom('process_definition')
      .select('key')
      .where('process_id', '=', process)
      .$if(version !== null, query => query.where('version', '=', version!))
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row) throw new Refused('NO_SUCH_PROCESS')
    return row.key
  }
}

/** Whole quarters, the last four where nothing is said: two periods that differ by a day could be subtracted. */
function quarters({ from, to }: { from?: string; to?: string }): { from: string; to: string } {
  const last = to === undefined ? new Date() : new Date(to)
  const until = quarterOf(last, 1)
  const since = from === undefined ? quarterOf(last, -3) : quarterOf(new Date(from), 0)
  if (since >= until) throw new Refused('INVALID', tell`The period ends before it begins.`)
  return { from: since, to: until }
}

/** The first day of the quarter that lies so many quarters from this day. */
function quarterOf(day: Date, offset: number): string {
  const quarter = Math.floor(day.getUTCMonth() / 3) + offset
  return new Date(Date.UTC(day.getUTCFullYear(), quarter * 3, 1)).toISOString().slice(0, 10)
}
