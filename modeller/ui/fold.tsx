// A long part of a page under its title: open where the page is wide, closed on a telephone, where the titles are what one
// reads first, and always open on paper. A link to what stands in it opens it.

import { type ReactNode, useState } from 'react'

/** @param id what links lead to, and of which the title is `ID-title` */
export function Fold({
  id,
  title,
  beside,
  className = '',
  children,
}: {
  id: string
  title: string
  /** Said beside the title, such as how much there is. */
  beside?: string
  className?: string
  children: ReactNode
}) {
  // Only at first: whoever opens or closes it is not overruled when the window becomes another.
  const [open] = useState(() => globalThis.matchMedia('(min-width: 600px)').matches)
  return (
    <section className={`card fold ${className}`} aria-labelledby={`${id}-title`}>
      <details open={open}>
        <summary>
          <h2 id={`${id}-title`}>{title}</h2>
          {beside !== undefined && <span className="second-line">{beside}</span>}
        </summary>
        <div id={id}>{children}</div>
      </details>
    </section>
  )
}
