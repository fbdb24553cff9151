// Files of a case: what they are called, what is in them, who added them and with whom they are shared. The bytes come and
// go by themselves, as application/octet-stream.

import { type Static, Type } from 'typebox'
import { Exact, InnerKey, InstanceKey, Nullable, Reason, Time } from './shared.ts'

/** The variable of a case that lists its files, oldest first. */
export const FILES = 'case_files'

/** The legal bases of a drawing (docs/governance-attributes.md) on which something is shared. */
export const Basis = Type.Enum([
  'public-task',
  'consent',
  'legal-duty',
  'vital-interest',
  'statutory',
  'consent-or-statutory',
])

/** Shared with whoever has a task, for as long as that is open. */
export const Share = Exact({
  task: InnerKey,
  group: Type.String({ description: 'for whom the task is, as in partner-contact:school' }),
  by: Type.String(),
  at: Time,
  reason: Type.String(),
  basis: Basis,
})

/** A file as the variable of the case holds it. */
export const StoredFile = Exact({
  id: Type.String({ format: 'uuid' }),
  name: Type.String({ description: 'cleaned: without folders and what no file system takes' }),
  type: Type.String({ description: 'the media type, found in the content' }),
  size: Type.Integer({ description: 'bytes' }),
  sha256: Type.String({ description: 'of the bytes, hexadecimal' }),
  about: Type.String({ description: 'what it is, and why the case needs it' }),
  at: Time,
  by: Type.String(),
  task: Nullable(Type.String({ description: 'the task it was added to; null for the case' })),
  shares: Type.Array(Share),
})
export type StoredFile = Static<typeof StoredFile>

export const CaseFile = Exact({
  ...StoredFile.properties,
  readable: Type.Boolean({ description: 'false while the virus check has not answered' }),
})
export type CaseFile = Static<typeof CaseFile>

export const CaseFiles = Exact({
  items: Type.Array(CaseFile),
  largest: Type.Integer({ description: 'bytes that a file may have' }),
  endings: Type.Array(Type.String(), { description: 'of names that are taken, as in .pdf' }),
})
export type CaseFiles = Static<typeof CaseFiles>

const encoded = (description: string, maxLength: number) =>
  Type.String({ minLength: 1, maxLength, description: `${description}, percent-encoded` })

/** Names and words about a case stand in headers, for addresses are written into logs. */
export const NewFileHeaders = Type.Object({
  'x-file-name': encoded('the name of the file', 3000),
  'x-file-about': encoded('what it is and why the case needs it, up to 500 characters', 5000),
})

export const FileParams = Exact({ instanceKey: InstanceKey, fileId: Type.String({ format: 'uuid' }) })
export const TaskFileParams = Exact({ key: InnerKey, fileId: Type.String({ format: 'uuid' }) })

export const Removal = Exact({ reason: Reason })
export const NewShare = Exact({ task: InnerKey, reason: Reason, basis: Basis })
