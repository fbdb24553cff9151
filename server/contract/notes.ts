// Notes of a case: what colleagues should know. They are only ever added.

import { type Static, Type } from 'typebox'
import { Exact, InnerKey, Name, Time } from './shared.ts'

/** The variable of a case that holds its notes, oldest first. */
export const NOTES = 'notes'

/** A note that comes with a task handed over says for whom it is. */
const handedOver = {
  task: Type.Optional(InnerKey),
  to: Type.Optional(Name),
}

export const Note = Exact({ at: Time, by: Type.String(), text: Type.String(), ...handedOver })
export type Note = Static<typeof Note>

export const NewNote = Exact({
  text: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
  ...handedOver,
})
