// Controls that are used less often: on a small screen they open when asked for, so that what a page is for comes into
// sight; elsewhere they stand in the row.

import { type ReactNode, useId, useState } from 'react'

export function LessUsed({
  title,
  open: atFirst = false,
  children,
}: {
  title: string
  open?: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(atFirst)
  const id = useId()
  return (
    <>
      <button
        type="button"
        className="button less-used-more"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {title}
      </button>
      <div id={id} className="less-used" data-open={open}>
        {children}
      </div>
    </>
  )
}
