// The ways of lines between shapes: along the free strips between rows and columns, so that they cross no shape.

// biome-ignore lint/suspicious/noExplicitAny: moddle elements are untyped
type Moddle = any

export type Point = { readonly x: number; readonly y: number }
export type Box = Point & { readonly width: number; readonly height: number }

/** A shape and the cell it stands in the middle of; around it the cell is free. */
export type Placed = {
  readonly element: Moddle
  readonly box: Box
  readonly cell: Box
  /** On the border of an activity: lines leave it downwards. */
  readonly onBorder: boolean
}

/** How far inside its cell a line runs beside the border, where a lane may end. */
const INSET = 8

export const right = ({ x, width }: Box) => x + width
export const bottom = ({ y, height }: Box) => y + height
export const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

export const moved = <Shape extends Point>(shape: Shape, by: Point): Shape => ({
  ...shape,
  x: shape.x + by.x,
  y: shape.y + by.y,
})

/** Whether a straight line along one axis passes through a box. */
function crosses(a: Point, b: Point, box: Box): boolean {
  return (
    Math.max(a.x, b.x) > box.x &&
    Math.min(a.x, b.x) < right(box) &&
    Math.max(a.y, b.y) > box.y &&
    Math.min(a.y, b.y) < bottom(box)
  )
}

const isFree = (a: Point, b: Point, shapes: readonly Placed[], ends: readonly Placed[]) =>
  !shapes.some(shape => !ends.includes(shape) && crosses(a, b, shape.box))

/**
 * The way of a sequence flow: straight where nothing stands between, else through the strips.
 * @param shapes all that stand in the same process or sub-process
 */
export function wayOf(from: Placed, to: Placed, shapes: readonly Placed[]): Point[] {
  const exit = from.onBorder
    ? { x: middle(from.box).x, y: bottom(from.box) }
    : { x: right(from.box), y: middle(from.box).y }
  const entry = { x: to.box.x, y: middle(to.box).y }
  const level = exit.y === entry.y && exit.x < entry.x
  if (!from.onBorder && level && isFree(exit, entry, shapes, [from, to])) return [exit, entry]
  const along = levelBetween(from, to)
  const out = from.onBorder ? { x: exit.x, y: along } : { x: right(from.cell), y: exit.y }
  const strip = to.cell.x
  return bent([exit, out, { x: out.x, y: along }, { x: strip, y: along }, { x: strip, y: entry.y }, entry])
}

/** The height at which a line runs from column to column. */
function levelBetween(from: Placed, to: Placed): number {
  if (from.onBorder) return bottom(from.cell) - INSET
  if (right(from.cell) === to.cell.x) return middle(to.box).y
  if (to.cell.y > from.cell.y) return to.cell.y + INSET
  const back = to.cell.x <= from.cell.x
  return to.cell.y === from.cell.y && back ? to.cell.y + INSET : bottom(to.cell) - INSET
}

/**
 * The way from a shape out of its pool, downwards or upwards, to a level in the free space beside it.
 * @param shapes all that stand in the pool
 */
export function wayOut(from: Placed, level: number, shapes: readonly Placed[]): Point[] {
  const down = level > from.box.y
  const low = down || from.onBorder
  const dock = { x: middle(from.box).x, y: low ? bottom(from.box) : from.box.y }
  const straight = { x: dock.x, y: level }
  if (low === down && isFree(dock, straight, shapes, [from])) return [dock, straight]
  const edge = low ? bottom(from.cell) - INSET : from.cell.y + INSET
  const strip = down ? right(from.cell) : from.cell.x
  return [dock, { x: dock.x, y: edge }, { x: strip, y: edge }, { x: strip, y: level }]
}

/** The same line without points that stand twice or in the middle of a straight piece. */
export function bent(points: readonly Point[]): Point[] {
  return points.reduce<Point[]>((line, point) => {
    const [before, last] = [line.at(-2), line.at(-1)]
    if (last !== undefined && last.x === point.x && last.y === point.y) return line
    const onward =
      before !== undefined &&
      last !== undefined &&
      ((before.x === last.x && last.x === point.x && (last.y - before.y) * (point.y - last.y) > 0) ||
        (before.y === last.y && last.y === point.y && (last.x - before.x) * (point.x - last.x) > 0))
    return [...(onward ? line.slice(0, -1) : line), point]
  }, [])
}

/** From the border of one box towards another, as the dotted lines of data and annotations go. */
export function tie(from: Box, to: Box): Point[] {
  return [atBorder(from, middle(to)), atBorder(to, middle(from))]
}

function atBorder(box: Box, towards: Point): Point {
  const { x, y } = middle(box)
  const [dx, dy] = [towards.x - x, towards.y - y]
  if (dx === 0 && dy === 0) return { x, y }
  const part = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.height / 2 / Math.abs(dy),
  )
  return { x: Math.round(x + dx * Math.min(1, part)), y: Math.round(y + dy * Math.min(1, part)) }
}
