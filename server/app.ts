// All that is served, in order, by hand.

import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { installGuard } from './auth/guard.ts'
import { Problem } from './contract/problem.ts'
import { installErrorHandlers, Refused } from './errors.ts'
import { eventRoutes } from './events/stream.ts'
import { installIdempotency } from './idempotency.ts'
import { installNames } from './names.ts'
import { absenceRoutes } from './routes/absences.ts'
import { batchOperationRoutes } from './routes/batch-operations.ts'
import { checkpointRoutes } from './routes/checkpoints.ts'
import { definitionRoutes } from './routes/definitions.ts'
import { digestRoutes } from './routes/digest.ts'
import { displayNameRoutes } from './routes/display-names.ts'
import { docsRoutes } from './routes/docs.ts'
import { draftRoutes } from './routes/drafts.ts'
import { figureRoutes } from './routes/figures.ts'
import { fileRoutes } from './routes/files.ts'
import { frameworkRoutes } from './routes/frameworks.ts'
import { healthRoutes } from './routes/health.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { instanceRoutes } from './routes/instances.ts'
import { jobRoutes } from './routes/jobs.ts'
import { messageRoutes } from './routes/messages.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { noteRoutes } from './routes/notes.ts'
import { noticeRoutes } from './routes/notices.ts'
import { oneTimeLinkRoutes } from './routes/one-time-links.ts'
import { onlineSignalRoutes } from './routes/online-signals.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { pageRoutes } from './routes/pages.ts'
import { publicRoutes } from './routes/public.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { trailRoutes } from './routes/trail.ts'
import { userTaskRoutes } from './routes/user-tasks.ts'
import { userRoutes } from './routes/users.ts'
import { viewRoutes } from './routes/views.ts'
import { installExportRule } from './rules/export-decision.ts'
import { installOutsideRule } from './rules/outside.ts'
import { installViewRule } from './rules/views.ts'
import { serializerFor } from './serialize.ts'
import type { App, Server } from './server.ts'
import { traceRequests } from './tracing.ts'
import { isClean, validatorFor } from './validate.ts'

/** A drawing of 10,000 elements has about two megabytes; a deployment may hold several files. */
const BODY_LIMIT = 8_000_000

/** How long a request may take to arrive, so that nobody holds connections by sending drops; Fastify sets no limit itself. */
const ARRIVES_WITHIN_MS = 300_000

export type AppOptions = { readonly logger?: FastifyServerOptions['logger']; readonly pages?: boolean }

export async function buildApp(server: Server, options: AppOptions = {}): Promise<App> {
  const app = Fastify({
    logger: options.logger ?? false,
    // The nearest proxy alone is believed: what stands before its own entry, the caller may have written.
    trustProxy: server.config.trustProxy && ((_address, hop) => hop === 0),
    bodyLimit: BODY_LIMIT,
    requestTimeout: ARRIVES_WITHIN_MS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 255 },
  }).withTypeProvider<TypeBoxTypeProvider>()

  traceRequests(app as unknown as FastifyInstance)
  app.setValidatorCompiler(({ schema, httpPart }) => validatorFor(httpPart, schema as object))
  app.setSerializerCompiler(({ schema }) => serializerFor(schema as object))
  installErrorHandlers(app)
  await app.register(cookie)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Linkspan',
        version: '1',
        description: 'Workflows from an online signal to offline support.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'linkspan_session' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: ({ schema, url, route }) => ({
      url,
      schema: {
        ...withProblems(schema as Record<string, unknown>),
        'x-action': route.config?.action,
      } as never,
    }),
  })
  installGuard(app, server.database)
  installIdempotency(app, server.database)
  installOutsideRule(app, server.database)
  installViewRule(app, server.database)
  installExportRule(app, server.database)
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('x-frame-options', 'DENY')
    if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'same-origin')
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', CONTENT_SECURITY)
    if (!reply.hasHeader('cache-control'))
      reply.header('cache-control', request.url.startsWith('/api/') ? 'no-store' : 'no-cache')
  })
  app.addHook('preValidation', async request => {
    if (!isClean(request.body) || !isClean(request.query) || !isClean(request.params))
      throw new Refused('TEXT_INVALID')
  })

  await app.register(
    async part => {
      const api = part as unknown as App
      installNames(part, server)
      sessionRoutes(api, server)
      userRoutes(api, server)
      displayNameRoutes(api, server)
      draftRoutes(api, server)
      definitionRoutes(api, server)
      onlineSignalRoutes(api, server)
      instanceRoutes(api, server)
      noteRoutes(api, server)
      fileRoutes(api, server)
      userTaskRoutes(api, server)
      organisationRoutes(api, server)
      oneTimeLinkRoutes(api, server)
      viewRoutes(api, server)
      absenceRoutes(api, server)
      noticeRoutes(api, server)
      digestRoutes(api, server)
      jobRoutes(api, server)
      messageRoutes(api, server)
      incidentRoutes(api, server)
      batchOperationRoutes(api, server)
      trailRoutes(api, server)
      checkpointRoutes(api, server)
      frameworkRoutes(api, server)
      figureRoutes(api, server)
      publicRoutes(api, server)
      eventRoutes(api, server)
    },
    { prefix: '/api/v1' },
  )
  healthRoutes(app, server)
  metricsRoutes(app, server)
  docsRoutes(app)
  if (options.pages) await pageRoutes(app)
  return app
}

/**
 * bpmn-js sets styles through the style object, which is allowed; fonts of the canvas are data. The hashes are the
 * style attributes that put the bpmn.io mark of dmn-js where its licence wants it; no other attribute and no sheet gets
 * in. The FEEL editors adopt theirs (see modeller/vite.config.ts).
 */
const CONTENT_SECURITY =
  "default-src 'self'; script-src 'self'; style-src 'self'; " +
  "style-src-attr 'unsafe-hashes' 'sha256-r3vOsuepBDg6tz/cOusiNJ9Y4Lp9hGQTT7pzDks1Xxc=' 'sha256-CA/eh4+2R0J7cEQ14gBMtx834RIOjzMUqCM+evtrkp4='; " +
  "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; " +
  "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Every route may refuse, and always in the same shape. One that names no answer answers with nothing. */
function withProblems(schema: Record<string, unknown> | undefined): Record<string, unknown> {
  const problem = { description: 'refused', content: { 'application/problem+json': { schema: Problem } } }
  const answers = schema?.response ?? { 204: { description: 'done', type: 'null' } }
  return { ...schema, response: { ...answers, '4xx': problem, '5xx': problem } }
}
