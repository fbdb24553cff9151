// The thread that seals: it takes what is to be sealed, one batch after the other, and gives the bytes away.

import { parentPort } from 'node:worker_threads'
import { parcelOf, type Sealing, sealHere } from './sealing.ts'

parentPort!.on('message', ({ id, work }: { readonly id: number; readonly work: Sealing }) => {
  const parcel = parcelOf(id, sealHere(work))
  parentPort!.postMessage(parcel, [parcel.bytes.buffer])
})
