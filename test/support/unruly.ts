// A road to a server that delivers requests out of order and more than once, as retrying proxies and clients do. What
// comes together is shuffled, each request is sent two or three times, and its sender hears one of the answers.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Unruly = { readonly url: string; readonly sent: () => number; close(): Promise<void> }

/** `draw` gives numbers from 0 to 1; requests that come within some turns of the event loop belong together. */
export async function unrulyRoadTo(target: string, draw: () => number): Promise<Unruly> {
  let waiting: (() => void)[] = []
  let sent = 0

  async function deliver(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    await new Promise<void>(resolve => {
      if (waiting.length === 0) setTimeout(letGo, 5)
      waiting.push(resolve)
    })
    const { host: _host, connection: _connection, ...headers } = request.headers
    const once = async () => {
      sent += 1
      const answer = await fetch(new URL(request.url!, target), {
        method: request.method,
        headers: headers as Record<string, string>,
        body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
      })
      return { status: answer.status, text: await answer.text() }
    }
    const answers = await Promise.all(Array.from({ length: draw() < 0.5 ? 2 : 3 }, once))
    const { status, text } = answers[Math.floor(draw() * answers.length)]!
    response.writeHead(status, { 'content-type': 'application/json' }).end(text)
  }

  function letGo(): void {
    const shuffled = waiting.map(go => ({ go, place: draw() })).sort((one, other) => one.place - other.place)
    waiting = []
    for (const { go } of shuffled) go()
  }

  const road = createServer((request, response) => {
    deliver(request, response).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => road.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(road.address() as AddressInfo).port}`,
    sent: () => sent,
    close: () => new Promise(resolve => road.close(() => resolve())),
  }
}
