// Local accounts. `name` is what colleagues call somebody; whoever has none is called by the user name. A role is a name that
// a lane may carry; beside the lane roles there are designer, coordinator, partner, auditor, admin, detector (signals only)
// and worker (jobs only).

import { type Static, Type } from 'typebox'
import { Exact, Name, Nullable, PageOf, Time } from './shared.ts'

export const Username = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{0,62}$' })

export const User = Exact({
  username: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  organisation: Nullable(Type.String()),
  active: Type.Boolean(),
  createdAt: Time,
})
export type User = Static<typeof User>

export const Users = PageOf(User)

export const NewUser = Exact({
  username: Username,
  name: Type.Optional(Name),
  password: Type.String({ minLength: 12, maxLength: 1000 }),
  roles: Type.Array(Name, { maxItems: 30 }),
  organisation: Type.Optional(Nullable(Name)),
})
export type NewUser = Static<typeof NewUser>

export const UserChanges = Exact({
  name: Type.Optional(Name),
  roles: Type.Optional(Type.Array(Name, { maxItems: 30 })),
  organisation: Type.Optional(Nullable(Name)),
  active: Type.Optional(Type.Boolean()),
  password: Type.Optional(Type.String({ minLength: 12, maxLength: 1000 })),
})
export type UserChanges = Static<typeof UserChanges>

export const UserParams = Exact({ username: Username })
