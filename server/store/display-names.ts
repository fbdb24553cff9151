// What people and organisations are called, and who may know it: whoever meets the user names of all in cases, drafts or the
// log knows what all are called. Staff of a partner meet their own colleagues, whoever gave them a task, and whoever a notice
// to them names; they know no others, and of the register their own organisation alone.

import { type Kysely, sql } from 'kysely'
import { can } from '../auth/can.ts'
import { groupsOf, type Subject } from '../auth/subject.ts'
import type { DisplayNames } from '../contract/display-names.ts'
import type { Tables } from './database.ts'
import { nameOrganisations } from './organisations.ts'

export async function displayNamesFor(db: Kysely<Tables>, subject: Subject): Promise<DisplayNames> {
  const meetsAll = can(subject, 'draft.read')
  const [users, organisations] = await Promise.all([
    db
      .selectFrom('account')
      .select(['username', 'name'])
      .$if(!meetsAll, query => query.where(isMetBy(subject)))
      .orderBy('username')
      .execute(),
    nameOrganisations(db),
  ])
  return {
    users,
    organisations: meetsAll ? organisations : organisations.filter(({ id }) => id === subject.organisation),
  }
}

/** Whom staff of a partner meet. */
const isMetBy = (subject: Subject) => {
  const { username, organisation } = subject
  return sql<boolean>`(username = ${username} or organisation = ${organisation}
    or username in (select unnest(array[assigned_by, assignee]) from user_task where status = 'open'
      and (assignee = ${username} or candidate_groups && ${groupsOf(subject)}::text[]))
    or username in (select said_by from notice where username = ${username}))`
}
