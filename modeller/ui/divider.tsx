// The line between two parts that stand beside each other: it is drawn with the pointer, moved with the arrow keys, and a
// press that draws nothing goes to the next of three widths, for those who cannot draw.

import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'

/** What the second part may take of the whole, in hundredths. */
export const WIDTHS = { least: 25, most: 60, stops: [25, 36, 50] } as const

const STEP = 2
/** A hand is not still: so many pixels are no drawing yet. */
const STILL = 3

/**
 * @param share what the second part takes of the whole, in hundredths
 * @param controls the id of the first part
 */
export function Divider({
  label,
  controls,
  share,
  onChange,
}: {
  label: string
  controls: string
  share: number
  onChange: (share: number) => void
}) {
  const from = useRef<{ readonly x: number; drawn: boolean } | null>(null)
  const keys: Record<string, number> = {
    ArrowLeft: share + STEP,
    ArrowRight: share - STEP,
    Home: WIDTHS.most,
    End: WIDTHS.least,
    Enter: nextStop(share),
  }
  const press = (event: KeyboardEvent) => {
    const next = keys[event.key]
    if (next === undefined) return
    event.preventDefault()
    onChange(within(next))
  }
  const draw = (event: PointerEvent<HTMLElement>) => {
    if (from.current === null) return
    from.current.drawn ||= Math.abs(event.clientX - from.current.x) > STILL
    const whole = event.currentTarget.parentElement!.getBoundingClientRect()
    if (from.current.drawn) onChange(within(Math.round(((whole.right - event.clientX) / whole.width) * 100)))
  }
  const leave = () => {
    if (from.current !== null && !from.current.drawn) onChange(nextStop(share))
    from.current = null
  }
  return (
    <hr
      className="divider"
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={share}
      aria-valuemin={WIDTHS.least}
      aria-valuemax={WIDTHS.most}
      aria-valuetext={`${share} %`}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, drawn: false }
      }}
      onPointerMove={draw}
      onPointerUp={leave}
      onPointerCancel={() => {
        from.current = null
      }}
    />
  )
}

const within = (share: number) => Math.min(WIDTHS.most, Math.max(WIDTHS.least, share))
const nextStop = (share: number) => WIDTHS.stops.find(stop => stop > share) ?? WIDTHS.stops[0]
