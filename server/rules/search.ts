// RT-10: nobody looks for persons by what they believe, feel or are. A variable may be searched for only within one
// process, and only where every form of that process that has it classes it as none or as a pseudonym. What no
// form has is of no known class, and is not searched either.

import type { Kysely } from 'kysely'
import { formFields } from '../../engine/lint/forms.ts'
import { tell } from '../../engine/words/sentences.ts'
import { Refused } from '../errors.ts'
import type { Tables } from '../store/database.ts'

const MAY_BE_SEARCHED = ['none', 'pseud']

/** Throws where cases may not be looked for by this field. */
export async function mustBeSearchable(
  db: Kysely<Tables>,
  where: { readonly processId?: string; readonly processDefinitionKey?: string },
  name: string,
): Promise<void> {
  if (where.processId === undefined && where.processDefinitionKey === undefined)
    throw new Refused(
      'SEARCH_NOT_ALLOWED',
      tell`Name the process: a field is searched for within one process only.`,
    )
  const classes = await classesOf(db, where, name)
  if (classes.length === 0)
    throw new Refused(
      'SEARCH_NOT_ALLOWED',
      tell`No form of this process has the field ${name}, so nobody knows what kind of data it holds.`,
    )
  const kept = classes.find(found => found === null || !MAY_BE_SEARCHED.includes(found))
  if (kept === undefined) return
  throw new Refused(
    'SEARCH_NOT_ALLOWED',
    kept === null
      ? tell`A form says no dataClass for ${name}; only fields classed as none or pseud are searched for.`
      : tell`${name} holds data of the class ${kept}. Cases are not looked for by what is known of a person; use the number or the reference of the case.`,
  )
}

/** What the forms of all versions that are meant say of a field: cases of old ones are found as well. */
async function classesOf(
  db: Kysely<Tables>,
  { processId, processDefinitionKey }: { processId?: string; processDefinitionKey?: string },
  name: string,
): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('process_definition as d')
    .innerJoin('deployment_resource as r', 'r.deployment_key', 'd.deployment_key')
    .select('r.content')
    .distinct()
    .where('r.kind', '=', 'form')
    .$if(processId !== undefined, query => query.where('d.process_id', '=', processId!))
    .$if(processDefinitionKey !== undefined, query => query.where('d.key', '=', processDefinitionKey!))
    .execute()
  return rows
    .flatMap(({ content }) => formFields(JSON.parse(content)))
    .filter(field => field.key.split('.')[0] === name)
    .map(field => field.dataClass)
}
