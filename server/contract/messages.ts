// BPMN messages and signals from outside. A published message waits for its time to live until somebody listens;
// a correlated one must find its listener now; a signal reaches everybody who listens at this moment.

import { Type } from 'typebox'
import { Exact, InstanceKey, Name, Nullable, Variables } from './shared.ts'

export const Duration = Type.String({
  pattern: '^P(?!$)(\\d+W|(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?)$',
})

export const MessagePublication = Exact({
  name: Name,
  correlationKey: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
  messageId: Type.Optional(
    Type.String({ minLength: 1, maxLength: 255, description: 'a repeated id answers as the first did' }),
  ),
  timeToLive: Type.Optional(Duration),
  variables: Type.Optional(Variables),
})

export const MessageCorrelation = Exact({
  name: Name,
  correlationKey: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
  variables: Type.Optional(Variables),
})

/** `instanceKeys` are those that took the message; with none it is kept until `expiresAt`, or dropped where that is null. */
export const MessageReceipt = Exact({
  messageKey: Type.String(),
  instanceKeys: Type.Array(InstanceKey),
  expiresAt: Nullable(Type.String({ format: 'date-time' })),
})

/** Variables that conditional start events are asked about; all of them, or those of one version. */
export const ConditionalEvaluation = Exact({
  variables: Variables,
  processDefinitionKey: Type.Optional(Type.String({ format: 'uuid' })),
})

/** The cases that began. */
export const ConditionalReceipt = Exact({ instanceKeys: Type.Array(InstanceKey) })

export const SignalBroadcast = Exact({ name: Name, variables: Type.Optional(Variables) })

export const SignalReceipt = Exact({
  listeners: Type.Integer({ description: 'instances told and instances started' }),
})
