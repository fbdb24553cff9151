// An array of bytes as PostgreSQL takes it in binary. As text each byte would be two digits, written here and read there.

const OID_OF_BYTEA = 17

/** A value for a parameter of type bytea[]. */
export function byteArray(values: readonly Uint8Array[]): Buffer {
  const all = Buffer.allocUnsafe(20 + values.reduce((size, { length }) => size + 4 + length, 0))
  // One dimension, no nulls, the type, how many, and the number of the first.
  let at = 0
  for (const word of [1, 0, OID_OF_BYTEA, values.length, 1]) at = all.writeInt32BE(word, at)
  for (const value of values) {
    at = all.writeInt32BE(value.length, at)
    all.set(value, at)
    at += value.length
  }
  return all
}
