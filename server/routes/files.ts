// Files of a case. Staff who see the case see all of them; whoever has a task of it, and staff of partners with it, what was
// added to that task or shared with it, while the task is open. Bytes are only ever handed out as something to keep.

import type { FastifyRequest } from 'fastify'
import { tell } from '../../engine/words/sentences.ts'
import { isTheirTask } from '../auth/can.ts'
import { subjectOf } from '../auth/guard.ts'
import { changeFiles, filesOf } from '../casework/case-files.ts'
import { readKey } from '../casework/key.ts'
import {
  CaseFile,
  CaseFiles,
  FileParams,
  NewFileHeaders,
  NewShare,
  Removal,
  type StoredFile,
  TaskFileParams,
} from '../contract/files.ts'
import { InnerParams } from '../contract/instances.ts'
import { InstanceParams } from '../contract/shared.ts'
import type { UserTask } from '../contract/user-tasks.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { findInstance } from '../store/instances.ts'
import { findTask } from '../store/user-tasks.ts'
import { Bytes, fileDesk } from './file-desk.ts'

export function fileRoutes(app: App, server: Server): void {
  const { database, dispatch } = server
  const { kysely } = database
  const { largest, add, handOut, ofTask, listed, bytesOnly, refuseTooLarge } = fileDesk(server)

  app.get(
    '/process-instances/:instanceKey/files',
    {
      config: { action: 'content.read' },
      schema: { params: InstanceParams, response: { 200: CaseFiles } },
    },
    async request => {
      const { key } = await mustSee(request.params.instanceKey, request)
      return listed(key, await filesOf(database, key))
    },
  )

  app.get(
    '/user-tasks/:key/files',
    { config: { action: 'task.read' }, schema: { params: InnerParams, response: { 200: CaseFiles } } },
    async request => {
      const task = await mustHave(request.params.key, request)
      return listed(task.instanceKey, await ofTask(task))
    },
  )

  app.get(
    '/process-instances/:instanceKey/files/:fileId',
    { config: { action: 'file.read' }, schema: { params: FileParams, response: { 200: Bytes } } },
    async (request, reply) => {
      const { key } = await mustSee(request.params.instanceKey, request)
      const file = mustFind(await filesOf(database, key), request.params.fileId)
      return handOut(key, file, subjectOf(request).username, reply)
    },
  )

  app.get(
    '/user-tasks/:key/files/:fileId',
    { config: { action: 'file.read' }, schema: { params: TaskFileParams, response: { 200: Bytes } } },
    async (request, reply) => {
      const task = await mustHave(request.params.key, request)
      const file = mustFind(await ofTask(task), request.params.fileId)
      return handOut(task.instanceKey, file, subjectOf(request).username, reply)
    },
  )

  app.post(
    '/process-instances/:instanceKey/files/:fileId/removal',
    { config: { action: 'file.write' }, schema: { params: FileParams, body: Removal } },
    async (request, reply) => {
      const { key } = await mustSee(request.params.instanceKey, request)
      const { username: by, roles } = subjectOf(request)
      const { fileId } = request.params
      await changeFiles(
        { database, dispatch },
        {
          instance: key,
          by,
          reason: `file removed: ${request.body.reason}`,
          change: files => {
            const { by: owner } = mustFind(files, fileId)
            if (owner !== by && !roles.includes('coordinator'))
              throw new Refused('FORBIDDEN', tell`Only whoever added a file, or a coordinator, removes it.`)
            return files.filter(({ id }) => id !== fileId)
          },
          bytes: { remove: [fileId] },
        },
      )
      return reply.code(204).send()
    },
  )

  app.post(
    '/process-instances/:instanceKey/files/:fileId/shares',
    {
      config: { action: 'file.share' },
      schema: { params: FileParams, body: NewShare, response: { 201: CaseFile } },
    },
    async (request, reply) => {
      const { key } = await mustSee(request.params.instanceKey, request)
      const { username: by } = subjectOf(request)
      const { task, reason, basis } = request.body
      const group = await askedGroup(key, task, request)
      const share = { task, group, by, at: new Date().toISOString(), reason, basis }
      const { fileId } = request.params
      await changeFiles(
        { database, dispatch },
        {
          instance: key,
          by,
          reason: `file shared with ${group}: ${reason}`,
          change: files => {
            mustFind(files, fileId)
            return files.map(file =>
              file.id === fileId
                ? { ...file, shares: [...file.shares.filter(other => other.task !== task), share] }
                : file,
            )
          },
        },
      )
      const shared = await listed(key, [mustFind(await filesOf(database, key), fileId)])
      return reply.code(201).send(shared.items[0]!)
    },
  )

  bytesOnly(app, bytes => {
    const sent = { headers: NewFileHeaders, body: Bytes, response: { 201: CaseFile } }

    bytes.post(
      '/process-instances/:instanceKey/files',
      {
        config: { action: 'file.write' },
        bodyLimit: largest,
        onRequest: refuseTooLarge,
        schema: { params: InstanceParams, ...sent },
      },
      async (request, reply) => {
        const { key } = await mustSee(request.params.instanceKey, request)
        return reply
          .code(201)
          .send(await add({ instance: key, task: null, by: subjectOf(request).username }, request))
      },
    )

    bytes.post(
      '/user-tasks/:key/files',
      {
        config: { action: 'file.write' },
        bodyLimit: largest,
        onRequest: refuseTooLarge,
        schema: { params: InnerParams, ...sent },
      },
      async (request, reply) => {
        const task = await mustHave(request.params.key, request)
        const subject = subjectOf(request)
        if (!isTheirTask(subject, task) && !subject.roles.includes('coordinator'))
          throw new Refused('FORBIDDEN', tell`This task is for other roles.`)
        if (task.status !== 'open') throw new Refused('TASK_ENDED')
        return reply
          .code(201)
          .send(await add({ instance: task.instanceKey, task: task.key, by: subject.username }, request))
      },
    )
  })

  async function mustSee(key: string, request: FastifyRequest) {
    const instance = await findInstance(kysely, key, subjectOf(request))
    if (!instance) throw new Refused('NO_SUCH_INSTANCE')
    return instance
  }

  async function mustHave(key: string, request: FastifyRequest): Promise<UserTask> {
    const task = await findTask(kysely, readKey(key), subjectOf(request))
    if (!task) throw new Refused('NOT_FOUND')
    return task
  }

  /** For whom a task is that the case has open with an organisation: the drawing led there, past its gates. */
  async function askedGroup(instance: string, key: string, request: FastifyRequest): Promise<string> {
    const task = await findTask(kysely, readKey(key), subjectOf(request))
    const group = task?.candidateGroups.find(name => name.includes(':'))
    if (task?.instanceKey !== instance || task.status !== 'open' || group === undefined)
      throw new Refused('NOT_ASKED')
    return group
  }
}

function mustFind(files: readonly StoredFile[], id: string): StoredFile {
  const file = files.find(candidate => candidate.id === id)
  if (!file) throw new Refused('NOT_FOUND')
  return file
}
