// Deployed versions.

import { Type } from 'typebox'
import { tell } from '../../engine/words/sentences.ts'
import { seesCase } from '../auth/can.ts'
import { subjectOf } from '../auth/guard.ts'
import type { Subject } from '../auth/subject.ts'
import { kindOf } from '../casework/compile.ts'
import { planMigration } from '../casework/migration-plan.ts'
import {
  Definition,
  DefinitionParams,
  DefinitionQuery,
  Definitions,
  Deployment,
  MigrationPlan,
  MigrationPlanQuery,
  NewDeployment,
  ResourceQuery,
  Resources,
  Statistics,
} from '../contract/definitions.ts'
import { Exact, InstanceKey } from '../contract/shared.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import {
  findDefinition,
  findDeployment,
  listDefinitions,
  resourcesOf,
  rolesOf,
} from '../store/definitions.ts'
import { statisticsOf } from '../store/instances.ts'
import { deployed } from './deployment.ts'

export function definitionRoutes(app: App, { database, bell, dispatch }: Server): void {
  const { kysely } = database

  app.post(
    '/deployments',
    {
      config: { action: 'definition.deploy' },
      schema: { body: NewDeployment, response: { 201: Deployment, 200: Deployment } },
    },
    async (request, reply) => {
      const { resources, note = null, variant = 'to-be' } = request.body
      const names = new Set(resources.map(({ name }) => name))
      if (names.size < resources.length) throw new Refused('INVALID', tell`Two files have the same name.`)
      const made = await deployed({ database, bell }, request, { resources, note, variant, draftId: null })
      return reply.code(made.unchanged ? 200 : 201).send(made)
    },
  )

  app.get(
    '/deployments/:deploymentKey',
    {
      config: { action: 'definition.read' },
      schema: { params: Exact({ deploymentKey: InstanceKey }), response: { 200: Deployment } },
    },
    async request => {
      const deployment = await findDeployment(kysely, request.params.deploymentKey, subjectOf(request))
      if (!deployment) throw new Refused('NOT_FOUND')
      return { ...deployment, unchanged: false, findings: [] }
    },
  )

  app.get(
    '/process-definitions',
    {
      config: { action: 'definition.read' },
      schema: { querystring: DefinitionQuery, response: { 200: Definitions } },
    },
    async request => listDefinitions(kysely, request.query, subjectOf(request)),
  )

  app.get(
    '/process-definitions/:definitionKey',
    {
      config: { action: 'definition.read' },
      schema: { params: DefinitionParams, response: { 200: Definition } },
    },
    async request => mustFind(request.params.definitionKey, subjectOf(request)),
  )

  app.get(
    '/process-definitions/:definitionKey/xml',
    {
      config: { action: 'definition.read' },
      schema: {
        params: DefinitionParams,
        response: { 200: { content: { 'application/xml': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const [drawing] = await resourcesOf(kysely, request.params.definitionKey)
      if (!drawing) throw new Refused('NOT_FOUND')
      return reply.type('application/xml; charset=utf-8').send(drawing.content)
    },
  )

  app.get(
    '/process-definitions/:definitionKey/resources',
    {
      config: { action: 'definition.read' },
      schema: {
        params: DefinitionParams,
        querystring: ResourceQuery,
        response: { 200: Resources },
      },
    },
    async request => {
      const { kind } = request.query
      const resources = await resourcesOf(kysely, request.params.definitionKey)
      if (resources.length === 0) throw new Refused('NOT_FOUND')
      return {
        resources: resources.filter(({ name }) => kind === undefined || kindOf(name) === kind),
      }
    },
  )

  app.get(
    '/process-definitions/:definitionKey/statistics',
    {
      config: { action: 'instance.read' },
      schema: { params: DefinitionParams, response: { 200: Statistics } },
    },
    async request => {
      const subject = subjectOf(request)
      const { key } = await mustFind(request.params.definitionKey, subject)
      const roles = (await rolesOf(kysely, [key])).get(key) ?? []
      // Counted are the cases that one may see.
      const counts = seesCase(subject, { roles }) ? await statisticsOf(kysely, key) : []
      return { elements: counts }
    },
  )

  app.get(
    '/process-definitions/:definitionKey/migration-plan',
    {
      config: { action: 'instance.read' },
      schema: { params: DefinitionParams, querystring: MigrationPlanQuery, response: { 200: MigrationPlan } },
    },
    async request => {
      const subject = subjectOf(request)
      const { key: from, processId } = await mustFind(request.params.definitionKey, subject)
      const { key: to, processId: other } = await mustFind(request.query.to, subject)
      if (processId !== other)
        throw new Refused('INVALID', tell`${other} is another process than ${processId}.`)
      const [before, after] = await Promise.all(
        [from, to].map(key => dispatch.definitions.get(database.pool, key)),
      )
      return { from, to, elements: planMigration(before!.graph, after!.graph) }
    },
  )

  async function mustFind(key: string, subject: Subject): Promise<Definition> {
    const definition = await findDefinition(kysely, key, subject)
    if (!definition) throw new Refused('NOT_FOUND')
    return definition
  }
}
