// E-mail, where the operator has set a mail server. A mail leaves the office, so it holds fixed words of the drawing and,
// if it asks for it, the address of the case: never a variable. What is personal is read after signing in.

import { createTransport } from 'nodemailer'
import { Final } from './final.ts'
import type { JobKind } from './kinds.ts'

/** Long enough for a slow mail server, shorter than a job is lent for. */
const TIMEOUT_MS = 20_000

/** Whether a mail server is set; without one, mail is work that a person confirms. */
export function canMail(): boolean {
  return (process.env.LINKSPAN_SMTP_URL ?? '') !== ''
}

/**
 * Headers: `to` names addresses, or variables that hold one each, separated by commas; `subject` and `text` are sent as
 * they stand; `link` set to `yes` adds the address of the case, which
 * leads each person to what they may see of it. The id of the mail is the job's key, so that a mail that
 * is sent twice is known for the same one.
 */
export const sendEmail: JobKind = async ({ job, variables }) => {
  const to = addressesOf(job.headers.to ?? '', variables)
  const { subject = '', text = '', link } = job.headers
  if (subject === '' || text === '') throw new Error('The headers subject and text must hold words.')
  const place = link === 'yes' ? `\n\n${caseAddress(job.instance_id)}` : ''
  const transport = createTransport(process.env.LINKSPAN_SMTP_URL, {
    from: process.env.LINKSPAN_MAIL_FROM || 'linkspan@localhost',
  })
  // A mail server that does not answer gives the job back in time.
  const sent = transport.sendMail({
    to,
    subject,
    text: `${text}${place}\n`,
    messageId: `<${job.instance_id}.${job.key}@linkspan>`,
    headers: { 'auto-submitted': 'auto-generated' },
  })
  try {
    const { rejected, rejectedErrors } = await Promise.race([sent, late()])
    if (rejected.length > 0) throw partlyRefused(rejected.length, to.length, rejectedErrors)
  } catch (error) {
    throw error instanceof Final ? error : new Error(causeOf(error))
  } finally {
    transport.close()
  }
  return {}
}

/** The others have the mail, and would get it again with every further try. */
function partlyRefused(refused: number, all: number, errors: readonly unknown[] = []): Final {
  const codes = new Set(errors.flatMap(error => (error as { responseCode?: number }).responseCode ?? []))
  const why = codes.size > 0 ? ` (${[...codes].join(', ')})` : ''
  return new Final(`The mail server refuses ${refused} of ${all} addresses${why}; the others have the mail.`)
}

function addressesOf(names: string, variables: Readonly<Record<string, unknown>>): string[] {
  const parts = names.split(/[\s,]+/).filter(part => part !== '')
  if (parts.length === 0) throw new Error('The header to names nobody.')
  return parts.map(part => {
    const address = part.includes('@') ? part : variables[part]
    if (typeof address === 'string' && /^[^\s@<>,]+@[^\s@<>,]+$/.test(address)) return address
    throw new Error(`${part} holds no address.`)
  })
}

function caseAddress(instance: string): string {
  const base = process.env.LINKSPAN_PUBLIC_URL
  if (!base) throw new Error('A mail with a link needs LINKSPAN_PUBLIC_URL.')
  return new URL(`/cases/open/${instance}`, base).href
}

function late(): Promise<never> {
  return new Promise((_resolve, reject) =>
    setTimeout(() => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })), TIMEOUT_MS).unref(),
  )
}

/** Only codes: a mail server's own words may hold the address, and the cause of a problem stands in clear. */
function causeOf(error: unknown): string {
  const { responseCode, code } = error as { readonly responseCode?: unknown; readonly code?: unknown }
  if (typeof responseCode === 'number') return `The mail server refuses the mail (${responseCode}).`
  if (code === 'ETIMEDOUT') return 'The mail server does not answer.'
  return `The mail server cannot be used${typeof code === 'string' ? ` (${code})` : ''}. The operator sees to LINKSPAN_SMTP_URL.`
}
