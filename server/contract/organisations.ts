// The register of partner organisations. `id` is what drawings name: `partner-contact:school`.

import { type Static, Type } from 'typebox'
import { Exact, Nullable, PageOf } from './shared.ts'

export const OrganisationId = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,62}$' })

export const OrganisationData = Exact({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  contact: Nullable(Type.String({ maxLength: 200, description: 'whom mail addresses' })),
  email: Nullable(Type.String({ maxLength: 254, pattern: '^[^\\s@<>,;"]+@[^\\s@<>,;"]+$' })),
  language: Type.Enum(['en', 'nl', 'fr'], { description: 'of mail and of the form' }),
  onLinkspan: Type.Boolean({ description: 'its staff sign in; one that does not answers by one-time links' }),
  byItself: Type.Optional(
    Type.Boolean({ description: 'a link goes by itself as soon as a task waits for it; false if unsaid' }),
  ),
})
export type OrganisationData = Static<typeof OrganisationData>

export const Organisation = Exact({ id: OrganisationId, ...OrganisationData.properties })
export type Organisation = Static<typeof Organisation>

export const Organisations = PageOf(Organisation)
export const OrganisationParams = Exact({ id: OrganisationId })
