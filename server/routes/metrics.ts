// Figures for the operator's own collector; they name nobody and no case.

import { Type } from 'typebox'
import type { App, Server } from '../server.ts'

export function metricsRoutes(app: App, { metrics }: Server): void {
  app.get(
    '/metrics',
    {
      config: { action: 'metrics.read' },
      schema: { response: { 200: { content: { 'text/plain': { schema: Type.String() } } } } },
    },
    async (_request, reply) =>
      reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text()),
  )
}
