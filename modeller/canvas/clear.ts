// How far from the sides of the canvas a chosen element is brought in sight, so that nothing lies over it or over the
// buttons beside it: the palette at the left, an open minimap in the upper right corner.

type Size = { readonly width: number; readonly height: number }
export type Padding = {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Room around an element, with the buttons that stand at its right, in pixels. */
const AROUND = 40
const BUTTONS = 120
/** A step at full size. */
const STEP = 100

/** In pixels. `left` is what the palette takes; `minimap` is null where it is closed. */
export function paddingOf(canvas: Size, left: number, minimap: Size | null): Padding {
  const usual = { top: 100, right: AROUND + BUTTONS, bottom: 100, left: left + AROUND }
  if (minimap === null) return usual
  const right = minimap.width + AROUND + BUTTONS
  if (usual.left + STEP + right <= canvas.width) return { ...usual, right }
  // Too narrow to stand beside it: below it.
  return { ...usual, top: minimap.height + AROUND }
}
