// Drafts: drawings under work.

import { subjectOf } from '../auth/guard.ts'
import { judgeFiles } from '../casework/compile.ts'
import { filesOf } from '../casework/draft-files.ts'
import { doneBefore } from '../casework/once.ts'
import { Deployment } from '../contract/definitions.ts'
import { Draft, DraftInput, DraftParams, Drafts, Findings, Note } from '../contract/drafts.ts'
import { PageQuery } from '../contract/shared.ts'
import { Refused } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { languageOf } from '../language.ts'
import type { App, Server } from '../server.ts'
import { createDraft, deleteDraft, findDraft, listDrafts, updateDraft } from '../store/drafts.ts'
import { writeLog } from '../store/log.ts'
import { deployed } from './deployment.ts'
import { etagOf, revOf } from './revision.ts'

export function draftRoutes(app: App, { database, bell }: Server): void {
  const { kysely } = database

  app.get(
    '/drafts',
    {
      config: { action: 'draft.read' },
      schema: { querystring: PageQuery, response: { 200: Drafts } },
    },
    async request => listDrafts(kysely, request.query),
  )

  app.post(
    '/drafts',
    { config: { action: 'draft.write' }, schema: { body: DraftInput, response: { 201: Draft } } },
    async (request, reply) => {
      const { username } = subjectOf(request)
      const { name } = request.body
      const id = await makeOnce(database, async trx => {
        const id = await createDraft(trx, request.body, username)
        await writeLog(
          { kysely: trx },
          { actor: username, action: 'draft.create', result: 'done', subject: id, detail: name },
        )
        return id
      })
      const draft = await mustFind(id)
      bell.ring('draft', id)
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
      if (revOf(request) !== draft.rev && !doneBefore()) throw new Refused('STALE')
      const { variant, id: draftId } = draft
      const { note = null } = request.body
      const files = { resources: filesOf(draft), variant, note, draftId }
      const made = await deployed({ database, bell }, request, files)
      return reply.code(made.unchanged ? 200 : 201).send(made)
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
