// BPMN messages and signals from outside.

import { Duration } from 'luxon'
import { tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import type { Told } from '../casework/work.ts'
import {
  ConditionalEvaluation,
  ConditionalReceipt,
  MessageCorrelation,
  MessagePublication,
  MessageReceipt,
  SignalBroadcast,
  SignalReceipt,
} from '../contract/messages.ts'
import { Refused, refusedBy } from '../errors.ts'
import type { App, Server } from '../server.ts'

export function messageRoutes(app: App, { dispatch }: Server): void {
  app.post(
    '/messages/publication',
    {
      config: { action: 'message.publish' },
      schema: { body: MessagePublication, response: { 200: MessageReceipt } },
    },
    async request => {
      const { name, correlationKey = null, messageId = null, timeToLive, variables = {} } = request.body
      const answer = await dispatch.submit({
        kind: 'message',
        message: { name, correlationKey, correlation: null, variables, target: null },
        actor: subjectOf(request).username,
        ttl: timeToLive === undefined ? 0 : millisecondsOf(timeToLive),
        id: messageId,
        mustBeHeard: false,
      })
      if (!answer.ok) throw refusedBy(answer)
      return receiptOf(answer)
    },
  )

  app.post(
    '/messages/correlation',
    {
      config: { action: 'message.publish' },
      schema: { body: MessageCorrelation, response: { 200: MessageReceipt } },
    },
    async request => {
      const { name, correlationKey = null, variables = {} } = request.body
      const answer = await dispatch.submit({
        kind: 'message',
        message: { name, correlationKey, correlation: null, variables, target: null },
        actor: subjectOf(request).username,
        ttl: 0,
        id: null,
        mustBeHeard: true,
      })
      if (!answer.ok) throw refusedBy(answer)
      return receiptOf(answer)
    },
  )

  app.post(
    '/conditionals/evaluation',
    {
      config: { action: 'signal.broadcast' },
      schema: { body: ConditionalEvaluation, response: { 200: ConditionalReceipt } },
    },
    async request => {
      const { variables, processDefinitionKey: definition = null } = request.body
      const actor = subjectOf(request).username
      const answer = await dispatch.submit({ kind: 'conditions', variables, definition, actor })
      if (!answer.ok) throw refusedBy(answer)
      return { instanceKeys: [...answer.instances] }
    },
  )

  app.post(
    '/signals/broadcast',
    {
      config: { action: 'signal.broadcast' },
      schema: { body: SignalBroadcast, response: { 200: SignalReceipt } },
    },
    async request => {
      const { name, variables = {} } = request.body
      const answer = await dispatch.submit({
        kind: 'signal',
        name,
        variables,
        actor: subjectOf(request).username,
        except: null,
      })
      if (!answer.ok) throw refusedBy(answer)
      return { listeners: answer.instances.length }
    },
  )
}

/** Nothing waits longer than that, and no column holds any year. */
const LONGEST = Duration.fromISO('P100Y').toMillis()

function millisecondsOf(timeToLive: string): number {
  const milliseconds = Duration.fromISO(timeToLive).toMillis()
  if (milliseconds <= LONGEST) return milliseconds
  throw new Refused('INVALID', undefined, [
    {
      pointer: '/timeToLive',
      code: 'TOO_LONG',
      detail: tell`A message is kept for a hundred years at most.`,
    },
  ])
}

function receiptOf({ message, instances, expiresAt }: Told) {
  return { messageKey: message, instanceKeys: [...instances], expiresAt }
}
