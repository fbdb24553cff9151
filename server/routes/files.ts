// Files of a case. Staff who see the case see all of them; whoever has a task of it, and staff of partners with it, what was
// added to that task or shared with it, while the task is open. Bytes are only ever handed out as something to keep.

import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { isTheirTask } from '../auth/can.ts'
import { subjectOf } from '../auth/guard.ts'
import { changeFiles, filesOf } from '../casework/case-files.ts'
import { cleanName, endingOf } from '../casework/file-name.ts'
import { ENDINGS, typeOf } from '../casework/file-type.ts'
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
import { virusCheckOf } from '../jobs/virus-check.ts'
import type { App, Server } from '../server.ts'
import { checkedFiles, markChecked, readFile } from '../store/case-files.ts'
import { findInstance } from '../store/instances.ts'
import { writeLog } from '../store/log.ts'
import { findTask } from '../store/user-tasks.ts'
import { uuid } from '../store/uuid.ts'
import { isClean } from '../validate.ts'
import { attachment } from './attachment.ts'

/** Nobody reads more in one case; each of them makes its state a little larger. */
const MOST_FILES = 100
const MEGABYTE = 1_000_000

const Bytes = { content: { 'application/octet-stream': { schema: Type.Unsafe<Buffer>({}) } } }

type Place = { readonly instance: string; readonly task: string | null }

export function fileRoutes(app: App, { config, database, dispatch, bell }: Server): void {
  const { kysely } = database
  const largest = config.largestFile * MEGABYTE
  const check = virusCheckOf(config.virusCheck)

  app.get(
    '/process-instances/:instanceKey/files',
    { config: { action: 'instance.read' }, schema: { params: InstanceParams, response: { 200: CaseFiles } } },
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
      return listed(task.instanceKey, await filesFor(task))
    },
  )

  app.get(
    '/process-instances/:instanceKey/files/:fileId',
    { config: { action: 'file.read' }, schema: { params: FileParams, response: { 200: Bytes } } },
    async (request, reply) => {
      const { key } = await mustSee(request.params.instanceKey, request)
      return handOut(key, await filesOf(database, key), request, reply)
    },
  )

  app.get(
    '/user-tasks/:key/files/:fileId',
    { config: { action: 'file.read' }, schema: { params: TaskFileParams, response: { 200: Bytes } } },
    async (request, reply) => {
      const task = await mustHave(request.params.key, request)
      return handOut(task.instanceKey, await filesFor(task), request, reply)
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
              throw new Refused('FORBIDDEN', 'Only whoever added a file, or a coordinator, removes it.')
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

  // Bytes are taken here alone: elsewhere a body is JSON.
  app.register(async part => {
    const bytes = part as unknown as App
    bytes.removeAllContentTypeParsers()
    bytes.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: largest },
      (_request, body, done) => done(null, body),
    )
    const onRequest = async ({ headers }: FastifyRequest) => {
      const size = Number(headers['content-length'] ?? 0)
      if (size > largest) throw new Refused('TOO_LARGE', tooLarge(size))
    }
    const sent = { headers: NewFileHeaders, body: Bytes, response: { 201: CaseFile } }

    bytes.post(
      '/process-instances/:instanceKey/files',
      {
        config: { action: 'file.write' },
        bodyLimit: largest,
        onRequest,
        schema: { params: InstanceParams, ...sent },
      },
      async (request, reply) => {
        const { key } = await mustSee(request.params.instanceKey, request)
        return reply.code(201).send(await add({ instance: key, task: null }, request))
      },
    )

    bytes.post(
      '/user-tasks/:key/files',
      {
        config: { action: 'file.write' },
        bodyLimit: largest,
        onRequest,
        schema: { params: InnerParams, ...sent },
      },
      async (request, reply) => {
        const task = await mustHave(request.params.key, request)
        const subject = subjectOf(request)
        if (!isTheirTask(subject, task) && !subject.roles.includes('coordinator'))
          throw new Refused('FORBIDDEN', 'This task is for other roles.')
        if (task.status !== 'open') throw new Refused('TASK_ENDED')
        return reply.code(201).send(await add({ instance: task.instanceKey, task: task.key }, request))
      },
    )
  })

  /** The check comes before the transaction: a case is not locked while somebody else thinks. */
  async function add({ instance, task }: Place, request: FastifyRequest): Promise<CaseFile> {
    const { username: by } = subjectOf(request)
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    if (bytes.length === 0) throw new Refused('FILE_EMPTY')
    const given = decoded(request.headers['x-file-name'], 'name')
    const about = decoded(request.headers['x-file-about'], 'about').trim()
    if (about === '' || about.length > 500)
      throw new Refused('INVALID', 'Say in up to 500 characters what the file is and why the case needs it.')
    const name = cleanName(given)
    if (name === null) throw new Refused('FILE_NAME_UNUSABLE')
    const { type } = mustFit(bytes, name)
    const checked = await isCheckedNow(bytes)
    const file: StoredFile = {
      id: uuid(),
      name,
      type,
      size: bytes.length,
      sha256: hash('sha256', bytes),
      about,
      at: new Date().toISOString(),
      by,
      task,
      shares: [],
    }
    await changeFiles(
      { database, dispatch },
      {
        instance,
        by,
        reason: 'file added',
        change: files => {
          if (files.length >= MOST_FILES) throw new Refused('TOO_MANY_FILES')
          return [...files, file]
        },
        bytes: { add: { id: file.id, bytes, checked } },
      },
    )
    return { ...file, readable: check === null || checked }
  }

  /** Whether the virus check says clean; false where it cannot be asked now. */
  async function isCheckedNow(bytes: Buffer): Promise<boolean> {
    const found = await check?.(bytes).catch(() => undefined)
    if (typeof found === 'string')
      throw new Refused('FILE_INFECTED', `The virus check found ${found} in this file. It was not kept.`)
    return found === null
  }

  async function handOut(
    instance: string,
    files: readonly StoredFile[],
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { fileId } = request.params as { fileId: string }
    const { id, name, type } = mustFind(files, fileId)
    const file = await readFile(database, instance, id)
    if (!file) throw new Refused('NOT_FOUND')
    if (check !== null && !file.checked) {
      // It came before there was a check, or while that was away.
      if (!(await isCheckedNow(file.bytes))) throw new Refused('FILE_WAITS')
      await markChecked(kysely, instance, id)
      bell.ring('instance', instance)
    }
    const { username: actor } = subjectOf(request)
    await writeLog(database, { actor, action: 'file.read', result: 'done', subject: instance, detail: id })
    return reply
      .type(type === 'text/plain' ? 'text/plain; charset=utf-8' : type)
      .header('content-disposition', attachment(name))
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(file.bytes)
  }

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

  /** What was added to a task or shared with it. */
  async function filesFor({ key, instanceKey, status }: UserTask): Promise<readonly StoredFile[]> {
    if (status !== 'open') return []
    return (await filesOf(database, instanceKey))
      .filter(({ task, shares }) => task === key || shares.some(share => share.task === key))
      .map(file => ({ ...file, shares: file.shares.filter(share => share.task === key) }))
  }

  async function listed(instance: string, files: readonly StoredFile[]): Promise<CaseFiles> {
    const checked = check === null ? null : await checkedFiles(kysely, instance)
    const items = files.map(file => ({ ...file, readable: checked === null || checked.has(file.id) }))
    return { items, largest, endings: [...ENDINGS] }
  }

  /** For whom a task is that the case has open with an organisation: the drawing led there, past its gates. */
  async function askedGroup(instance: string, key: string, request: FastifyRequest): Promise<string> {
    const task = await findTask(kysely, readKey(key), subjectOf(request))
    const group = task?.candidateGroups.find(name => name.includes(':'))
    if (task?.instanceKey !== instance || task.status !== 'open' || group === undefined)
      throw new Refused('NOT_ASKED')
    return group
  }

  function tooLarge(size: number): string {
    return `The file has ${(size / MEGABYTE).toFixed(1)} MB; ${config.largestFile} MB are taken at most. Make it smaller, or add it in parts.`
  }
}

function mustFind(files: readonly StoredFile[], id: string): StoredFile {
  const file = files.find(candidate => candidate.id === id)
  if (!file) throw new Refused('NOT_FOUND')
  return file
}

/** The content decides; a name that says something else is refused, for it would mislead whoever opens it. */
function mustFit(bytes: Buffer, name: string) {
  const found = typeOf(bytes)
  const taken = `Files whose names end in ${ENDINGS.join(', ')} are taken.`
  if (found === null || !ENDINGS.includes(endingOf(name)))
    throw new Refused('FILE_TYPE_NOT_TAKEN', `This kind of file is not taken. ${taken}`)
  if (!found.endings.includes(endingOf(name)))
    throw new Refused(
      'FILE_TYPE_NOT_TAKEN',
      `The name ends in ${endingOf(name)}, but the content is that of ${found.endings.join(' or ')}. Name it so, or save it anew.`,
    )
  return found
}

function decoded(header: unknown, what: string): string {
  try {
    const text = decodeURIComponent(String(header))
    if (isClean(text)) return text
  } catch {
    // Not percent-encoded UTF-8.
  }
  throw new Refused('INVALID', `The header x-file-${what} is not percent-encoded text.`)
}
