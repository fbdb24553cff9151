// E-mail, where the operator has set a mail server. A mail leaves the office, so it holds fixed words of the drawing and,
// if it asks for it, the address of the case: never a variable. What is personal is read after signing in.

import { tell } from '../../engine/words/sentences.ts'
import { Told } from '../../engine/words/told.ts'
import { Final } from './final.ts'
import type { JobKind } from './kinds.ts'
import { mail } from './mail.ts'

/**
 * Headers: `to` names addresses, or variables that hold one each, separated by commas; `subject` and `text` are sent as
 * they stand; `link` set to `yes` adds the address of the case, which
 * leads each person to what they may see of it. The id of the mail is the job's key, so that a mail that
 * is sent twice is known for the same one.
 */
export const sendEmail: JobKind = async ({ job, variables }) => {
  const to = addressesOf(job.headers.to ?? '', variables)
  const { subject = '', text = '', link } = job.headers
  if (subject === '' || text === '') throw new Told(tell`The headers subject and text must hold words.`)
  const place = link === 'yes' ? `\n\n${caseAddress(job.instance_id)}` : ''
  const { rejected, rejectedErrors } = await mail({
    to,
    subject,
    text: `${text}${place}\n`,
    id: `${job.instance_id}.${job.key}`,
  })
  if (rejected.length > 0) throw partlyRefused(rejected.length, to.length, rejectedErrors)
  return {}
}

/** The others have the mail, and would get it again with every further try. */
function partlyRefused(refused: number, all: number, errors: readonly unknown[] = []): Final {
  const codes = new Set(errors.flatMap(error => (error as { responseCode?: number }).responseCode ?? []))
  const why = codes.size > 0 ? ` (${[...codes].join(', ')})` : ''
  return new Final(
    tell`The mail server refuses ${refused} of ${all} addresses${why}; the others have the mail.`,
  )
}

function addressesOf(names: string, variables: Readonly<Record<string, unknown>>): string[] {
  const parts = names.split(/[\s,]+/).filter(part => part !== '')
  if (parts.length === 0) throw new Told(tell`The header to names nobody.`)
  return parts.map(part => {
    const address = part.includes('@') ? part : variables[part]
    if (typeof address === 'string' && /^[^\s@<>,]+@[^\s@<>,]+$/.test(address)) return address
    throw new Told(tell`${part} holds no address.`)
  })
}

function caseAddress(instance: string): string {
  const base = process.env.LINKSPAN_PUBLIC_URL
  if (!base) throw new Told(tell`A mail with a link needs LINKSPAN_PUBLIC_URL.`)
  return new URL(`/cases/open/${instance}`, base).href
}
