// Absences: from when to when somebody is away, and who stands in. Why is nobody's business and is not asked.

import { type Static, Type } from 'typebox'
import { Exact, Name, PageOf, Time } from './shared.ts'

export const Absence = Exact({
  id: Type.String({ format: 'uuid' }),
  username: Type.String(),
  name: Type.String(),
  deputy: Type.String(),
  deputyName: Type.String(),
  from: Time,
  until: Time,
  setBy: Type.String(),
  now: Type.Boolean({ description: 'the deputy stands in at this moment' }),
})
export type Absence = Static<typeof Absence>

export const NewAbsence = Exact({
  username: Type.Optional(Type.Union([Name], { description: 'oneself if unsaid' })),
  deputy: Name,
  from: Time,
  until: Time,
})
export type NewAbsence = Static<typeof NewAbsence>

export const Absences = PageOf(Absence)
export const AbsenceParams = Exact({ id: Type.String({ format: 'uuid' }) })

/** Who could stand in for somebody. */
export const DeputiesQuery = Exact({ username: Type.Optional(Name) })
export const Deputies = Exact({
  items: Type.Array(Exact({ username: Type.String(), name: Type.String() })),
})
