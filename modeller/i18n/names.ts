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

/** Whom a name or user name means, and nobody where two are called so: their user name, else what was asked. */
export function usernameOf(text: string): string {
  const called = [...people].filter(([, name]) => name.toLowerCase() === text.trim().toLowerCase())
  return called.length === 1 && !people.has(text) ? called[0]![0] : text
}

export const allNames = (): [username: string, name: string][] => [...people]

export const nameOf = (username: string): string => people.get(username) ?? username

/** The name in the register; undefined where it is not there, or is not for whoever is here to know. */
export const registeredName = (organisation: string): string | undefined => organisations.get(organisation)
