// Requests that leave this server for an address that a drawing names. The operator lists the hosts; beyond that nobody
// reaches what a machine tells only itself (link-local addresses, as of a cloud's metadata), whatever a name resolves to.
// The address is looked at where the connection is made, so a name cannot change its meaning in between.

import { lookup as resolve } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { tell } from '../../engine/words/sentences.ts'
import { Told } from '../../engine/words/told.ts'

const TIMEOUT_MS = 10_000

const forbidden = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['255.255.255.255', 32],
] as const)
  forbidden.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  forbidden.addSubnet(network, prefix, 'ipv6')

/** Whether an address is one that no request may go to. Private ones may: the operator has listed the host. */
export function isForbidden(address: string): boolean {
  return forbidden.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

const guarded: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, [])
    if (addresses.some(({ address }) => isForbidden(address))) return callback(refused(hostname), [])
    if (options.all) callback(null, addresses)
    else callback(null, addresses[0]!.address, addresses[0]!.family)
  })
}

/** Posts to a listed host and answers with the status; redirects are not followed. */
export async function post(url: URL, headers: Record<string, string>, body: string): Promise<number> {
  mayBeCalled(url)
  const request = url.protocol === 'https:' ? secureRequest : plainRequest
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  return new Promise((done, fail) => {
    const sent = request(url, { method: 'POST', headers, lookup: guarded, signal }, response => {
      response.resume()
      done(response.statusCode ?? 0)
    })
    sent.on('error', fail).end(body)
  })
}

function mayBeCalled({ protocol, host, hostname, username, password }: URL): void {
  const hosts = (process.env.LINKSPAN_WEBHOOK_HOSTS ?? '').split(/[\s,]+/).filter(entry => entry !== '')
  if (!hosts.includes(host)) throw new Told(tell`${host} is not among LINKSPAN_WEBHOOK_HOSTS.`)
  if (username !== '' || password !== '')
    throw new Told(tell`An address with a password in it is not called.`)
  const address = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(address) !== 0 && isForbidden(address)) throw refused(host)
  const stays = hostname === 'localhost' || address === '::1' || address.startsWith('127.')
  if (protocol !== 'https:' && !(protocol === 'http:' && stays))
    throw new Told(tell`${host} is called over https only.`)
}

function refused(host: string): Error {
  return new Told(tell`${host} stands for an address that is not called.`)
}
