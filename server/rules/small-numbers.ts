// RT-05: no figure lets anybody guess who stands behind it. Numbers are told by the band of k in which they lie, and those under
// k not at all: so none under k can be computed from what is told and from what everybody knows adds up. Where numbers must
// be exact, as in an event log, a cell under k is hidden, and so are as many others as it takes.

/** What is known to add up: the total is the sum of its parts. */
export type Sum = { readonly total: string; readonly parts: readonly string[] }

/** The cells that are not shown. */
export function hiddenCells(
  cells: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  k: number,
): ReadonlySet<string> {
  const hidden = new Set([...cells.keys()].filter(cell => cells.get(cell)! < k))
  const table: Table = {
    cells,
    hidden,
    k,
    sums: sums.filter(sum => membersOf(sum).every(cell => cells.has(cell))),
  }
  while (hideNeighbours(table) || hideComputable(table)) {
    // each round hides at least one cell more, so there is an end
  }
  return hidden
}

type Table = {
  readonly cells: ReadonlyMap<string, number>
  readonly hidden: Set<string>
  readonly k: number
  readonly sums: readonly Sum[]
}

const membersOf = ({ total, parts }: Sum) => [total, ...parts]

/** In one sum: the hidden parts are at least two and k together, and a hidden total has a hidden part. */
function hideNeighbours(table: Table): boolean {
  const { cells, hidden, k, sums } = table
  let changed = false
  for (const sum of sums) {
    const parts = sum.parts.filter(part => hidden.has(part))
    const together = parts.reduce((all, part) => all + cells.get(part)!, 0)
    const safe = hidden.has(sum.total)
      ? parts.length > 0
      : parts.length === 0 || (parts.length > 1 && together >= k)
    if (!safe && hideSmallest(table, hidden.has(sum.total) ? sum.parts : [...sum.parts], sum.total))
      changed = true
  }
  return changed
}

/** Hides the smallest of these that is shown, else the cell that is left. */
function hideSmallest({ cells, hidden }: Table, among: readonly string[], left?: string): boolean {
  const [smallest] = among.filter(cell => !hidden.has(cell)).sort((a, b) => cells.get(a)! - cells.get(b)!)
  const next = smallest ?? (left !== undefined && !hidden.has(left) ? left : undefined)
  if (next === undefined) return false
  hidden.add(next)
  return true
}

/** Over all sums together: what a reader who solves the equations would find is protected by a neighbour. */
function hideComputable(table: Table): boolean {
  let changed = false
  for (const cell of computable(table.hidden, table.sums)) {
    const around = table.sums.filter(sum => membersOf(sum).includes(cell)).flatMap(membersOf)
    if (hideSmallest(table, around) || hideSmallest(table, table.sums.flatMap(membersOf))) changed = true
  }
  return changed
}

/** The hidden cells whose value follows from the sums, by elimination. */
export function computable(hidden: ReadonlySet<string>, sums: readonly Sum[]): string[] {
  const names = [...hidden]
  const place = new Map(names.map((name, index) => [name, index]))
  const rows = sums
    .map(({ total, parts }) => {
      const row = new Array<number>(names.length).fill(0)
      if (place.has(total)) row[place.get(total)!]! += 1
      for (const part of parts) if (place.has(part)) row[place.get(part)!]! -= 1
      return row
    })
    .filter(row => row.some(value => value !== 0))
  eliminate(rows, names.length)
  return rows.flatMap(row => {
    const used = row.flatMap((value, index) => (isZero(value) ? [] : [index]))
    return used.length === 1 ? [names[used[0]!]!] : []
  })
}

/** Gauss and Jordan: afterwards each row that has a single value left tells its cell. */
function eliminate(rows: number[][], width: number): void {
  let done = 0
  for (let column = 0; column < width && done < rows.length; column++) {
    const pivot = rows.findIndex((row, index) => index >= done && !isZero(row[column]!))
    if (pivot < 0) continue
    const [chosen] = rows.splice(pivot, 1)
    const scale = chosen![column]!
    const unit = chosen!.map(value => value / scale)
    rows.splice(done, 0, unit)
    for (const [index, row] of rows.entries()) {
      const factor = row[column]!
      if (index === done || isZero(factor)) continue
      for (let at = column; at < width; at++) row[at]! -= factor * unit[at]!
    }
    done += 1
  }
}

const isZero = (value: number) => Math.abs(value) < 1e-9

/** The band of k in which a number lies, by its first number; null for the lowest, which tells nothing of itself. */
export function bandOf(value: number, k: number): number | null {
  return value < k ? null : value - (value % k)
}

/**
 * Each cell by its band. Sums of bands leave every cell under k open, but where many parts lie at the same end of theirs; then
 * the largest band that says so is kept back.
 */
export function bandsOf(
  cells: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  k: number,
): ReadonlyMap<string, number | null> {
  const bands = new Map([...cells].map(([name, value]) => [name, bandOf(value, k)]))
  const known = sums.filter(sum => isTrue(sum, cells))
  const keptBack = new Set<string>()
  for (;;) {
    const found = foundBy(bands, keptBack, known, k)
    const next = known
      .filter(sum => membersOf(sum).some(name => found.has(name)))
      .flatMap(membersOf)
      .filter(name => bands.get(name) !== null)
      .sort((one, other) => cells.get(other)! - cells.get(one)!)
      .at(0)
    if (next === undefined) return bands
    keptBack.add(next)
    bands.set(next, null)
  }
}

/** A case that goes round comes by two ways, so not all that a drawing seems to add up does. */
function isTrue({ total, parts }: Sum, cells: ReadonlyMap<string, number>): boolean {
  return cells.get(total) === parts.reduce((all, part) => all + (cells.get(part) ?? Number.NaN), 0)
}

type Range = { readonly least: number; readonly most: number }

/** The cells under k of which a reader who counts together the ends of bands would find the number. */
function foundBy(
  bands: ReadonlyMap<string, number | null>,
  keptBack: ReadonlySet<string>,
  sums: readonly Sum[],
  k: number,
): ReadonlySet<string> {
  const ranges = new Map<string, Range>()
  for (const [name, band] of bands) {
    const least = band ?? 0
    ranges.set(name, { least, most: keptBack.has(name) ? Number.POSITIVE_INFINITY : least + k - 1 })
  }
  // Ends are whole numbers that only come closer.
  for (let changed = true; changed; ) changed = sums.map(sum => narrow(ranges, sum)).some(Boolean)
  const isFound = (name: string) => ranges.get(name)!.least === ranges.get(name)!.most
  return new Set(
    [...bands.keys()].filter(name => bands.get(name) === null && !keptBack.has(name) && isFound(name)),
  )
}

/** Brings the ends of the members of a sum closer; false where nothing follows from it. */
function narrow(ranges: Map<string, Range>, { total, parts }: Sum): boolean {
  const together = (names: readonly string[], end: 'least' | 'most') =>
    names.reduce((all, name) => all + ranges.get(name)![end], 0)
  const limit = (name: string, least: number, most: number) => {
    const now = ranges.get(name)!
    const next = { least: Math.max(now.least, least), most: Math.min(now.most, most) }
    ranges.set(name, next)
    return next.least !== now.least || next.most !== now.most
  }
  let changed = limit(total, together(parts, 'least'), together(parts, 'most'))
  for (const part of parts) {
    const others = parts.filter(other => other !== part)
    const { least, most } = ranges.get(total)!
    if (limit(part, least - together(others, 'most'), most - together(others, 'least'))) changed = true
  }
  return changed
}

/** A share with the bound that may be told where the number would point at few. `of` is a band. */
export type Share = {
  readonly of: number | null
  readonly share: number | null
  readonly atLeast: number | null
  readonly atMost: number | null
}

/**
 * A share of at least k; none or all may be said, fewer than k on either side only as a bound. It is told so coarsely that
 * several numbers on either side could be meant: it does not tell what the bands leave open.
 */
export function shareOf(part: number, all: number, k: number): Share {
  const nothing = { of: null, share: null, atLeast: null, atMost: null }
  const of = bandOf(all, k)
  if (of === null) return nothing
  const rest = all - part
  if (part > 0 && part < k) return { ...nothing, of, atMost: Math.ceil(((k - 1) / of) * 1000) / 1000 }
  if (rest > 0 && rest < k) return { ...nothing, of, atLeast: Math.floor((1 - (k - 1) / of) * 1000) / 1000 }
  if (part === 0 || rest === 0) return { ...nothing, of, share: part === 0 ? 0 : 1 }
  return { ...nothing, of, share: coarse(part / all, of, k) }
}

/** The steps in which a share may be told, the finest first. */
const STEPS = [0.01, 0.02, 0.05, 0.1] as const
const COARSEST = 0.25

/**
 * A share in steps that the band alone chooses, so that the choice tells nothing. At its ends, where neither side may be under
 * k, a step that leaves fewer than half of k numbers open is told as the next one towards the middle.
 */
function coarse(share: number, of: number, k: number): number {
  // So many parts lie in a step of one total, and so many more come with the totals of the band, where the part is smallest.
  const step = STEPS.find(one => one * of + ((k - 1) * k) / of >= k / 2) ?? COARSEST
  const middle = Math.round(0.5 / step)
  let at = Math.round(share / step)
  while (at !== middle && openAt(at, step, of, k) < k / 2) at += Math.sign(middle - at)
  return Math.round(at * step * 1000) / 1000
}

/** How many different numbers could be meant on the side that has fewer of them, where all lie in a band. */
function openAt(at: number, step: number, of: number, k: number): number {
  const parts = new Set<number>()
  const rests = new Set<number>()
  for (let all = of; all < of + k; all++) {
    const last = Math.min(all - k, Math.ceil((at + 1) * step * all))
    for (let part = Math.max(k, Math.floor((at - 1) * step * all)); part <= last; part++) {
      if (Math.round(part / all / step) !== at) continue
      parts.add(part)
      rests.add(all - part)
    }
  }
  return Math.min(parts.size, rests.size)
}
