// The embedded database lives in its own thread: WebAssembly would otherwise starve the event loop, and a query
// that never returns could not be ended. It takes wire-protocol bytes and answers with wire-protocol bytes.

import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

export type Opening = { readonly directory: string | null; readonly image: string | null }

const { directory, image } = workerData as Opening
const port = parentPort!

const loadDataDir = image === null ? undefined : new Blob([await readFile(image)])
const database = new PGlite({
  ...(directory === null ? {} : { dataDir: directory }),
  ...(loadDataDir ? { loadDataDir } : {}),
})
await database.waitReady

port.on('message', async (request: { id: number; bytes?: Uint8Array; dump?: boolean; close?: boolean }) => {
  try {
    if (request.close) {
      await database.close()
      port.postMessage({ id: request.id })
      port.close()
    } else if (request.dump) {
      const file = await database.dumpDataDir('none')
      port.postMessage({ id: request.id, bytes: new Uint8Array(await file.arrayBuffer()) })
    } else {
      const bytes = await database.execProtocolRaw(request.bytes!)
      port.postMessage({ id: request.id, bytes })
    }
  } catch (error) {
    port.postMessage({ id: request.id, error: error instanceof Error ? error.message : String(error) })
  }
})
port.postMessage({ id: 0 })
