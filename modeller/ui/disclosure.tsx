// A part of a page that is opened when wanted; what it holds is made only then. The choice is kept for this tab.

import { type ReactNode, useState } from 'react'

export function Disclosure({
  title,
  keptAs,
  children,
  open: atFirst = false,
}: {
  title: string
  keptAs?: string
  children: ReactNode
  open?: boolean
}) {
  const kept = keptAs === undefined ? null : sessionStorage.getItem(`linkspan.open.${keptAs}`)
  const [open, setOpen] = useState(kept === null ? atFirst : kept === 'yes')
  return (
    <details
      className="disclosure"
      open={open}
      onToggle={event => {
        setOpen(event.currentTarget.open)
        if (keptAs !== undefined)
          sessionStorage.setItem(`linkspan.open.${keptAs}`, event.currentTarget.open ? 'yes' : 'no')
      }}
    >
      <summary>{title}</summary>
      {open && <div className="disclosure-body">{children}</div>}
    </details>
  )
}
