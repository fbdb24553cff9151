// Where each stop lies on a scale of real time. Cases sleep for weeks between two busy minutes: a gap far longer than
// the usual one is folded to a fixed length, and the fold is told, so that the busy minutes stay apart.

/** A gap that is drawn shorter than it was: it comes before the stop `before`. */
export type Fold = { readonly before: number; readonly length: number }

export type TimeScale = {
  /** The place of every stop, rising strictly from 0. */
  readonly places: readonly number[]
  readonly folds: readonly Fold[]
}

/** How many times the usual gap a gap may be before it is folded. */
const TOO_LONG = 8
/** The share of the usual gap that two stops of the same moment stand apart. */
const APART = 0.1
const SECOND = 1000

/** Places stops on a scale by the milliseconds at which they happened. */
export function timeScale(times: readonly number[]): TimeScale {
  const gaps = times.slice(1).map((time, at) => Math.max(0, time - (times[at] as number)))
  const usual = Math.max(SECOND, median(gaps.filter(gap => gap > 0)))
  const places = [0]
  const folds: Fold[] = []
  gaps.forEach((gap, at) => {
    const folded = gap > usual * TOO_LONG
    if (folded) folds.push({ before: at + 1, length: gap })
    const drawn = Math.max(folded ? usual * TOO_LONG : gap, usual * APART)
    places.push((places[at] as number) + Math.round(drawn))
  })
  return { places, folds }
}

/** The stop that lies nearest to a place. */
export function nearestStop({ places }: TimeScale, place: number): number {
  const after = places.findIndex(each => each >= place)
  if (after === -1) return places.length - 1
  if (after === 0) return 0
  return (places[after] as number) - place < place - (places[after - 1] as number) ? after : after - 1
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
