// A message goes to one receiver. Its name and correlation key are fixed when the ear opens (Zeebe), its
// correlation properties when the conversation begins (8.4.2, 13.3.3).

import type { Node, Trigger } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import { bodyOf, expression, extension, type Reader, template } from '../graph/reader.ts'
import { emit, type Step } from '../run/emit.ts'
import { link } from '../run/hops.ts'
import { Trouble } from '../run/incident.ts'
import type { Run, Variables } from '../run/state.ts'
import { evaluate, text } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import type { TriggerBehaviour } from './trigger.ts'

type MessageTrigger = Extract<Trigger, { kind: 'message' }>

/** Reads a `bpmn:message`; without one the element's own name, or id, is the message's name. */
export function compileMessage(
  message: ModdleElement | undefined,
  event: ModdleElement,
  reader: Reader,
): MessageTrigger {
  const name: string = message?.name ?? message?.id ?? event.name ?? event.id
  const key = message === undefined ? null : bodyOf(extension(message, 'zeebe:Subscription')?.correlationKey)
  return {
    kind: 'message',
    message: message?.id ?? null,
    name: template(reader, name, event),
    correlationKey: key === null ? null : expression(reader, key, event),
  }
}

export const message: TriggerBehaviour<'message'> = {
  compile: (definition, event, reader) => compileMessage(definition.messageRef, event, reader),

  listen: (step, run, trigger) => ({
    name: nameOf(step, run, trigger),
    correlationKey: keyOf(step, run, trigger),
    correlation: expected(step, run),
  }),

  throw: (step, node, run, trigger, values) => {
    send(step, node, run, trigger, values)
    return undefined
  },
}

/** Sends a message: recorded here, delivered by whoever runs the instances, in the same transaction. */
export function send(step: Step, node: Node, run: Run, trigger: MessageTrigger, values: Variables): void {
  const name = nameOf(step, run, trigger)
  const correlationKey = keyOf(step, run, trigger)
  const payload = node.inputs.length > 0 ? { ...run.variables } : values
  const correlation = told(step, run, trigger, payload)
  if (correlation !== null && step.state.correlation === null) converse(step, correlation)
  emit(step, {
    type: 'message.sent',
    key: run.key,
    element: node.id,
    elementType: run.type,
    message: trigger.message,
    name,
    correlationKey,
    correlation: correlation ?? step.state.correlation,
    variables: payload,
    target: step.graph.messageFlows.get(node.id) ?? null,
    ...link(step, run),
  })
}

/** The first message of a conversation fixes its correlation properties; open ears learn them too. */
export function converse(step: Step, correlation: Readonly<Record<string, unknown>>): void {
  const known = step.state.correlation
  const fresh: Record<string, unknown> = {}
  for (const id in correlation) if (known === null || !Object.hasOwn(known, id)) fresh[id] = correlation[id]
  if (Object.keys(fresh).length === 0) return
  emit(step, { type: 'correlation.set', values: fresh })
  for (const subscription of Object.values(step.state.subscriptions)) {
    if (subscription.kind !== 'message') continue
    emit(step, {
      type: 'subscription.changed',
      key: subscription.key,
      changes: { correlation: { ...step.state.correlation } },
    })
  }
}

function nameOf(step: Step, run: Run, trigger: MessageTrigger): string {
  const name = text(step, run, trigger.name)
  if (name !== null && name !== '') return name
  throw new Trouble('EXPRESSION_ERROR', tell`The message name of ${run.element} gives nothing.`)
}

function keyOf(step: Step, run: Run, trigger: MessageTrigger): string | null {
  if (trigger.correlationKey === null) return null
  const key = evaluate(step, run, trigger.correlationKey)
  if (typeof key === 'string' || typeof key === 'number') return String(key)
  throw new Trouble(
    'CORRELATION_KEY_MISSING',
    tell`The correlation key "${trigger.correlationKey.text}" of ${run.element} gives ${JSON.stringify(key)}.`,
  )
}

/** What a message for this instance must tell: properties bound to its data, and those the conversation fixed. */
function expected(step: Step, run: Run): Readonly<Record<string, unknown>> | null {
  const values: Record<string, unknown> = {}
  for (const key of step.graph.correlationKeys) {
    for (const { id, subscription } of key.properties) {
      const value = subscription === null ? undefined : evaluate(step, run, subscription)
      if (value !== undefined && value !== null) values[id] = value
    }
  }
  Object.assign(values, step.state.correlation)
  return Object.keys(values).length === 0 ? null : values
}

/** What a message tells, by the retrieval expressions of the collaboration's keys. */
function told(
  step: Step,
  run: Run,
  trigger: MessageTrigger,
  payload: Variables,
): Readonly<Record<string, unknown>> | null {
  const values: Record<string, unknown> = {}
  for (const key of step.graph.correlationKeys) {
    for (const { id, retrieval } of key.properties) {
      const path = trigger.message === null ? undefined : retrieval.get(trigger.message)
      if (path === undefined) continue
      const value = evaluate(step, run, path, payload)
      if (value !== null && value !== undefined) values[id] = value
    }
  }
  return Object.keys(values).length === 0 ? null : values
}
