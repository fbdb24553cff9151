// The register of partner organisations, kept by admins.

import { tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import {
  Organisation,
  OrganisationData,
  OrganisationParams,
  Organisations,
} from '../contract/organisations.ts'
import { PageQuery } from '../contract/shared.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { writeLog } from '../store/log.ts'
import { revokeLinks } from '../store/one-time-links.ts'
import { deleteOrganisation, listOrganisations, putOrganisation } from '../store/organisations.ts'

export function organisationRoutes(app: App, { database }: Server): void {
  const { kysely } = database

  app.get(
    '/organisations',
    {
      config: { action: 'organisation.read' },
      schema: { querystring: PageQuery, response: { 200: Organisations } },
    },
    async request => listOrganisations(kysely, request.query),
  )

  app.put(
    '/organisations/:id',
    {
      config: { action: 'organisation.write' },
      schema: { params: OrganisationParams, body: OrganisationData, response: { 200: Organisation } },
    },
    async request => {
      const { id } = request.params
      if (!request.body.onLinkspan && request.body.email === null)
        throw new Refused('INVALID', undefined, [
          {
            pointer: '/email',
            code: 'REQUIRED',
            detail: tell`One that is not on Linkspan is asked by mail.`,
          },
        ])
      const put = await putOrganisation(kysely, id, request.body)
      await writeLog(database, {
        actor: subjectOf(request).username,
        action: 'organisation.write',
        result: 'done',
        subject: id,
      })
      return put
    },
  )

  app.delete(
    '/organisations/:id',
    { config: { action: 'organisation.write' }, schema: { params: OrganisationParams } },
    async (request, reply) => {
      const { id } = request.params
      const { username } = subjectOf(request)
      if (!(await deleteOrganisation(kysely, id))) throw new Refused('NOT_FOUND')
      await revokeLinks(kysely, { organisation: id }, username)
      await writeLog(database, { actor: username, action: 'organisation.write', result: 'done', subject: id })
      return reply.code(204).send()
    },
  )
}
