// The head of a page: its title takes the focus when the page is opened, so a reader hears where they are.

import { type ReactNode, useEffect, useRef } from 'react'

export function Page({
  title,
  lead,
  actions,
  children,
  wide = false,
}: {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
  wide?: boolean
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Linkspan`
  }, [title])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <div className="lead">{lead}</div>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
