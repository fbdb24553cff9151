// One-time links: an organisation that is not on Linkspan answers one task, once.

import { type Static, Type } from 'typebox'
import { CaseFile, CaseFiles, NewFileHeaders } from './files.ts'
import { Exact, InnerKey, Nullable, Time, Variables } from './shared.ts'

export const OneTimeLink = Exact({
  id: Type.String({ format: 'uuid' }),
  task: InnerKey,
  organisation: Type.String(),
  sentBy: Type.String(),
  sentAt: Time,
  expiresAt: Time,
  state: Type.Enum(['queued', 'open', 'bounced', 'answered', 'revoked', 'expired', 'closed'], {
    description:
      'queued: the mail has still to go; bounced: the mail server refused it; closed: the task ended otherwise',
  }),
  endedAt: Nullable(Time),
  openedAt: Nullable(Type.String({ format: 'date-time', description: 'when its form was first opened' })),
  reminded: Type.Boolean({ description: 'a reminder has gone' }),
  problem: Nullable(Type.String({ description: 'what the mail server said of the last mail' })),
})
export type OneTimeLink = Static<typeof OneTimeLink>
export const OneTimeLinks = Exact({ items: Type.Array(OneTimeLink) })

export const LinkOfTask = Exact({ key: InnerKey, id: Type.String({ format: 'uuid' }) })

export const Secret = Exact({ secret: Type.String({ minLength: 1, maxLength: 200 }) })

/** What the organisation sees: the form of the one task, and who asks. */
export const LinkedForm = Exact({
  organisation: Type.String(),
  language: Type.Enum(['en', 'nl', 'fr']),
  askedBy: Type.String({ description: 'the name of who sent the link' }),
  task: Nullable(Type.String()),
  element: Type.String(),
  expiresAt: Time,
  schema: Nullable(Type.Record(Type.String(), Type.Unknown())),
  data: Variables,
})
export type LinkedForm = Static<typeof LinkedForm>

export const LinkedAnswer = Exact({ secret: Secret.properties.secret, variables: Variables })

const { id, name, size, about, readable } = CaseFile.properties

/** A file that was shared with the task of a link, or that its organisation has added. */
export const LinkedFile = Exact({
  id,
  name,
  size,
  about,
  own: Type.Boolean({ description: 'added by this organisation, which may remove it' }),
  readable,
})
export type LinkedFile = Static<typeof LinkedFile>

export const LinkedFiles = Exact({
  items: Type.Array(LinkedFile),
  largest: CaseFiles.properties.largest,
  endings: CaseFiles.properties.endings,
})
export type LinkedFiles = Static<typeof LinkedFiles>

export const SecretAndFile = Exact({
  secret: Secret.properties.secret,
  fileId: Type.String({ format: 'uuid' }),
})

/** The secret stands in a header, for the body is the file. */
export const NewLinkedFileHeaders = Type.Object({
  'x-link-secret': Secret.properties.secret,
  ...NewFileHeaders.properties,
})
