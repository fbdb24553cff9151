// Room on the drawing board: where things stand, in pixels.

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 })

/** The smallest box that holds all of at least one. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map(box => box.x))
  const y = Math.min(...boxes.map(box => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map(box => box.x + box.width)) - x,
    height: Math.max(...boxes.map(box => box.y + box.height)) - y,
  }
}

/** The box, moved to the right until it keeps a distance from all others. */
export function clearOf(others: readonly Box[], box: Box, distance: number): Box {
  const inTheWay = others.find(
    other =>
      box.x < other.x + other.width + distance &&
      other.x < box.x + box.width + distance &&
      box.y < other.y + other.height + distance &&
      other.y < box.y + box.height + distance,
  )
  return inTheWay === undefined
    ? box
    : clearOf(others, { ...box, x: inTheWay.x + inTheWay.width + distance }, distance)
}
