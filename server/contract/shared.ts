// What every resource has in common. Keys are strings: an instance is a UUID, what lives inside one
// is `instance.number`, so that a link tells which case it belongs to.

import { type Static, type TProperties, type TSchema, Type } from 'typebox'

/** An object that may have no other members than those named. */
export const Exact = <Properties extends TProperties>(
  properties: Properties,
  options: { description?: string } = {},
) => Type.Object(properties, { additionalProperties: false, ...options })

export const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

export const Time = Type.String({ format: 'date-time' })

export const InstanceKey = Type.String({ format: 'uuid' })

/** `instance.number`: a user task, job, incident or element run. */
export const InnerKey = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.[0-9]{1,15}$' })

export const Name = Type.String({ minLength: 1, maxLength: 255 })

export const Reason = Type.String({ minLength: 1, maxLength: 4000 })

/** Names and their JSON values. */
export const Variables = Type.Record(Type.String(), Type.Unknown())
export type Variables = Static<typeof Variables>

export const Limit = Type.Integer({ minimum: 1, maximum: 100, default: 50 })
/** It holds the sort key of a row, which may be a name. */
export const Cursor = Type.String({ maxLength: 3000, description: 'the `next` of the page before' })

/** What a list is asked that has nothing else to be asked. */
export const PageQuery = Exact({ limit: Type.Optional(Limit), cursor: Type.Optional(Cursor) })
export type PageQuery = Static<typeof PageQuery>

/** A part of a list, and the cursor that brings the next part; `null` at the end. */
export const PageOf = <Item extends TSchema>(item: Item) =>
  Exact({ items: Type.Array(item), next: Nullable(Type.String()) })
export type PageOf<Item> = { items: Item[]; next: string | null }

export const InstanceParams = Exact({ instanceKey: InstanceKey })
