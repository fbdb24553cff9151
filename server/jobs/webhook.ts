// Tells another system over HTTP, signed as Standard Webhooks say (webhook-id, webhook-timestamp, webhook-signature).
// The id is the job's key, so a delivery that comes twice can be told from two. Secrets stand in the environment as
// LINKSPAN_WEBHOOK_SECRET_<NAME>, never in a variable or the trail; only hosts in LINKSPAN_WEBHOOK_HOSTS are called.

import { createHmac } from 'node:crypto'
import { tell } from '../../engine/words/sentences.ts'
import { Told } from '../../engine/words/told.ts'
import type { JobKind } from './kinds.ts'
import { post } from './outbound.ts'

export const postWebhook: JobKind = async ({ job, variables }) => {
  const url = addressOf(job.headers.url ?? '')
  const names = (job.headers.variables ?? '').split(/[\s,]+/).filter(name => name !== '')
  const data = Object.fromEntries(names.map(name => [name, variables[name] ?? null]))
  const body = JSON.stringify({
    type: job.headers.event ?? job.element,
    timestamp: new Date().toISOString(),
    data,
  })
  const id = `${job.instance_id}.${job.key}`
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...signed(id, body, secretOf(job.headers.secret ?? 'DEFAULT')),
  }
  const status = await post(url, headers, body)
  if (status < 200 || status > 299) throw new Told(tell`${url.host} answered with the status ${status}.`)
  return {}
}

function addressOf(text: string): URL {
  if (URL.canParse(text)) return new URL(text)
  throw new Told(tell`The header url holds no address.`)
}

function secretOf(name: string): Buffer {
  const secret = process.env[`LINKSPAN_WEBHOOK_SECRET_${name.toUpperCase()}`]
  if (!secret) throw new Told(tell`There is no secret LINKSPAN_WEBHOOK_SECRET_${name.toUpperCase()}.`)
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
}

/** The headers by which the receiver knows sender, time and content. */
function signed(id: string, body: string, secret: Buffer, now: number = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
