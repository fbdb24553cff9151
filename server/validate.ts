// How bodies and queries are held against the contract. A body says exactly what it means: nothing is converted and
// nothing foreign is dropped in silence. What stands in an address is text, so there numbers are read from it.

import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { Static, TSchema } from 'typebox'

const options = { allErrors: true, strict: false, useDefaults: false, removeAdditional: false } as const

const exact = addFormats(new Ajv({ ...options, allErrors: false, coerceTypes: false }))
const lenient = addFormats(new Ajv({ ...options, coerceTypes: true }))
const thorough = addFormats(new Ajv({ ...options, coerceTypes: false }))

function addFormats(ajv: Ajv): Ajv {
  formats.default(ajv, ['date', 'date-time', 'uuid'])
  // RFC 3339 knows leap seconds and the year 0, which JavaScript or the database cannot hold.
  const time = ajv.formats['date-time'] as { validate: (text: string) => boolean }
  ajv.addFormat('date-time', text => time.validate(text) && isWithin(Date.parse(text)))
  return ajv
}

const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

function isWithin(time: number): boolean {
  return time >= FIRST && time <= LAST
}

/**
 * For Fastify: the validator of one part of a request. It is compiled when the first such request comes; Ajv keeps what
 * it has compiled, for all servers of a process.
 */
export function validatorFor(part: string | undefined, schema: object) {
  const ajv = part === 'body' ? exact : lenient
  return (value: unknown) => {
    const validate = ajv.compile(schema)
    return validate(value) || { error: validate.errors ?? [] }
  }
}

/** A check that tells everything that is wrong at once. */
export function checkOf<Schema extends TSchema>(schema: Schema): ValidateFunction<Static<Schema>> {
  return thorough.compile<Static<Schema>>(schema as object)
}

/** What the database and canonical JSON can hold: no NUL, no half of a surrogate pair, no number beyond all; not deeper than the engine goes. */
export function isClean(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true
  if (depth > 200) return false
  for (const name in value) {
    if (!isClean(name) || !isClean((value as Record<string, unknown>)[name], depth + 1)) return false
  }
  return true
}
