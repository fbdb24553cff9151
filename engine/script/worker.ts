// One thread that runs one script at a time. Whoever posts the script holds the watch: this thread may be ended at
// any moment, and keeps nothing between two scripts.

import { parentPort } from 'node:worker_threads'
import { createSandbox, type ScriptRequest } from './sandbox.ts'

const port = parentPort
if (!port) throw new RangeError('This file runs in a worker thread only.')
const sandbox = await createSandbox()
port.on('message', async (request: ScriptRequest) => {
  await sandbox.ready()
  port.postMessage(sandbox.run(request))
})
port.postMessage('ready')
