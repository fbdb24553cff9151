// How long to wait before a server that did not answer is asked again.

const FIRST = 1_000
/** Half a minute: nobody waits much longer for a server that is back, and a thousand pages ask it 33 times a second. */
const LONGEST = 30_000

/** Milliseconds, doubled with every failure; up to a half is left to chance, so that pages do not all come at once. */
export const backOff = (failures: number): number =>
  Math.min(FIRST * 2 ** failures, LONGEST) * (1 - Math.random() / 2)
