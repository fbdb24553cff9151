// Notes are a variable of the case, so they are sealed with it, stand in its trail, and go when it is erased. They are
// only added to, here alone: who wrote one and when is the server's to say, and of two at once both are kept.

import type { State } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import { writtenBefore } from '../casework/once.ts'
import { refuse } from '../casework/work.ts'
import { FILES } from '../contract/files.ts'
import { NewNote, NOTES, Note } from '../contract/notes.ts'
import { InstanceParams } from '../contract/shared.ts'
import { Refused, refusedBy } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { findInstance, stateOf } from '../store/instances.ts'

/** So often another note may come between reading and writing. */
const TRIES = 20

export function noteRoutes(app: App, { database, dispatch }: Server): void {
  app.post(
    '/process-instances/:instanceKey/notes',
    {
      config: { action: 'note.write' },
      schema: { params: InstanceParams, body: NewNote, response: { 201: Note } },
    },
    async (request, reply) => {
      const subject = subjectOf(request)
      const { username: by } = subject
      const found = await findInstance(database.kysely, request.params.instanceKey, subject)
      if (!found) throw new Refused('NO_SUCH_INSTANCE')
      const written = writtenBefore(NOTES)
      if (Array.isArray(written)) return reply.code(201).send(written.at(-1))
      const { text, ...handedOver } = request.body
      const note: Note = { at: new Date().toISOString(), by, text: text.trim(), ...handedOver }
      for (let tried = 1; ; tried += 1) {
        const seen = notesIn(await stateOf(database, found.key))
        const answer = await dispatch.submit({
          kind: 'command',
          instance: found.key,
          command: { type: 'setVariables', variables: { [NOTES]: [...seen, note] }, by },
          actor: by,
          writes: [NOTES],
          guard: state =>
            notesIn(state).length === seen.length ? null : refuse('CONFLICT', tell`Another note came first.`),
        })
        if (answer.ok) return reply.code(201).send(note)
        if (answer.code !== 'CONFLICT' || tried === TRIES) throw refusedBy(answer)
      }
    },
  )
}

/** The notes of a case, the oldest first; none where a drawing uses the name for something else. */
function notesIn(state: State | null): readonly unknown[] {
  const kept = state?.runs[state.root]?.variables?.[NOTES]
  return Array.isArray(kept) ? kept : []
}

/** Variables set by hand leave the notes and the list of files alone. */
export function mustLeaveOwn(variables: Readonly<Record<string, unknown>> | undefined): void {
  for (const [name, code, detail] of [
    [NOTES, 'NOTES_ARE_ADDED', tell`Notes are only added: POST /process-instances/{key}/notes.`],
    [FILES, 'FILES_ARE_ADDED', tell`Files are added by POST /process-instances/{key}/files.`],
  ] as const)
    if (variables !== undefined && Object.hasOwn(variables, name))
      throw new Refused('INVALID', detail, [{ pointer: `/variables/${name}`, code, detail }])
}
