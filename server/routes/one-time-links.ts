// One-time links. A coordinator sends one for a task of an organisation that is not on Linkspan; whoever holds its secret
// sees the form of that task and answers it once. The secret travels in the fragment of the address and in bodies, never
// in an address that a server, a proxy or a next page could write down.

import type { Variables } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import { Turns } from '../auth/turns.ts'
import { checkForm, type Form, formFor, formOf, keysOf, withRegister } from '../casework/forms.ts'
import { readKey } from '../casework/key.ts'
import { actorOf, type LinkedTask, linkedTask, stillFree } from '../casework/linked-task.ts'
import { visibleVariables } from '../casework/visible.ts'
import { InnerParams } from '../contract/instances.ts'
import {
  LinkedAnswer,
  LinkedForm,
  LinkOfTask,
  OneTimeLink,
  OneTimeLinks,
  Secret,
} from '../contract/one-time-links.ts'
import type { UserTask } from '../contract/user-tasks.ts'
import { Refused, refusedBy } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { Final } from '../jobs/final.ts'
import { deliver } from '../jobs/link-mail.ts'
import { canMail } from '../jobs/mail.ts'
import { registeredTheCase } from '../rules/four-eyes.ts'
import { tellOfAnswer, whoAsked } from '../rules/handed.ts'
import { missingReasons, withoutWords } from '../rules/reasons.ts'
import type { App, Server } from '../server.ts'
import { noteFailure, secondsToWait } from '../store/accounts.ts'
import { stateOf } from '../store/instances.ts'
import { writeLog } from '../store/log.ts'
import {
  BY_ITSELF,
  digestOf,
  forgetLink,
  type GoodLink,
  goodLink,
  linksOf,
  makeLink,
  noteOpened,
  revokeLinks,
  wasTaken,
} from '../store/one-time-links.ts'
import { linkFileRoutes } from './link-files.ts'

/** So many secrets that are none, from one address in a quarter of an hour. */
const MOST_FAILURES = 20

export function oneTimeLinkRoutes(app: App, server: Server): void {
  const { config, database, dispatch, bell } = server
  const { kysely } = database
  const turns = new Turns()

  app.get(
    '/user-tasks/:key/links',
    { config: { action: 'link.send' }, schema: { params: InnerParams, response: { 200: OneTimeLinks } } },
    async request => ({ items: await linksOf(kysely, readKey(request.params.key)) }),
  )

  app.post(
    '/user-tasks/:key/links',
    { config: { action: 'link.send' }, schema: { params: InnerParams, response: { 201: OneTimeLink } } },
    async (request, reply) => {
      const key = readKey(request.params.key)
      const { username } = subjectOf(request)
      const linked = await linkedTask(database, key)
      const to = linked?.organisation.email
      if (!linked || !to) throw new Refused('NOT_FOR_A_LINK')
      if (linked.task.suspended) throw new Refused('INSTANCE_SUSPENDED')
      if (!canMail() || config.publicUrl === null)
        throw new Refused('MAIL_NOT_SENT', tell`No mail server, or no public address, is set.`)
      const fresh: GoodLink[] = []
      const id = await makeOnce(database, async trx => {
        const link = await makeLink(trx, key, linked.organisation.id, username)
        fresh.push(link)
        return link.id
      })
      // The mail of a link that an earlier try has made goes by itself.
      for (const link of fresh) {
        const became = await deliver(database, config.publicUrl, link)
        if (!(became instanceof Final)) continue
        await forgetLink(kysely, id)
        throw new Refused('MAIL_NOT_SENT', became.sentence)
      }
      const made = (await linksOf(kysely, key)).find(link => link.id === id)
      if (!made) throw new Refused('MAIL_NOT_SENT')
      await log(username, 'link.send', made)
      return reply.code(201).send(made)
    },
  )

  app.delete(
    '/user-tasks/:key/links/:id',
    { config: { action: 'link.send' }, schema: { params: LinkOfTask } },
    async (request, reply) => {
      const task = readKey(request.params.key)
      const { username } = subjectOf(request)
      const { id } = request.params
      if ((await revokeLinks(kysely, { task, id }, username)) === 0) throw new Refused('NOT_FOUND')
      await log(username, 'link.revoke', { id, organisation: null })
      return reply.code(204).send()
    },
  )

  app.post(
    '/links/form',
    {
      config: { action: 'open' },
      bodyLimit: 10_000,
      schema: { body: Secret, response: { 200: LinkedForm } },
    },
    async request => {
      const { link, task, organisation } = await mustBeGood(request.body.secret, request.ip)
      const { form, seen } = await formOfTask(task)
      const data = Object.fromEntries(
        (form ? keysOf(form) : []).flatMap(name => (Object.hasOwn(seen, name) ? [[name, seen[name]]] : [])),
      )
      await log(actorOf(organisation.id), 'link.open', { id: link.id, organisation: organisation.id })
      if (await noteOpened(kysely, link.id)) bell.ring('user-task', task.key)
      return {
        organisation: organisation.name,
        language: organisation.language,
        askedBy: await nameOf(await askerOf(link, task)),
        task: task.name,
        element: task.element,
        expiresAt: link.expires_at.toISOString(),
        schema: form as Record<string, unknown> | null,
        data,
      }
    },
  )

  app.post(
    '/links/answer',
    { config: { action: 'open' }, bodyLimit: 200_000, schema: { body: LinkedAnswer } },
    async (request, reply) => {
      const { secret, variables } = request.body
      const digest = digestOf(secret, variables)
      if (await wasTaken(kysely, digest)) return reply.code(204).send()
      await take(secret, variables, digest, request.ip).catch(async error => {
        // The same words may have come twice at once.
        const isDead = error instanceof Refused && error.code === 'LINK_DEAD'
        if (!isDead || !(await wasTaken(kysely, digest))) throw error
      })
      return reply.code(204).send()
    },
  )

  linkFileRoutes(app, server, mustBeGood)

  /** Guesses are counted one after the other; every link that is not good gives the same answer. */
  async function mustBeGood(secret: string, ip: string): Promise<LinkedTask & { link: GoodLink }> {
    const found = await turns.take(ip, async () => {
      const subject = `link ${ip}`
      const wait = await secondsToWait(database, subject, MOST_FAILURES)
      if (wait > 0) throw new Refused('TOO_MANY_ATTEMPTS', undefined, undefined, wait)
      const link = await goodLink(kysely, secret)
      const linked =
        link && (await linkedTask(database, { instance: link.instance_id, key: Number(link.key) }))
      if (linked?.organisation.id === link?.organisation && link && linked) return { link, ...linked }
      await noteFailure(database, [subject])
      throw new Refused('LINK_DEAD')
    })
    if (found.task.suspended) throw new Refused('INSTANCE_SUSPENDED')
    return found
  }

  async function formOfTask(task: UserTask): Promise<{ form: Form | null; seen: Variables }> {
    const { instance, key } = readKey(task.key)
    const form = task.form === null ? null : await formOf(kysely, task.processDefinitionKey, task.form)
    const state = await stateOf(database, instance)
    return {
      form: form && (await withRegister(kysely, formFor(form, task.element))),
      seen: state ? withoutWords(visibleVariables(state, key)) : {},
    }
  }

  async function mustBeAnother(task: UserTask, actor: string): Promise<void> {
    const { graph } = await dispatch.definitions.get(database.pool, task.processDefinitionKey)
    const { instance } = readKey(task.key)
    if (await registeredTheCase(kysely, graph, { element: task.element, instance }, [actor]))
      throw new Refused('FOUR_EYES')
  }

  /** The link is used up in the transaction in which the case hears the answer: both happen, or neither. */
  async function take(secret: string, variables: Variables, digest: Buffer, ip: string): Promise<void> {
    const { link, task, organisation } = await mustBeGood(secret, ip)
    const by = actorOf(organisation.id)
    const { form, seen } = await formOfTask(task)
    const errors = [...checkForm(form ?? EMPTY, variables, seen), ...missingReasons(variables, seen)]
    if (errors.length > 0) throw new Refused('FORM_INVALID', undefined, errors)
    await mustBeAnother(task, by)
    const { instance, key } = readKey(task.key)
    const outcome = await dispatch.submit({
      kind: 'command',
      instance,
      command: { type: 'complete', key, variables, by },
      actor: by,
      guard: stillFree(key),
      link: { id: link.id, digest },
    })
    if (!outcome.ok) throw refusedBy(outcome)
    await log(by, 'link.answer', { id: link.id, organisation: organisation.id })
    if (await tellOfAnswer(kysely, { instance, key }, by, await askerOf(link, task))) bell.ring('notice', '')
  }

  /** Where the link went by itself: who did the task before, and so asked. */
  const askerOf = async ({ sent_by }: GoodLink, { key }: UserTask) =>
    sent_by === BY_ITSELF ? ((await whoAsked(kysely, readKey(key))) ?? sent_by) : sent_by

  async function nameOf(username: string): Promise<string> {
    const account = await kysely
      .selectFrom('account')
      .select('name')
      .where('username', '=', username)
      .executeTakeFirst()
    return account?.name ?? username
  }

  const log = (actor: string, action: string, link: { id: string; organisation: string | null }) =>
    writeLog(database, { actor, action, result: 'done', subject: link.id, detail: link.organisation })
}

/** A task without a form takes no answers, only that it is done. */
const EMPTY: Form = { components: [] }
