// Being away: one says so oneself, and a coordinator or an admin for somebody who cannot.

import { tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import type { Subject } from '../auth/subject.ts'
import {
  Absence,
  AbsenceParams,
  Absences,
  Deputies,
  DeputiesQuery,
  NewAbsence,
} from '../contract/absences.ts'
import { PageQuery } from '../contract/shared.ts'
import { Refused } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import type { App, Server } from '../server.ts'
import { deputiesOf, endAbsence, findAbsence, listAbsences, setAbsence } from '../store/absences.ts'
import { writeLog } from '../store/log.ts'

const FOR_OTHERS = ['coordinator', 'admin']
const forOthers = ({ roles }: Subject) => roles.some(role => FOR_OTHERS.includes(role))

export function absenceRoutes(app: App, { database, bell }: Server): void {
  const { kysely } = database

  app.get(
    '/absences',
    { config: { action: 'absence.set' }, schema: { querystring: PageQuery, response: { 200: Absences } } },
    async request => listAbsences(kysely, knower(subjectOf(request)), request.query),
  )

  app.get(
    '/absences/deputies',
    {
      config: { action: 'absence.set' },
      schema: { querystring: DeputiesQuery, response: { 200: Deputies } },
    },
    async request => {
      const subject = subjectOf(request)
      const { username = subject.username } = request.query
      mustBeTheirs(subject, username)
      return { items: await deputiesOf(kysely, username) }
    },
  )

  app.post(
    '/absences',
    { config: { action: 'absence.set' }, schema: { body: NewAbsence, response: { 201: Absence } } },
    async (request, reply) => {
      const subject = subjectOf(request)
      const { username = subject.username, deputy } = request.body
      const [from, until] = [new Date(request.body.from), new Date(request.body.until)]
      mustBeTheirs(subject, username)
      const id = await makeOnce(database, async trx => {
        if (until <= from || until <= new Date())
          throw new Refused('INVALID', undefined, [
            {
              pointer: '/until',
              code: 'NOT_LATER',
              detail: tell`It ends after it begins, and not in the past.`,
            },
          ])
        const able = await deputiesOf(trx, username)
        if (!able.some(one => one.username === deputy)) throw new Refused('CANNOT_STAND_IN')
        const id = await setAbsence(trx, { username, deputy, from, until, by: subject.username })
        if (id === null) throw new Refused('ABSENCE_OVERLAPS')
        await writeLog(
          { kysely: trx },
          {
            actor: subject.username,
            action: 'absence.set',
            result: 'done',
            subject: username,
            detail: deputy,
          },
        )
        return id
      })
      bell.ring('user-task', id)
      return reply.code(201).send((await findAbsence(kysely, id, null))!)
    },
  )

  app.delete(
    '/absences/:id',
    { config: { action: 'absence.set' }, schema: { params: AbsenceParams } },
    async (request, reply) => {
      const subject = subjectOf(request)
      const absence = await findAbsence(kysely, request.params.id, knower(subject))
      if (!absence) throw new Refused('NOT_FOUND')
      mustBeTheirs(subject, absence.username)
      await endAbsence(kysely, absence.id)
      await writeLog(database, {
        actor: subject.username,
        action: 'absence.end',
        result: 'done',
        subject: absence.username,
        detail: absence.deputy,
      })
      bell.ring('user-task', absence.id)
      return reply.code(204).send()
    },
  )
}

/** Whose absences somebody knows of; null where everybody's. */
const knower = (subject: Subject) => (forOthers(subject) ? null : subject.username)

function mustBeTheirs(subject: Subject, username: string): void {
  if (subject.kind === 'token') throw new Refused('FORBIDDEN', tell`A program is not away.`)
  if (username !== subject.username && !forOthers(subject))
    throw new Refused('FORBIDDEN', tell`Only a coordinator or an admin says so for somebody else.`)
}
