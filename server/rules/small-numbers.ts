// RT-05: no figure lets anybody guess who stands behind it. A cell under k is hidden, and so are as many others as it
// takes that no hidden one can be computed from those that are shown and from what everybody knows adds up.

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

/** A share with the bound that may be told where the exact number would point at few. */
export type Share = {
  readonly of: number | null
  readonly share: number | null
  readonly atLeast: number | null
  readonly atMost: number | null
}

/** A share of at least k; none or all may be said, fewer than k on either side only as a bound. */
export function shareOf(part: number, all: number, k: number): Share {
  const nothing = { of: null, share: null, atLeast: null, atMost: null }
  if (all < k) return nothing
  const rest = all - part
  if (part > 0 && part < k) return { ...nothing, of: all, atMost: round((k - 1) / all) }
  if (rest > 0 && rest < k) return { ...nothing, of: all, atLeast: round((all - k + 1) / all) }
  return { ...nothing, of: all, share: round(part / all) }
}

const round = (value: number) => Math.round(value * 1000) / 1000
