// What people and partner organisations are called, for whoever may know it: pages show these, the trail keeps identities.

import { type Static, Type } from 'typebox'
import { Exact } from './shared.ts'

export const DisplayNames = Exact({
  users: Type.Array(Exact({ username: Type.String(), name: Type.String() })),
  organisations: Type.Array(Exact({ id: Type.String(), name: Type.String() })),
})
export type DisplayNames = Static<typeof DisplayNames>
