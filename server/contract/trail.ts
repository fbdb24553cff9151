// The trail: one entry per command, with the events it caused, chained by hash. What an auditor replays is this,
// folded by the engine's own `apply`; nothing is run again.

import { type Static, Type } from 'typebox'
import { Cursor, Exact, InstanceKey, Nullable, PageOf, Reason, Time } from './shared.ts'

export const Entry = Exact({
  seq: Type.Integer({ minimum: 1 }),
  at: Time,
  actor: Type.String(),
  hash: Type.String({ description: 'SHA-256 of a zero byte and the entry bytes, hexadecimal' }),
  prev: Type.String({ description: 'the hash of the entry before; empty for the first' }),
  definitionKey: Type.String({ description: 'the version that was in force' }),
  erased: Type.Boolean({ description: 'the key of the case was destroyed; command and events are empty' }),
  command: Type.Record(Type.String(), Type.Unknown()),
  events: Type.Array(Type.Record(Type.String(), Type.Unknown())),
})
export type Entry = Static<typeof Entry>

/** `seq` is an integer of the database. */
const MOST_ENTRIES = 2 ** 31 - 1

export const TrailQuery = Exact({
  after: Type.Optional(
    Type.Integer({ minimum: 0, maximum: MOST_ENTRIES, description: 'entries with a greater seq' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
})
export const Trail = Exact({
  items: Type.Array(Entry),
  next: Nullable(Type.Integer()),
  length: Type.Integer(),
})
export type Trail = Static<typeof Trail>

/** Where a proof fails: the entry and the reason. */
export const Flaw = Exact({
  instanceKey: Nullable(InstanceKey),
  seq: Nullable(Type.Integer()),
  code: Type.String(),
  detail: Type.String(),
  caseNumber: Type.Optional(Type.Integer({ description: 'of the case, where it is still there' })),
})
export type Flaw = Static<typeof Flaw>

/**
 * Three proofs: the hash chain is whole, the recorded commands run through the engine of the release that decided them give the
 * recorded events, and what checkpoints have signed is what is there.
 */
export const Verification = Exact({
  instanceKey: Nullable(InstanceKey),
  intact: Type.Boolean(),
  instances: Type.Integer(),
  entries: Type.Integer(),
  erased: Type.Integer({ description: 'of these only the chain can be proved, for their key was destroyed' }),
  unlike: Type.Integer({
    description:
      'of these only the chain can be proved too, for another release decided them otherwise than this one does',
  }),
  releases: Type.Array(Type.String(), { description: 'those releases, where the entries name them' }),
  lines: Nullable(
    Type.Integer({
      description:
        'lines of the log of what was done outside cases, where that was proved too: with all cases',
    }),
  ),
  head: Nullable(Type.String({ description: 'hash of the last entry' })),
  checkpoint: Nullable(
    Exact({
      origin: Type.String(),
      size: Type.Integer({ description: 'leaves in the log' }),
      root: Type.String({ description: 'SHA-256, hexadecimal' }),
    }),
    // The newest that a known key has signed and the log leads to.
  ),
  files: Type.Optional(
    Exact(
      {
        held: Type.Integer({ description: 'with their bytes' }),
        erased: Type.Integer({ description: 'removed since, as the trail says' }),
        leftOut: Type.Integer({ description: 'they waited for the virus check, or did not fit' }),
      },
      { description: 'files of the case, in the proof of an export' },
    ),
  ),
  flaws: Type.Array(Flaw),
  verifiedAt: Time,
})
export type Verification = Static<typeof Verification>

/** The state after an entry, as the engine's own JSON. */
export const StateAt = Exact({
  seq: Type.Integer(),
  at: Time,
  definitionKey: Type.String(),
  state: Type.Unknown(),
})
export const StateParams = Exact({ instanceKey: InstanceKey, seq: Type.Integer({ minimum: 1 }) })

/** Who did what outside a case: signing in, deploying, changing accounts, reading a file, being refused. */
export const LogEntry = Exact({
  id: Type.String(),
  at: Time,
  actor: Type.String(),
  action: Type.String(),
  result: Type.Union([Type.Literal('done'), Type.Literal('refused')]),
  subject: Nullable(Type.String()),
  subjectName: Nullable(
    Type.String({
      description: 'of the draft, the processes of the deployment or the token that it is about',
    }),
  ),
  caseNumber: Nullable(Type.Integer({ description: 'of the case that it is about' })),
  detail: Nullable(Type.String()),
})
/** An export is a decision. */
export const ExportQuery = Exact({ reason: Type.Optional(Reason) })

export type LogEntry = Static<typeof LogEntry>

const logFilter = {
  actor: Type.Optional(Type.String()),
  action: Type.Optional(Type.String()),
  number: Type.Optional(
    Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'the number of a case' }),
  ),
  from: Type.Optional(Type.String({ format: 'date', description: 'the first day' })),
  to: Type.Optional(Type.String({ format: 'date', description: 'the last day' })),
}
export const LogFilter = Exact(logFilter)
export type LogFilter = Static<typeof LogFilter>
/** Taking the log along is a decision, and is written into it. */
export const LogExportQuery = Exact({ ...logFilter, reason: Type.Optional(Reason) })

export const LogQuery = Exact({
  ...logFilter,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  cursor: Type.Optional(Cursor),
})
export const Log = PageOf(LogEntry)
