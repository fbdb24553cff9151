// Signed checkpoints of the log over all trails. Whoever keeps them elsewhere can show later that nothing before them
// was changed, left out or put in.

import { type Static, Type } from 'typebox'
import { Exact, InstanceKey, Time } from './shared.ts'

const Hash = Type.String({ description: 'SHA-256, hexadecimal' })

export const Checkpoint = Exact({
  size: Type.Integer({ description: 'leaves in the log' }),
  root: Hash,
  note: Type.String({ description: 'the signed note (C2SP tlog-checkpoint)' }),
  verifierKey: Type.String({ description: 'under which the note is to be verified' }),
  at: Time,
})
export type Checkpoint = Static<typeof Checkpoint>

/** That the case, with so many entries, is in the log of the newest checkpoint (RFC 9162, section 2.1.3). */
export const Inclusion = Exact({
  instanceKey: InstanceKey,
  seq: Type.Integer(),
  head: Hash,
  index: Type.Integer(),
  proof: Type.Array(Hash),
  checkpoint: Checkpoint,
})

export const ConsistencyQuery = Exact({
  from: Type.Integer({ minimum: 0 }),
  to: Type.Integer({ minimum: 0 }),
})

/** That the log of `from` leaves is the beginning of the one of `to` leaves (RFC 9162, section 2.1.4). */
export const Consistency = Exact({ from: Type.Integer(), to: Type.Integer(), proof: Type.Array(Hash) })
