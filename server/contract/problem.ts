// How every refusal looks (RFC 9457, application/problem+json). `code` is stable and listed in server/errors.ts.

import { type Static, Type } from 'typebox'

export const Problem = Type.Object({
  type: Type.String({ description: '/api/docs#CODE' }),
  title: Type.String({ description: 'what is so, in the language that was asked for' }),
  status: Type.Integer(),
  code: Type.String({ description: 'UPPER_SNAKE, stable' }),
  detail: Type.String({ description: 'the same, or more about this very request' }),
  cure: Type.String({ description: 'what to do, in the language that was asked for' }),
  instance: Type.Optional(Type.String({ description: 'the id of the request, as it stands in the log' })),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        pointer: Type.String({ description: 'JSON pointer into the body, or a BPMN element id' }),
        code: Type.String(),
        detail: Type.String(),
      }),
    ),
  ),
})
export type Problem = Static<typeof Problem>
