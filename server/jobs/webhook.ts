// Tells another system over HTTP, signed as Standard Webhooks say (webhook-id, webhook-timestamp, webhook-signature).
// The id is the job's key, so a delivery that comes twice can be told from two. Secrets stand in the environment as
// LINKSPAN_WEBHOOK_SECRET_<NAME>, never in a variable; only addresses in LINKSPAN_WEBHOOK_HOSTS are called.

import { createHmac } from 'node:crypto'
import type { JobKind } from './kinds.ts'

const TIMEOUT_MS = 10_000

export const postWebhook: JobKind = async ({ job, variables }) => {
  const url = new URL(job.headers.url ?? '')
  const hosts = (process.env.LINKSPAN_WEBHOOK_HOSTS ?? '').split(/[\s,]+/).filter(host => host !== '')
  if (!hosts.includes(url.host)) throw new Error(`${url.host} is not among LINKSPAN_WEBHOOK_HOSTS.`)
  const names = (job.headers.variables ?? '').split(/[\s,]+/).filter(name => name !== '')
  const data = Object.fromEntries(names.map(name => [name, variables[name] ?? null]))
  const body = JSON.stringify({ type: job.headers.event ?? job.element, data })
  const id = `${job.instance_id}.${job.key}`
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      'content-type': 'application/json',
      ...signed(id, body, secretOf(job.headers.secret ?? 'DEFAULT')),
    },
    body,
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`${url.host} answered ${response.status}.`)
  return {}
}

function secretOf(name: string): Buffer {
  const secret = process.env[`LINKSPAN_WEBHOOK_SECRET_${name.toUpperCase()}`]
  if (!secret) throw new Error(`There is no secret LINKSPAN_WEBHOOK_SECRET_${name.toUpperCase()}.`)
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
}

/** The headers by which the receiver knows sender, time and content. */
export function signed(
  id: string,
  body: string,
  secret: Buffer,
  now: number = Date.now(),
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
