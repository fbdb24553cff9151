// Jobs for workers: lent for a time, completed, failed, or answered with a BPMN error.

import type { State } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import { groupsOf, type Subject } from '../auth/subject.ts'
import { readKey } from '../casework/key.ts'
import { doneBefore } from '../casework/once.ts'
import { visibleVariables } from '../casework/visible.ts'
import { type Refusal, refuse } from '../casework/work.ts'
import { InnerParams, Outcome } from '../contract/instances.ts'
import {
  type ActivatedJob,
  ActivatedJobs,
  JobActivation,
  JobCompletion,
  JobConfirmation,
  JobError,
  JobExtension,
  JobFailure,
  JobQuery,
  Jobs,
} from '../contract/jobs.ts'
import { Refused } from '../errors.ts'
import { backoffOf } from '../jobs/backoff.ts'
import { isOwn } from '../jobs/kinds.ts'
import type { App, Server } from '../server.ts'
import { findInstance, stateOf } from '../store/instances.ts'
import { extendLease, giveBack, jobOf, type LentJob, lendJobs, listJobs, triesOf } from '../store/jobs.ts'
import { outcomeOf } from './instances.ts'

/** What the server does itself is lent to nobody. */
const lent = (type: string) => (isOwn(type) ? [] : [type])

/** A worker answers what can be lent: never the task of a person, nor what the server does itself. */
const isLent =
  (key: number) =>
  (state: State): Refusal | null => {
    const wait = state.runs[key]?.wait
    return wait?.kind === 'job' && !isOwn(wait.jobType)
      ? null
      : refuse('NO_SUCH_KEY', tell`No job that is lent has this key.`)
  }

/** What another server offers without our hearing of it is found at the latest after this. */
const LOOK_AGAIN_MS = 1000

export function jobRoutes(app: App, { database, dispatch, bell }: Server): void {
  const { kysely } = database

  app.get(
    '/jobs',
    { config: { action: 'job.read' }, schema: { querystring: JobQuery, response: { 200: Jobs } } },
    async request => listJobs(database, request.query),
  )

  app.post(
    '/jobs/activation',
    { config: { action: 'job.work' }, schema: { body: JobActivation, response: { 200: ActivatedJobs } } },
    async (request, reply) => {
      const {
        type,
        worker,
        maxJobs = 10,
        timeout = 60_000,
        requestTimeout = 0,
        fetchVariables,
      } = request.body
      // Not by the time of day: whoever waits would wait on while a clock is put back.
      const until = performance.now() + requestTimeout
      const gone = new Promise<void>(resolve => reply.raw.on('close', resolve))
      let left = false
      void gone.then(() => {
        left = true
      })
      for (;;) {
        // Heard from before the look, so that what comes between the two is not missed.
        const news = newsOf(type)
        const jobs = await lendJobs(kysely, {
          types: lent(type),
          kinds: ['worker', 'listener'],
          worker,
          timeoutMs: timeout,
          most: maxJobs,
        })
        const wait = until - performance.now()
        if (jobs.length === 0 && wait > 0 && !left) {
          await news.within(Math.min(wait, LOOK_AGAIN_MS), gone)
          continue
        }
        news.stop()
        // Nobody is there to take them: they are lent to the next one at once, not when the time is over.
        if (left) await giveBack(kysely, jobs)
        return { jobs: await Promise.all(jobs.map(job => viewOf(job, fetchVariables))) }
      }
    },
  )

  app.post(
    '/jobs/:key/confirmation',
    {
      config: { action: 'job.confirm' },
      schema: { params: InnerParams, body: JobConfirmation, response: { 200: Outcome } },
    },
    async request => {
      const { instance, key } = readKey(request.params.key)
      const subject = subjectOf(request)
      if (!doneBefore()) await mustBeFree(subject, instance, key)
      const { reason, variables = {} } = request.body
      const { username: by } = subject
      const command = { type: 'complete', key, variables, by, reason } as const
      const guard = isLent(key)
      const work = { kind: 'command', instance, command, actor: by, guard, lease: null } as const
      const answer = await dispatch.submit(work)
      if (!answer.ok && answer.code === 'LEASE_NEEDED')
        throw new Refused('CONFLICT', tell`A program is doing this now.`)
      return outcomeOf(answer)
    },
  )

  app.post(
    '/jobs/:key/completion',
    {
      config: { action: 'job.work' },
      schema: { params: InnerParams, body: JobCompletion, response: { 200: Outcome } },
    },
    async request => {
      const { instance, key } = readKey(request.params.key)
      const { username: actor } = subjectOf(request)
      const { variables = {}, lease = null } = request.body
      const command = { type: 'complete', key, variables, by: actor } as const
      const guard = isLent(key)
      return outcomeOf(await dispatch.submit({ kind: 'command', instance, command, actor, lease, guard }))
    },
  )

  app.post(
    '/jobs/:key/failure',
    {
      config: { action: 'job.work' },
      schema: { params: InnerParams, body: JobFailure, response: { 200: Outcome } },
    },
    async request => {
      const { instance, key } = readKey(request.params.key)
      const { username: actor } = subjectOf(request)
      const { message, retryBackOff, variables, lease = null } = request.body
      const before = await triesOf(kysely, { instance, key })
      const retries = request.body.retries ?? Math.max(0, (before?.retries ?? 1) - 1)
      const backoff = retryBackOff ?? backoffOf(before?.headers ?? {}, retries, Date.now()) ?? undefined
      const command = { type: 'fail', key, retries, message, backoff, variables, by: actor } as const
      const guard = isLent(key)
      return outcomeOf(await dispatch.submit({ kind: 'command', instance, command, actor, lease, guard }))
    },
  )

  app.post(
    '/jobs/:key/error',
    {
      config: { action: 'job.work' },
      schema: { params: InnerParams, body: JobError, response: { 200: Outcome } },
    },
    async request => {
      const { instance, key } = readKey(request.params.key)
      const { username: actor } = subjectOf(request)
      const { code, message, variables, lease = null } = request.body
      const command = { type: 'throwError', key, code, message, variables, by: actor } as const
      const guard = isLent(key)
      return outcomeOf(await dispatch.submit({ kind: 'command', instance, command, actor, lease, guard }))
    },
  )

  app.patch(
    '/jobs/:key',
    { config: { action: 'job.work' }, schema: { params: InnerParams, body: JobExtension } },
    async (request, reply) => {
      const { timeout, lease } = request.body
      if (!(await extendLease(kysely, readKey(request.params.key), lease, timeout)))
        throw new Refused('LEASE_LOST')
      return reply.code(204).send()
    },
  )

  /** Hears from now on whether a job of the type may have come. */
  function newsOf(type: string) {
    let wake = () => {}
    const heard = new Promise<void>(resolve => {
      wake = resolve
    })
    const stop = bell.listen((_news, change) => {
      if (change?.jobTypes.has(type)) wake()
    })
    return {
      stop,
      async within(ms: number, gone: Promise<void>): Promise<void> {
        const timer = setTimeout(wake, ms)
        await Promise.race([heard, gone])
        clearTimeout(timer)
        stop()
      },
    }
  }

  /** Whoever sees the case hears that somebody was faster; to others there is no such work. */
  async function mustBeFree(subject: Subject, instance: string, key: number): Promise<void> {
    const job = await jobOf(kysely, instance, key)
    if (!job && (await findInstance(kysely, instance, subject)))
      throw new Refused(
        'CONFLICT',
        tell`This work is not open any more: somebody has done it, or its step has ended.`,
      )
    if (!job || !(await isTheirs(subject, job.definition, job.element))) throw new Refused('NOT_FOUND')
    if (job.lentTo !== null) throw new Refused('CONFLICT', tell`A program, ${job.lentTo}, is doing this now.`)
  }

  /** Work for programs that a person confirms falls to the role of its lane, and to coordinators. */
  async function isTheirs(subject: Subject, definition: string, element: string): Promise<boolean> {
    if (subject.roles.includes('coordinator')) return true
    const { graph } = await dispatch.definitions.get(database.pool, definition)
    const role = graph.nodes.get(element)?.role ?? null
    return role !== null && groupsOf(subject).includes(role)
  }

  async function viewOf(job: LentJob, names: readonly string[] | undefined): Promise<ActivatedJob> {
    const state = await stateOf(database, job.instance_id)
    const seen = state ? visibleVariables(state, Number(job.key)) : {}
    const variables = names
      ? Object.fromEntries(names.flatMap(name => (Object.hasOwn(seen, name) ? [[name, seen[name]]] : [])))
      : { ...seen }
    return {
      key: `${job.instance_id}.${job.key}`,
      type: job.type,
      instanceKey: job.instance_id,
      processId: job.process_id,
      processDefinitionKey: job.definition_key,
      element: job.element,
      headers: job.headers,
      variables,
      retries: job.retries,
      priority: job.priority,
      lease: Number(job.lease),
      deadline: job.lease_until.toISOString(),
    }
  }
}
