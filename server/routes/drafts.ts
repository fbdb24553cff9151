// Drafts: drawings under work.

import { Type } from 'typebox'
import { subjectOf } from '../auth/guard.ts'
import { judgeFiles } from '../casework/compile.ts'
import { deploy } from '../casework/deploy.ts'
import { filesOf } from '../casework/draft-files.ts'
import { Deployment } from '../contract/definitions.ts'
import {
  Draft,
  DraftInput,
  DraftParams,
  DraftSummary,
  type Finding,
  Findings,
  Note,
} from '../contract/drafts.ts'
import { Exact } from '../contract/shared.ts'
import { Refused } from '../errors.ts'
import { languageOf } from '../names.ts'
import type { App, Server } from '../server.ts'
import { findDeployment } from '../store/definitions.ts'
import { createDraft, deleteDraft, findDraft, listDrafts, updateDraft } from '../store/drafts.ts'
import { writeLog } from '../store/log.ts'
import { etagOf, revOf } from './revision.ts'

export function draftRoutes(app: App, { database, bell }: Server): void {
  const { kysely } = database

  app.get(
    '/drafts',
    {
      config: { action: 'draft.read' },
      schema: { response: { 200: Exact({ items: Type.Array(DraftSummary) }) } },
    },
    async () => ({
      items: await listDrafts(kysely),
    }),
  )

  app.post(
    '/drafts',
    { config: { action: 'draft.write' }, schema: { body: DraftInput, response: { 201: Draft } } },
    async (request, reply) => {
      const { username } = subjectOf(request)
      const draft = await mustFind(await createDraft(kysely, request.body, username))
      await writeLog(database, {
        actor: username,
        action: 'draft.create',
        result: 'done',
        subject: draft.id,
        detail: draft.name,
      })
      bell.ring('draft', draft.id)
      return reply.code(201).header('etag', etagOf(draft)).send(draft)
    },
  )

  app.get(
    '/drafts/:draftId',
    { config: { action: 'draft.read' }, schema: { params: DraftParams, response: { 200: Draft } } },
    async (request, reply) => {
      const draft = await mustFind(request.params.draftId)
      return reply.header('etag', etagOf(draft)).send(draft)
    },
  )

  app.put(
    '/drafts/:draftId',
    {
      config: { action: 'draft.write' },
      schema: { params: DraftParams, body: DraftInput, response: { 200: Draft } },
    },
    async (request, reply) => {
      const { draftId } = request.params
      const { username } = subjectOf(request)
      if (!(await updateDraft(kysely, draftId, revOf(request), request.body, username)))
        await refuseStale(draftId)
      await writeLog(database, { actor: username, action: 'draft.change', result: 'done', subject: draftId })
      bell.ring('draft', draftId)
      const draft = await mustFind(draftId)
      return reply.header('etag', etagOf(draft)).send(draft)
    },
  )

  app.delete(
    '/drafts/:draftId',
    { config: { action: 'draft.write' }, schema: { params: DraftParams } },
    async (request, reply) => {
      const { draftId } = request.params
      if (!(await deleteDraft(kysely, draftId, revOf(request)))) await refuseStale(draftId)
      await writeLog(database, {
        actor: subjectOf(request).username,
        action: 'draft.delete',
        result: 'done',
        subject: draftId,
      })
      bell.ring('draft', draftId)
      return reply.code(204).send()
    },
  )

  app.post(
    '/drafts/:draftId/check',
    { config: { action: 'draft.read' }, schema: { params: DraftParams, response: { 200: Findings } } },
    async request => {
      const { findings } = await judgeFiles(
        filesOf(await mustFind(request.params.draftId)),
        languageOf(request.headers['accept-language']),
      )
      return { findings: [...findings] }
    },
  )

  app.post(
    '/drafts/:draftId/deployment',
    {
      config: { action: 'definition.deploy' },
      schema: { params: DraftParams, body: Note, response: { 201: Deployment, 200: Deployment } },
    },
    async (request, reply) => {
      const draft = await mustFind(request.params.draftId)
      if (revOf(request) !== draft.rev) throw new Refused('STALE')
      const { username } = subjectOf(request)
      const { note = null } = request.body
      const result = await deploy(database, {
        resources: filesOf(draft),
        variant: draft.variant,
        note,
        draftId: draft.id,
        by: username,
        language: languageOf(request.headers['accept-language']),
      })
      if (!result.ok) throw doesNotCompile(result.findings)
      await writeLog(database, {
        actor: username,
        action: 'definition.deploy',
        result: 'done',
        subject: result.key,
        detail: note,
      })
      bell.ring('definition', result.key)
      const deployment = await findDeployment(kysely, result.key)
      return reply
        .code(result.unchanged ? 200 : 201)
        .send({ ...deployment!, unchanged: result.unchanged, findings: [...result.findings] })
    },
  )

  async function mustFind(id: string): Promise<Draft> {
    const draft = await findDraft(kysely, id)
    if (!draft) throw new Refused('NOT_FOUND')
    return draft
  }

  async function refuseStale(id: string): Promise<never> {
    await mustFind(id)
    throw new Refused('STALE')
  }
}

/** Refusals of the framework bear a name of their own: the files have no errors. */
const OF_FRAMEWORK = ['FRAMEWORK_NOT_IN_FORCE', 'RETENTION_NOT_APPROVED'] as const

export function doesNotCompile(findings: readonly Finding[]): Refused {
  const code = OF_FRAMEWORK.find(code => findings.some(finding => finding.code === code))
  return new Refused(
    code ?? 'DOES_NOT_COMPILE',
    code && findings[0]?.message,
    findings
      .slice(0, 100)
      .map(({ code, element, message }) => ({ pointer: element ?? '', code, detail: message })),
  )
}
