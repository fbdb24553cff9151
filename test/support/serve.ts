// A server in a process of its own, to be killed: `node test/support/serve.ts`, configured by the environment.
// It makes one token that may do everything, named by TEST_TOKEN_HASH, and says where it listens.

import type { AddressInfo } from 'node:net'
import { readConfig } from '../../server/config.ts'
import { start } from '../../server/main.ts'
import { connectTo } from '../../server/store/connect.ts'
import { migrateToNewest } from '../../server/store/migrate.ts'

const config = { ...readConfig(process.env), demo: false }
const database = await connectTo(config)
await migrateToNewest(database)
await database.kysely
  .insertInto('api_token')
  .values({
    id: process.env.TEST_TOKEN_ID!,
    name: 'test',
    secret: Buffer.from(process.env.TEST_TOKEN_HASH!, 'hex'),
    roles: ['designer', 'coordinator', 'worker', 'auditor'],
    created_by: 'test',
    expires_at: null,
    used_at: null,
  })
  .onConflict(conflict => conflict.doNothing())
  .execute()
const { app } = await start(config, database, { pages: false, seed: false })
// Its public address may be that of another machine.
process.stdout.write(`listening http://localhost:${(app.server.address() as AddressInfo).port}\n`)
