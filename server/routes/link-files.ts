// Files by a one-time link: what was shared with its task, and what its organisation adds to it. The secret stands in a body
// or a header, and is looked at before a byte of a file is read.

import type { FastifyRequest } from 'fastify'
import { changeFiles } from '../casework/case-files.ts'
import { readKey } from '../casework/key.ts'
import { actorOf, type LinkedTask, stillFree } from '../casework/linked-task.ts'
import type { CaseFile, StoredFile } from '../contract/files.ts'
import {
  LinkedFile,
  LinkedFiles,
  type LinkedFile as LinkedFileView,
  NewLinkedFileHeaders,
  Secret,
  SecretAndFile,
} from '../contract/one-time-links.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { Bytes, fileDesk } from './file-desk.ts'

/** Files that an organisation adds by the links to one task. */
const MOST_BY_LINK = 10

type Linked = LinkedTask & { readonly link: { readonly id: string } }

/** `mustBeGood` looks at a secret, and counts those that are none. */
export function linkFileRoutes(
  app: App,
  server: Server,
  mustBeGood: (secret: string, ip: string) => Promise<Linked>,
): void {
  const { database, dispatch } = server
  const { largest, add, handOut, ofTask, listed, bytesOnly, refuseTooLarge } = fileDesk(server)
  const bringers = new WeakMap<FastifyRequest, Linked>()

  app.post(
    '/links/files',
    {
      config: { action: 'open' },
      bodyLimit: 10_000,
      schema: { body: Secret, response: { 200: LinkedFiles } },
    },
    async request => {
      const { task, organisation } = await mustBeGood(request.body.secret, request.ip)
      const { items, largest: most, endings } = await listed(task.instanceKey, await ofTask(task))
      return { items: items.map(file => viewOf(file, organisation.id)), largest: most, endings }
    },
  )

  app.post(
    '/links/files/content',
    {
      config: { action: 'open' },
      bodyLimit: 10_000,
      schema: { body: SecretAndFile, response: { 200: Bytes } },
    },
    async (request, reply) => {
      const { secret, fileId } = request.body
      const { task, organisation } = await mustBeGood(secret, request.ip)
      const file = (await ofTask(task)).find(({ id }) => id === fileId)
      if (!file) throw new Refused('NOT_FOUND')
      return handOut(task.instanceKey, file, actorOf(organisation.id), reply)
    },
  )

  app.post(
    '/links/files/removal',
    {
      config: { action: 'open' },
      bodyLimit: 10_000,
      schema: { body: SecretAndFile, response: { 200: LinkedFiles } },
    },
    async request => {
      const { secret, fileId } = request.body
      const { task, organisation } = await mustBeGood(secret, request.ip)
      const by = actorOf(organisation.id)
      await changeFiles(
        { database, dispatch },
        {
          instance: task.instanceKey,
          by,
          reason: 'file removed by who added it',
          guard: stillFree(readKey(task.key).key),
          change: files => {
            if (!files.some(file => file.id === fileId && isOwn(file, task.key, by)))
              throw new Refused('NOT_FOUND')
            return files.filter(({ id }) => id !== fileId)
          },
          bytes: { remove: [fileId] },
        },
      )
      const { items, largest: most, endings } = await listed(task.instanceKey, await ofTask(task))
      return { items: items.map(file => viewOf(file, organisation.id)), largest: most, endings }
    },
  )

  bytesOnly(app, bytes => {
    bytes.post(
      '/links/files/new',
      {
        config: { action: 'open' },
        bodyLimit: largest,
        onRequest: async request => {
          await refuseTooLarge(request)
          const secret = String(request.headers['x-link-secret'] ?? '')
          bringers.set(request, await mustBeGood(secret, request.ip))
        },
        schema: { headers: NewLinkedFileHeaders, body: Bytes, response: { 201: LinkedFile } },
      },
      async (request, reply) => {
        const { task, organisation } = bringers.get(request)!
        const by = actorOf(organisation.id)
        const file = await add(
          {
            instance: task.instanceKey,
            task: task.key,
            by,
            guard: stillFree(readKey(task.key).key),
            bound: files => {
              if (files.filter(one => isOwn(one, task.key, by)).length >= MOST_BY_LINK)
                throw new Refused('TOO_MANY_FILES')
            },
          },
          request,
        )
        return reply.code(201).send(viewOf(file, organisation.id))
      },
    )
  })
}

const isOwn = (file: StoredFile, task: string, by: string) => file.task === task && file.by === by

/** Neither who shared it nor why: that is said to staff. */
const viewOf = ({ id, name, size, about, by, readable }: CaseFile, organisation: string): LinkedFileView => ({
  id,
  name,
  size,
  about,
  own: by === actorOf(organisation),
  readable,
})
