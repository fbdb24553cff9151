// What one is told about one's tasks, until one has read it.

import { subjectOf } from '../auth/guard.ts'
import { TaskMessageParams, TaskMessages } from '../contract/task-messages.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { forgetMessage, messagesFor } from '../store/task-messages.ts'

export function taskMessageRoutes(app: App, { database: { kysely } }: Server): void {
  app.get(
    '/task-messages',
    { config: { action: 'task.read' }, schema: { response: { 200: TaskMessages } } },
    async request => ({ items: await messagesFor(kysely, subjectOf(request).username) }),
  )

  app.delete(
    '/task-messages/:id',
    { config: { action: 'task.read' }, schema: { params: TaskMessageParams } },
    async (request, reply) => {
      if (!(await forgetMessage(kysely, subjectOf(request).username, request.params.id)))
        throw new Refused('NOT_FOUND')
      return reply.code(204).send()
    },
  )
}
