// The way out to the mail server that the operator has set.

import { createTransport } from 'nodemailer'
import { type Sentence, tell } from '../../engine/words/sentences.ts'
import { Told } from '../../engine/words/told.ts'
import { Final } from './final.ts'

/** Long enough for a slow mail server, shorter than a job is lent for. */
const TIMEOUT_MS = 20_000

/** Whether a mail server is set; without one, mail is work that a person confirms. */
export function canMail(): boolean {
  return (process.env.LINKSPAN_SMTP_URL ?? '') !== ''
}

type Mail = {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** The same for a mail that is sent twice. */
  readonly id: string
}

/** Hands a mail over; what the server refused of its addresses comes back. */
export async function mail({ to, subject, text, id }: Mail) {
  const transport = createTransport(process.env.LINKSPAN_SMTP_URL, {
    from: process.env.LINKSPAN_MAIL_FROM || 'linkspan@localhost',
  })
  const sent = transport.sendMail({
    to: [...to],
    subject,
    text,
    messageId: `<${id}@linkspan>`,
    headers: { 'auto-submitted': 'auto-generated' },
  })
  try {
    // A mail server that does not answer gives the work back in time.
    return await Promise.race([sent, late()])
  } catch (error) {
    throw isFinal(error) ? new Final(causeOf(error)) : new Told(causeOf(error))
  } finally {
    transport.close()
  }
}

function late(): Promise<never> {
  return new Promise((_resolve, reject) =>
    setTimeout(() => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })), TIMEOUT_MS).unref(),
  )
}

/** A mail server that answers 5xx will not take this mail later either (RFC 5321, 4.2.1). */
const isFinal = (error: unknown) => {
  const { responseCode } = error as { readonly responseCode?: unknown }
  return typeof responseCode === 'number' && responseCode >= 500
}

/** Only codes: a mail server's own words may hold the address, and the cause of a problem stands in clear. */
function causeOf(error: unknown): Sentence {
  const { responseCode, code } = error as { readonly responseCode?: unknown; readonly code?: unknown }
  if (typeof responseCode === 'number') return tell`The mail server refuses the mail (${responseCode}).`
  if (code === 'ETIMEDOUT') return tell`The mail server does not answer.`
  if (typeof code === 'string')
    return tell`The mail server cannot be used (${code}). The operator sees to LINKSPAN_SMTP_URL.`
  return tell`The mail server cannot be used. The operator sees to LINKSPAN_SMTP_URL.`
}
