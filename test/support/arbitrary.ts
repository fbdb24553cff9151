// Values that a JSON Schema allows, for fast-check: what our OpenAPI document uses of it, and no more.

import fc from 'fast-check'

export type Schema = {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly minimum?: number
  readonly maximum?: number
}

/** Any value that the schema allows; short ones, since it is the shapes that matter. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(fitting))
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.integer({
        min: schema.minimum ?? -1000,
        max: Math.min(schema.maximum ?? 1000, Number.MAX_SAFE_INTEGER),
      })
    case 'string':
      return textOf(schema)
    case 'array':
      return fc.array(fitting(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      })
    case 'object':
      return objectOf(schema)
  }
  return fc.jsonValue({ maxDepth: 2 })
}

function textOf({ format, pattern, minLength = 0, maxLength = 20 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  const times = { min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }
  if (format === 'date-time') return fc.date(times).map(date => date.toISOString())
  if (format === 'date') return fc.date(times).map(date => date.toISOString().slice(0, 10))
  if (pattern) return matching(new RegExp(pattern))
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 20)) }
  // Among ordinary texts those that have broken other programs
  return fc.oneof(
    { weight: 3, arbitrary: fc.string({ ...length, unit: 'grapheme' }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          "' or 1=1 --",
          '../../etc/passwd',
          '__proto__',
          '<script>',
          '=1+1',
          '%00',
          '\\u0000',
          'null',
        )
        .filter(text => text.length >= minLength && text.length <= maxLength),
    },
  )
}

/** fast-check does not look ahead: what a lookahead says is filtered. */
function matching(pattern: RegExp): fc.Arbitrary<string> {
  const plain = new RegExp(pattern.source.replaceAll(/\(\?[=!][^)]*\)/g, ''))
  return fc.stringMatching(plain).filter(text => pattern.test(text))
}

function objectOf({ properties, required = [], patternProperties, additionalProperties }: Schema) {
  if (properties)
    return fc.record(
      Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fitting(schema)])),
      { requiredKeys: [...required] },
    )
  const values =
    Object.values(patternProperties ?? {})[0] ??
    (typeof additionalProperties === 'object' ? additionalProperties : {})
  return fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), fitting(values), { maxKeys: 3 })
}
