// What the routes work with, made once at the start.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { Signer } from './audit/note.ts'
import type { Sequencer } from './audit/sequencer.ts'
import type { Dispatch } from './casework/dispatch.ts'
import type { Config } from './config.ts'
import type { DemoPerson } from './contract/sessions.ts'
import type { Bell } from './events/bell.ts'
import type { Metrics } from './metrics.ts'
import type { Database } from './store/connect.ts'

export type Server = {
  readonly config: Config
  readonly database: Database
  readonly dispatch: Dispatch
  readonly bell: Bell
  readonly signer: Signer
  readonly sequencer: Sequencer
  readonly metrics: Metrics
  /** Demo people with their passwords; empty unless the demo is on. */
  readonly demo: readonly DemoPerson[]
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>
