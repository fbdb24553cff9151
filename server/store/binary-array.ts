// Arrays as PostgreSQL takes them in binary. As text each value would be put between quotes here and read letter by
// letter there, and each byte of bytes would be two digits.

/** How values of a type are written: its number in PostgreSQL, how many bytes one takes at most, and its bytes. */
type Type<Value> = {
  readonly oid: number
  readonly most: (value: Value) => number
  /** Answers with how many bytes it wrote. */
  readonly write: (to: Buffer, value: Value, at: number) => number
}

const boolean: Type<boolean> = {
  oid: 16,
  most: () => 1,
  write: (to, value, at) => to.writeInt8(value ? 1 : 0, at) - at,
}
const bytea: Type<Uint8Array> = {
  oid: 17,
  most: ({ length }) => length,
  write: (to, value, at) => {
    to.set(value, at)
    return value.length
  },
}
const bigint: Type<number> = {
  oid: 20,
  most: () => 8,
  write: (to, value, at) =>
    to.writeUInt32BE(value >>> 0, to.writeInt32BE(Math.floor(value / 2 ** 32), at)) - at,
}
const integer: Type<number> = {
  oid: 23,
  most: () => 4,
  write: (to, value, at) => to.writeInt32BE(value, at) - at,
}
const text: Type<string> = {
  oid: 25,
  most: ({ length }) => 3 * length,
  write: (to, value, at) => to.write(value, at),
}
/** Microseconds since the year 2000, of a time that `isPlainTime`. */
const timestamptz: Type<string> = {
  oid: 1184,
  most: () => 8,
  write: (to, value, at) => bigint.write(to, microsecondsOf(value), at),
}
const uuid: Type<string> = { oid: 2950, most: () => 16, write: writeUuid }

const YEAR_2000 = Date.UTC(2000, 0, 1)

/** Most times of a batch are its own. */
let last = { time: '2000-01-01T00:00:00.000Z', microseconds: 0 }

/** Whether a time has the form in which this server writes times. Of the many others PostgreSQL knows more than we do. */
export function isPlainTime(time: string): boolean {
  if (time === last.time) return true
  const milliseconds = Date.parse(time)
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== time) return false
  last = { time, microseconds: (milliseconds - YEAR_2000) * 1000 }
  return true
}

function microsecondsOf(time: string): number {
  return time === last.time ? last.microseconds : (Date.parse(time) - YEAR_2000) * 1000
}

const HYPHEN = 45

/** Digit by digit, which takes a quarter of the time of a text without hyphens that is read as hexadecimal. */
function writeUuid(to: Buffer, value: string, at: number): number {
  for (let index = 0, byte = at; index < value.length; index += 2) {
    if (value.charCodeAt(index) === HYPHEN) index += 1
    to[byte++] = (digitOf(value.charCodeAt(index)) << 4) | digitOf(value.charCodeAt(index + 1))
  }
  return 16
}

/** Of the codes of 0 to 9 the last four bits are the digit; those of A to F and a to f begin again with 1. */
const digitOf = (code: number) => (code & 15) + 9 * (code >> 6)

const types = { boolean, bytea, bigint, integer, text, timestamptz, uuid }

export type ElementType = keyof typeof types

/** A value for a parameter of an array type; numbers of type bigint are whole and safe. */
export function binaryArray<Name extends ElementType>(
  name: Name,
  values: readonly (Parameters<(typeof types)[Name]['most']>[0] | null)[],
): Buffer {
  const { oid, most, write } = types[name] as Type<unknown>
  const room = values.reduce<number>((sum, value) => sum + 4 + (value === null ? 0 : most(value)), HEAD)
  const all = Buffer.allocUnsafe(room)
  let at = HEAD
  for (const value of values) {
    const length = value === null ? -1 : write(all, value, at + 4)
    at = all.writeInt32BE(length, at) + Math.max(0, length)
  }
  // One dimension, whether there are nulls, the type, how many, and the number of the first.
  const head = [1, values.includes(null) ? 1 : 0, oid, values.length, 1]
  for (const [index, word] of head.entries()) all.writeInt32BE(word, 4 * index)
  return all.subarray(0, at)
}

const HEAD = 20
