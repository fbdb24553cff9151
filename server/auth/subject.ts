// Who asks: a person with a session or a program with a token. Roles are names; a lane of a drawing carries one.

export type Subject = {
  readonly username: string
  readonly name: string
  readonly roles: readonly string[]
  readonly organisation: string | null
  readonly kind: 'person' | 'token'
  /** Those who are away now, and in whose tasks this person stands in. */
  readonly standsFor?: readonly string[]
}

export type Roles = Pick<Subject, 'roles'>

/** Roles that no lane stands for. Every other role is that of a lane. */
export const GENERAL_ROLES = [
  'designer',
  'auditor',
  'admin',
  'partner',
  'detector',
  'worker',
  'monitor',
] as const

/** Staff of other organisations: they see their own tasks and nothing else. */
const PARTNER_ROLES = new Set(['partner', 'partner-contact'])

export function isPartner({ roles }: Roles): boolean {
  return roles.some(role => PARTNER_ROLES.has(role))
}

/**
 * The candidate groups somebody belongs to: their roles, and each role within their organisation, as in
 * `partner-contact:school`. A role of partners alone is no group of theirs, for it would join all organisations; a task
 * that is left to one, by its lane or for want of a name, is the coordinator's.
 */
export function groupsOf({ roles, organisation }: Subject): string[] {
  const groups = roles.flatMap(role => {
    const within = organisation === null ? [] : [`${role}:${organisation}`]
    return PARTNER_ROLES.has(role) ? within : [role, ...within]
  })
  return roles.includes('coordinator') ? [...groups, ...PARTNER_ROLES] : groups
}

/** The roles of lanes of the municipality. */
export function laneRoles({ roles }: Roles): string[] {
  return roles.filter(
    role => !PARTNER_ROLES.has(role) && !(GENERAL_ROLES as readonly string[]).includes(role),
  )
}
