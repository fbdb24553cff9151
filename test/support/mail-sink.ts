// A mail server that takes every mail and passes none on. Servers of the test find it while it is open.

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type MailSink = {
  /** The mails that came, each as it travels, with its broken lines joined again. */
  readonly mails: readonly string[]
  close(): Promise<void>
}

export async function openMailSink(): Promise<MailSink> {
  const mails: string[] = []
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: async (stream, _session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
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
    mails,
    async close() {
      delete process.env.LINKSPAN_SMTP_URL
      await new Promise<void>(resolve => post.close(resolve))
    },
  }
}
