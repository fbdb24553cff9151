// What people and partner organisations are called, as far as the server told it to whoever is here. Until it did, and for
// whoever is gone, the identity stands for the name.

import type { DisplayNames } from '../../server/contract/display-names.ts'

let people: ReadonlyMap<string, string> = new Map()
let organisations: ReadonlyMap<string, string> = new Map()

export function keepNames(names: DisplayNames): void {
  people = new Map(names.users.map(({ username, name }) => [username, name]))
  organisations = new Map(names.organisations.map(({ id, name }) => [id, name]))
}

/** Somebody else is here now, and may know others. Who is here is drawn anew, and nobody else. */
export const forgetNames = () => keepNames({ users: [], organisations: [] })

export const nameOf = (username: string): string => people.get(username) ?? username

/** The name in the register; undefined where it is not there, or is not for whoever is here to know. */
export const registeredName = (organisation: string): string | undefined => organisations.get(organisation)
