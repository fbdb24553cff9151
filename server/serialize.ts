// How answers become text: what the contract names leaves, and nothing else. A serializer is compiled when the first such
// answer leaves, and all servers of a process share it: most answers of a route are never given, and compiling those of
// all routes took most of a start.

import build, { type AnySchema } from 'fast-json-stringify'

type Serialize = (answer: unknown) => string

const compiled = new WeakMap<object, Serialize>()

/** For Fastify: the serializer of one answer of a route. */
export function serializerFor(schema: object): Serialize {
  return answer => compiledFor(schema)(answer)
}

function compiledFor(schema: object): Serialize {
  let serialize = compiled.get(schema)
  if (!serialize) {
    serialize = build(schema as AnySchema)
    compiled.set(schema, serialize)
  }
  return serialize
}
