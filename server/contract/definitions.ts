// Deployed versions. A deployment is one set of files, pinned together by their checksum; a definition is one
// executable process in it. Neither ever changes; instances stay on the version they began with.

import { type Static, Type } from 'typebox'
import { Finding, Resource, Variant } from './drafts.ts'
import { Cursor, Exact, InstanceKey, Limit, Name, Nullable, PageOf, Time } from './shared.ts'

export const Definition = Exact({
  key: Type.String({ description: 'of this version' }),
  processId: Type.String({ description: 'the id of bpmn:process' }),
  name: Nullable(Type.String()),
  version: Type.Integer(),
  versionTag: Nullable(Type.String()),
  latest: Type.Boolean(),
  variant: Variant,
  deploymentKey: Type.String(),
  draftId: Nullable(Type.String()),
  resourceName: Type.String(),
  checksum: Type.String({ description: 'SHA-256 over all files of the deployment, hexadecimal' }),
  deployedAt: Time,
  deployedBy: Type.String(),
  note: Nullable(Type.String()),
  starts: Type.Array(
    Exact({
      element: Type.String(),
      kind: Type.String(),
      name: Nullable(Type.String({ description: 'message or signal name' })),
    }),
  ),
  active: Type.Integer({ description: 'running instances of this version, where one may see them; 0 else' }),
  incidents: Type.Integer({ description: 'open incidents in them' }),
})
export type Definition = Static<typeof Definition>

export const DefinitionQuery = Exact({
  processId: Type.Optional(Name),
  latest: Type.Optional(Type.Boolean({ default: false })),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
})
export const Definitions = PageOf(Definition)

export const Deployment = Exact({
  key: Type.String(),
  checksum: Type.String(),
  deployedAt: Time,
  deployedBy: Type.String(),
  note: Nullable(Type.String()),
  unchanged: Type.Boolean({ description: 'the same files were deployed before; no new version was made' }),
  definitions: Type.Array(Definition),
  findings: Type.Array(Finding, { description: 'warnings only; errors refuse the deployment' }),
})
export type Deployment = Static<typeof Deployment>

export const NewDeployment = Exact({
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  variant: Type.Optional(Variant),
  resources: Type.Array(Resource, { minItems: 1, maxItems: 200 }),
})

export const ResourceQuery = Exact({
  kind: Type.Optional(Type.Enum(['bpmn', 'dmn', 'form'], { description: 'only files of this kind' })),
})
export const Resources = Exact({ resources: Type.Array(Resource) })

/** Where the running instances of a version stand. */
export const Statistics = Exact({
  elements: Type.Array(Exact({ element: Type.String(), active: Type.Integer(), incidents: Type.Integer() })),
})

export const DefinitionParams = Exact({ definitionKey: InstanceKey })

export const MigrationPlanQuery = Exact({ to: InstanceKey })

/** Where the elements of one version go in another, by id and type. */
export const MigrationPlan = Exact({
  from: InstanceKey,
  to: InstanceKey,
  elements: Type.Array(
    Exact({
      from: Type.String(),
      to: Nullable(Type.String({ description: 'null where nothing fits; `mapping` may say where it goes' })),
      type: Type.String(),
      name: Nullable(Type.String()),
      problem: Nullable(Type.String()),
    }),
  ),
})
export type MigrationPlan = Static<typeof MigrationPlan>
