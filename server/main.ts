// From the environment to a server that listens, and back: config, database, what works by itself, routes, a clean stop.

import type { AddressInfo } from 'node:net'
import closeWithGrace from 'close-with-grace'
import { buildApp } from './app.ts'
import { knownKeys, readSigner } from './audit/note.ts'
import { Sequencer } from './audit/sequencer.ts'
import { Definitions } from './casework/definitions.ts'
import { Dispatch } from './casework/dispatch.ts'
import { type Config, readConfig } from './config.ts'
import { Bell, hearOthers } from './events/bell.ts'
import { BatchOperations } from './jobs/batch-operations.ts'
import { Clock } from './jobs/clock.ts'
import { FileCheck } from './jobs/file-check.ts'
import { Outbox } from './jobs/outbox.ts'
import { virusCheckOf } from './jobs/virus-check.ts'
import { OwnWorker } from './jobs/worker.ts'
import { type LogStream, loggerOf } from './logger.ts'
import { Metrics } from './metrics.ts'
import { ensurePages } from './pages.ts'
import { claimDatabase } from './rules/training.ts'
import { Watch } from './rules/watch.ts'
import { seedFramework, seedPeople, seedProcesses } from './seed.ts'
import type { App, Server } from './server.ts'
import { hasAccounts } from './store/accounts.ts'
import { connectTo, type Database } from './store/connect.ts'
import { checkMasterKey } from './store/master-key.ts'
import { migrateWhereOlder } from './store/migrate.ts'
import { startTracing } from './tracing.ts'

export type Running = {
  readonly app: App
  readonly server: Server
  readonly sequencer: Sequencer
  readonly url: string
  stop(): Promise<void>
}

const consoleLog = {
  info: (message: string) => void process.stdout.write(`${message}\n`),
  warn: (message: string) => void process.stderr.write(`${message}\n`),
}

/** What a test leaves out, and where it reads the log. */
type Parts = { readonly pages?: boolean; readonly seed?: boolean; readonly log?: LogStream }

/** Starts everything on a database that is open; whoever opened it closes it. */
export async function start(
  config: Config,
  database: Database,
  { pages = true, seed = true, log }: Parts = {},
): Promise<Running> {
  await migrateWhereOlder(database)
  await checkMasterKey(database)
  await claimDatabase(database, config.training)
  const bell = new Bell()
  let clock: Clock | null = null
  let worker: OwnWorker | null = null
  let batches: BatchOperations | null = null
  bell.listen((news, change) => {
    if (news.some(({ resource }) => resource === 'batch-operation')) batches?.wake()
    if (change?.owes) clock?.wake()
    if (change && change.jobTypes.size > 0) worker?.wake()
  })
  const dispatch = new Dispatch(database, new Definitions(), {
    queue: config.queue,
    onCommit: change => bell.change(change),
  })
  if (seed && config.demo) await seedFramework(database)
  if (seed && database.url === null) await seedProcesses(database, consoleLog)
  const demo = config.demo ? await seedPeople(database) : []
  const metrics = new Metrics(database, dispatch, () => batches?.figures() ?? { completed: 0, failed: 0 })
  const signer = readSigner(config)
  const sequencer = new Sequencer(database, signer, knownKeys(config), config.checkpointFile)
  const server: Server = { config, database, dispatch, bell, signer, sequencer, metrics, demo }
  const app = await buildApp(server, {
    logger: loggerOf(config.logLevel, log),
    pages,
  })
  clock = new Clock(
    database,
    dispatch,
    app.log,
    new Watch(database, dispatch.definitions, config.smallNumber, () => bell.ring('notice', '')),
  )
  worker = new OwnWorker(database, dispatch, app.log)
  batches = new BatchOperations(database, dispatch, app.log, key => bell.ring('batch-operation', key))
  const check = virusCheckOf(config.virusCheck)
  const files = check && new FileCheck(database, dispatch, check, app.log, key => bell.ring('instance', key))
  const outbox = new Outbox(database, config, bell, app.log)
  const stopHearing = await hearOthers(database, bell)
  await app.listen({ port: config.port, host: config.host })
  sequencer.start(app.log)
  clock.wake()
  worker.wake()
  batches.wake()
  files?.start()
  outbox.start()
  const { port } = app.server.address() as AddressInfo
  const url = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`
  return {
    app,
    server,
    sequencer,
    url,
    async stop() {
      await app.close()
      await sequencer.stop()
      await clock.stop()
      await outbox.stop()
      await worker.stop()
      await batches.stop()
      await files?.stop()
      await dispatch.drain()
      await sequencer.finish(app.log)
      await stopHearing()
      metrics.stop()
    },
  }
}

/** `linkspan serve`: 2 where the configuration is not usable, 1 where the server cannot start with it. */
export async function serve(_args: readonly string[]): Promise<number> {
  let config: Config
  try {
    config = readConfig(process.env)
  } catch (error) {
    consoleLog.warn((error as Error).message)
    return 2
  }
  try {
    await serveUntilStopped(config)
    return 0
  } catch (error) {
    consoleLog.warn(`The server cannot start. ${(error as Error).message}`)
    return 1
  }
}

async function serveUntilStopped(config: Config): Promise<void> {
  const began = Date.now()
  const stopTracing = await startTracing(config)
  const database = await connectTo(config)
  const running = await startOn(config, database)
  greet(running, Date.now() - began)
  if (!(await hasAccounts(database)))
    consoleLog.info('Nobody can sign in yet: make an administrator with `linkspan user NAME admin`.')
  await new Promise<void>(resolve => {
    closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
      if (err) running.app.log.fatal({ err }, 'the server stops, for nobody has caught this')
      await running.stop()
      await database.close()
      await stopTracing()
      resolve()
    })
  })
}

async function startOn(config: Config, database: Database): Promise<Running> {
  try {
    await ensurePages()
    return await start(config, database)
  } catch (error) {
    await database.close()
    throw error
  }
}

function greet({ url, server: { config, demo } }: Running, ms: number): void {
  const lines = [`Linkspan is open at ${url} (started in ${(ms / 1000).toFixed(1)} s)`]
  if (config.databaseUrl === null) {
    lines.push(
      `Embedded database in ${config.databaseDirectory}: for trying out. It survives a crash of the server, not a power cut; use DATABASE_URL for real work.`,
    )
  }
  if (demo.length > 0) {
    lines.push('', `Demo people (password for all: ${demo[0]!.password}):`)
    for (const { username, name, roles } of demo)
      lines.push(`  ${username.padEnd(6)} ${name}, ${roles.join(', ')}`)
    lines.push('')
  }
  consoleLog.info(lines.join('\n'))
}
