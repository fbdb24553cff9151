// A ZIP of strangers, opened within limits. What it says of itself is believed only as far as they reach: a directory of
// two hundred bytes can claim four thousand million parts, and parts that are not packed can lie over one another, so
// that a file of a megabyte is copied out a thousand times. Of two parts of one name one program shows the first and
// another one the last, so that what was checked would not be what is read.

import { unzipSync } from 'fflate'

export type Limits = {
  /** Parts at most, folders among them. */
  readonly parts: number
  /** Bytes of all parts together, unpacked. */
  readonly bytes: number
}

/**
 * The parts that are wanted, by name. Throws a RangeError with a sentence where there is more than the limits allow, and
 * whatever else it finds where the bytes are no ZIP.
 */
export function unzip(
  zip: Uint8Array,
  { parts, bytes }: Limits,
  wanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  const names = new Set<string>()
  let total = 0
  return unzipSync(zip, {
    filter: ({ name, size, originalSize }) => {
      if (names.has(name) || name === '__proto__')
        throw new RangeError(
          `The ZIP has two parts of the name ${JSON.stringify(name)}, or none may have it.`,
        )
      names.add(name)
      if (names.size > parts) throw new RangeError(`The ZIP has more than ${parts} parts.`)
      if (!wanted(name)) return false
      total += Math.max(size, originalSize)
      if (total > bytes) throw new RangeError(`The ZIP holds more than ${bytes} bytes.`)
      return true
    },
  })
}
