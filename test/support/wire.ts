// A wire between a server and its PostgreSQL that can be led to another one, and cut: at once, or at a commit, before it arrives,
// while it is carried out, or after that and before anybody hears of it.

import { connect, createServer, type Socket } from 'node:net'

export type Wire = {
  /** The address of the database, by way of the wire. */
  readonly url: string
  /** Cuts the wire at each n-th commit from now on, in turn before and after it; 0 for never. */
  cutCommits(each: number): void
  /** Cuts the wire at the next commit, once that has arrived: the database is still at it. */
  cutDuringCommit(): void
  /** Cuts every connection that is open. */
  cut(): void
  /** From now on new connections lead to another database of the same name. */
  leadTo(target: string): void
  /** Whether all bytes are lost from now on, both ways, while every connection stays open; who lost some gets no more. */
  swallow(everything: boolean): void
  /** How often it was cut at a commit. */
  readonly cuts: { before: number; during: number; after: number }
  close(): Promise<void>
}

const COMMIT = Buffer.from('commit\0')

export async function wireTo(target: string): Promise<Wire> {
  let end = new URL(target)
  const open = new Set<Socket>()
  const cuts = { before: 0, during: 0, after: 0 }
  let each = 0
  let commits = 0
  let during = false
  let swallowing = false

  const server = createServer(client => {
    const database = connect(Number(end.port), end.hostname)
    const cutBoth = () => {
      client.destroy()
      database.destroy()
    }
    let sentToTheEnd = false
    for (const socket of [client, database]) {
      open.add(socket)
      socket.on('error', cutBoth).on('close', () => {
        open.delete(socket)
        if (!sentToTheEnd) cutBoth()
      })
    }
    let deaf = false
    let lost = false
    const isLost = () => {
      lost ||= swallowing
      return lost
    }
    client.on('data', bytes => {
      if (isLost()) return
      if (during && bytes.includes(COMMIT)) {
        during = false
        cuts.during += 1
        // What was written is still sent before the end of it.
        sentToTheEnd = true
        database.end(bytes)
        return void client.destroy()
      }
      if (each > 0 && bytes.includes(COMMIT) && ++commits % each === 0) {
        if ((commits / each) % 2 === 1) {
          cuts.before += 1
          return cutBoth()
        }
        deaf = true
      }
      database.write(bytes)
    })
    database.on('data', bytes => {
      if (isLost()) return
      if (!deaf) return void client.write(bytes)
      // The answer is here: it was carried out.
      cuts.after += 1
      cutBoth()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as { port: number }).port)
  return {
    url: url.href,
    cuts,
    cutCommits(number) {
      each = number
      commits = 0
    },
    swallow(everything) {
      swallowing = everything
    },
    leadTo(other) {
      end = new URL(other)
    },
    cutDuringCommit() {
      during = true
    },
    cut() {
      for (const socket of [...open]) socket.destroy()
    },
    async close() {
      for (const socket of [...open]) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
