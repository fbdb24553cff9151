// The thread that seals: it takes what is to be sealed, one batch after the other, and gives the bytes away.

import { parentPort } from 'node:worker_threads'
import { parcelOf, type Request, sealHere, workOf } from './sealing.ts'

parentPort!.on('message', (request: Request) => {
  const parcel = parcelOf(request.id, sealHere(workOf(request)))
  parentPort!.postMessage(parcel, [parcel.bytes.buffer])
})
