// Taking a file in and handing it out: the same checks and bounds whoever brings it, and bytes are only ever handed out as
// something to keep.

import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { State } from '../../engine/index.ts'
import { type Sentence, tell } from '../../engine/words/sentences.ts'
import { changeFiles, filesOf } from '../casework/case-files.ts'
import { cleanName, endingOf } from '../casework/file-name.ts'
import { ENDINGS, typeOf } from '../casework/file-type.ts'
import type { Refusal } from '../casework/work.ts'
import type { CaseFile, CaseFiles, StoredFile } from '../contract/files.ts'
import type { UserTask } from '../contract/user-tasks.ts'
import { Refused } from '../errors.ts'
import { virusCheckOf } from '../jobs/virus-check.ts'
import type { App, Server } from '../server.ts'
import { checkedFiles, markChecked, readFile } from '../store/case-files.ts'
import { writeLog } from '../store/log.ts'
import { uuid } from '../store/uuid.ts'
import { isClean } from '../validate.ts'
import { attachment } from './attachment.ts'

/** Nobody reads more in one case; each of them makes its state a little larger. */
const MOST_FILES = 100
const MEGABYTE = 1_000_000

export const Bytes = { content: { 'application/octet-stream': { schema: Type.Unsafe<Buffer>({}) } } }

/** Where a file goes and who brings it. */
type Place = {
  readonly instance: string
  readonly task: string | null
  readonly by: string
  /** Asked under the lock of the case. */
  readonly guard?: (state: State) => Refusal | null
  /** Throws where whoever brings it may bring no more. */
  readonly bound?: (files: readonly StoredFile[]) => void
}

export function fileDesk({ config, database, dispatch, bell }: Server) {
  const { kysely } = database
  const largest = config.largestFile * MEGABYTE
  const check = virusCheckOf(config.virusCheck)

  return { largest, add, handOut, ofTask, listed, bytesOnly, refuseTooLarge }

  /** Bytes are taken in this part alone: elsewhere a body is JSON. */
  function bytesOnly(app: App, routes: (bytes: App) => void): void {
    app.register(async part => {
      const bytes = part as unknown as App
      bytes.removeAllContentTypeParsers()
      bytes.addContentTypeParser(
        'application/octet-stream',
        { parseAs: 'buffer', bodyLimit: largest },
        (_request, body, done) => done(null, body),
      )
      routes(bytes)
    })
  }

  /** Before anything of it is read. */
  async function refuseTooLarge({ headers }: FastifyRequest): Promise<void> {
    const size = Number(headers['content-length'] ?? 0)
    if (size > largest) throw new Refused('TOO_LARGE', tooLarge(size))
  }

  /** The check comes before the transaction: a case is not locked while somebody else thinks. */
  async function add(
    { instance, task, by, guard, bound }: Place,
    request: FastifyRequest,
  ): Promise<CaseFile> {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    if (bytes.length === 0) throw new Refused('FILE_EMPTY')
    const given = decoded(request.headers['x-file-name'], 'name')
    const about = decoded(request.headers['x-file-about'], 'about').trim()
    if (about === '' || about.length > 500)
      throw new Refused(
        'INVALID',
        tell`Say in up to 500 characters what the file is and why the case needs it.`,
      )
    const name = cleanName(given)
    if (name === null) throw new Refused('FILE_NAME_UNUSABLE')
    const { type } = mustFit(bytes, name)
    const checked = await isCheckedNow(bytes)
    const file: StoredFile = {
      id: uuid(),
      name,
      type,
      size: bytes.length,
      sha256: hash('sha256', bytes),
      about,
      at: new Date().toISOString(),
      by,
      task,
      shares: [],
    }
    const files = await changeFiles(
      { database, dispatch },
      {
        instance,
        by,
        reason: 'file added',
        ...(guard && { guard }),
        change: files => {
          if (files.length >= MOST_FILES) throw new Refused('TOO_MANY_FILES')
          bound?.(files)
          return [...files, file]
        },
        bytes: { add: { id: file.id, bytes, checked } },
      },
    )
    // The last one, which an earlier try of the same request may have added.
    return { ...files.at(-1)!, readable: check === null || checked }
  }

  /** Whether the virus check says clean; false where it cannot be asked now. */
  async function isCheckedNow(bytes: Buffer): Promise<boolean> {
    const found = await check?.(bytes).catch(() => undefined)
    if (typeof found === 'string')
      throw new Refused('FILE_INFECTED', tell`The virus check found ${found} in this file. It was not kept.`)
    return found === null
  }

  async function handOut(
    instance: string,
    { id, name, type }: StoredFile,
    actor: string,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const file = await readFile(database, instance, id)
    if (!file) throw new Refused('NOT_FOUND')
    if (check !== null && !file.checked) {
      // It came before there was a check, or while that was away.
      if (!(await isCheckedNow(file.bytes))) throw new Refused('FILE_WAITS')
      await markChecked(kysely, instance, id)
      bell.ring('instance', instance)
    }
    await writeLog(database, { actor, action: 'file.read', result: 'done', subject: instance, detail: id })
    return reply
      .type(type === 'text/plain' ? 'text/plain; charset=utf-8' : type)
      .header('content-disposition', attachment(name))
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(file.bytes)
  }

  /** What was added to a task or shared with it. */
  async function ofTask({ key, instanceKey, status }: UserTask): Promise<readonly StoredFile[]> {
    if (status !== 'open') return []
    return (await filesOf(database, instanceKey))
      .filter(({ task, shares }) => task === key || shares.some(share => share.task === key))
      .map(file => ({ ...file, shares: file.shares.filter(share => share.task === key) }))
  }

  async function listed(instance: string, files: readonly StoredFile[]): Promise<CaseFiles> {
    const checked = check === null ? null : await checkedFiles(kysely, instance)
    const items = files.map(file => ({ ...file, readable: checked === null || checked.has(file.id) }))
    return { items, largest, endings: [...ENDINGS] }
  }

  function tooLarge(size: number): Sentence {
    return tell`The file has ${(size / MEGABYTE).toFixed(1)} MB; ${config.largestFile} MB are taken at most. Make it smaller, or add it in parts.`
  }
}

/** The content decides; a name that says something else is refused, for it would mislead whoever opens it. */
function mustFit(bytes: Buffer, name: string) {
  const found = typeOf(bytes)
  if (found === null || !ENDINGS.includes(endingOf(name)))
    throw new Refused(
      'FILE_TYPE_NOT_TAKEN',
      tell`This kind of file is not taken. Files whose names end in ${ENDINGS} are taken.`,
    )
  if (!found.endings.includes(endingOf(name)))
    throw new Refused(
      'FILE_TYPE_NOT_TAKEN',
      tell`The name ends in ${endingOf(name)}, but the content is that of ${found.endings.join(' / ')}. Name it so, or save it anew.`,
    )
  return found
}

function decoded(header: unknown, what: string): string {
  try {
    const text = decodeURIComponent(String(header))
    if (isClean(text)) return text
  } catch {
    // Not percent-encoded UTF-8.
  }
  throw new Refused('INVALID', tell`The header x-file-${what} is not percent-encoded text.`)
}
