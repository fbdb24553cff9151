// A dot that runs along a flow once. Loaded when the first one runs: most pages with a diagram never show it.

/** @param isGone whether the drawing has left the page */
export function travelAlong(line: SVGPathElement, isGone: () => boolean): void {
  if (line.getTotalLength === undefined) return
  const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
  dot.setAttribute('r', '7')
  dot.setAttribute('class', 'travelling-dot')
  line.parentElement?.append(dot)
  const whole = line.getTotalLength()
  const began = performance.now()
  // 600 ms: long enough to follow with the eye, short enough to step on.
  const step = (time: number) => {
    const share = Math.min(1, Math.max(0, (time - began) / 600))
    const { x, y } = line.getPointAtLength(whole * share)
    dot.setAttribute('cx', String(x))
    dot.setAttribute('cy', String(y))
    if (share < 1 && !isGone()) requestAnimationFrame(step)
    else dot.remove()
  }
  requestAnimationFrame(step)
}
