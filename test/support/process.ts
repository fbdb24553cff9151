// Starts test/support/serve.ts and talks to it over HTTP; it can be killed as a machine is.

import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { newToken } from '../../server/store/accounts.ts'

const SERVE = fileURLToPath(new URL('serve.ts', import.meta.url))

/** What was compiled is kept, as server/cli.js does it. */
export const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/linkspan/compiled', import.meta.url))

/** A process that is soon killed has no use for an embedded database that is compiled a second time, and better. */
export const SHORT_LIVED = ['--liftoff-only']

const token = newToken()

export type Answer = { readonly status: number; readonly body: never }

type News = { readonly resource: string; readonly key: string }

export type Stream = {
  /** Resolves with true when news comes that fits, with false when the stream ends. */
  until(fits: (news: News) => boolean): Promise<boolean>
  close(): Promise<void>
}

export type ServerProcess = {
  /** Rejects where the connection breaks. A body of bytes is sent as it is, anything else as JSON. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** What is handed out as a file; throws where it is not. */
  download(path: string): Promise<Buffer>
  /** Opens the stream of live updates. */
  listen(): Promise<Stream>
  /** Ends it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export async function startProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...SHORT_LIVED, SERVE], {
    env: {
      ...process.env,
      LINKSPAN_LOG: 'error',
      NODE_COMPILE_CACHE: COMPILED,
      PORT: '0',
      ...environment,
      TEST_TOKEN_ID: token.id,
      TEST_TOKEN_HASH: token.hash.toString('hex'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const url = await urlOf(child)
  const authorization = `Bearer ${token.secret}`
  return {
    async ask(method, path, body, headers = {}) {
      const isBytes = body instanceof Uint8Array
      const type = isBytes ? 'application/octet-stream' : 'application/json'
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization, ...(body === undefined ? {} : { 'content-type': type }), ...headers },
        body: body === undefined ? undefined : isBytes ? new Uint8Array(body) : JSON.stringify(body),
      })
      const text = await response.text()
      return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as never }
    },
    async download(path) {
      const response = await fetch(`${url}/api/v1${path}`, { headers: { authorization } })
      if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
      return Buffer.from(await response.arrayBuffer())
    },
    async listen() {
      const response = await fetch(`${url}/api/v1/events`, { headers: { authorization } })
      return streamOf(response.body!.pipeThrough(new TextDecoderStream()).getReader())
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    let complaints = ''
    child.stderr!.on('data', (chunk: Buffer) => {
      complaints += chunk
    })
    child.once('exit', code =>
      reject(new Error(`The server ended with ${code} before it listened: ${complaints}`)),
    )
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk
      const url = /^listening (\S+)$/m.exec(output)?.[1]
      if (url) resolve(url)
    })
  })
}

function streamOf(reader: ReadableStreamDefaultReader<string>): Stream {
  let rest = ''
  return {
    async until(fits) {
      for (;;) {
        const lines = rest.split('\n')
        rest = lines.pop()!
        const news = lines.flatMap(line =>
          line.startsWith('data: ') ? [JSON.parse(line.slice(6)) as News] : [],
        )
        if (news.some(fits)) return true
        const { value, done } = await reader.read()
        if (done) return false
        rest += value
      }
    },
    close: () => reader.cancel(),
  }
}
