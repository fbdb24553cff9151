// A mail server that takes every mail and passes none on. Servers of the test find it while it is open.

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type MailSink = {
  /** Makes whoever connects wait, or whoever has handed a mail over, until it is let go on. */
  hold(where: 'connected' | 'handed over'): { readonly waiting: () => number; letGo(): void }
  /** The mails that came, each as it travels, with its broken lines joined again. */
  readonly mails: readonly string[]
  close(): Promise<void>
}

export async function openMailSink(): Promise<MailSink> {
  const mails: string[] = []
  const held = { connected: Promise.resolve(), 'handed over': Promise.resolve() }
  const waiting = { connected: 0, 'handed over': 0 }
  const pass = async (where: keyof typeof held) => {
    waiting[where] += 1
    await held[where]
    waiting[where] -= 1
  }
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect: (_session, done) => void pass('connected').then(() => done()),
    onData: async (stream, _session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      await pass('handed over')
      mails.push(
        Buffer.concat(chunks)
          .toString()
          .replaceAll(/=\r?\n/g, ''),
      )
      done()
    },
  })
  await new Promise<void>(resolve => post.listen(0, '127.0.0.1', resolve))
  process.env.LINKSPAN_SMTP_URL = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`
  return {
    hold(where) {
      const { promise, resolve } = Promise.withResolvers<void>()
      held[where] = promise
      return { waiting: () => waiting[where], letGo: resolve }
    },
    mails,
    async close() {
      delete process.env.LINKSPAN_SMTP_URL
      await new Promise<void>(resolve => post.close(resolve))
    },
  }
}
