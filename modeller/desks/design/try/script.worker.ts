// Runs the scripts of a trial, off the page. This file alone may compile WebAssembly (server/routes/pages.ts); the
// scripts themselves see the variables they are given and nothing of the worker.

import { createSandbox, type ScriptRequest } from '../../../../engine/script/sandbox.ts'

createSandbox().then(
  sandbox => {
    addEventListener('message', async ({ data }: MessageEvent<ScriptRequest>) => {
      await sandbox.ready()
      postMessage(sandbox.run(data))
    })
    postMessage('ready')
  },
  () => postMessage('unable'),
)
