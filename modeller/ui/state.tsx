// What a page shows while it waits, when it has nothing, and when something went wrong.

import { type ReactNode, useEffect, useState } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { useOnline, useUnanswered } from './online.ts'

/**
 * Says that something is loading, but only after a while: what comes at once must not flicker. Without a connection, or
 * while no server answers, it says that: what is asked for comes by itself once there is one.
 */
export function Loading({ what }: { what?: string }) {
  const { t } = useTexts()
  const online = useOnline()
  const unanswered = useUnanswered()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="loading" role="status">
      {shown &&
        (!online ? t('common.offline') : unanswered ? t('common.unanswered') : (what ?? t('common.loading')))}
    </p>
  )
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}

export function Notice({
  kind = 'info',
  children,
  role,
}: {
  kind?: 'info' | 'good' | 'warning' | 'wrong'
  children: ReactNode
  role?: 'alert' | 'status'
}) {
  return (
    <div className={`notice notice-${kind}`} role={role ?? (kind === 'wrong' ? 'alert' : undefined)}>
      {children}
    </div>
  )
}

export function Tag({
  kind = 'plain',
  children,
}: {
  kind?: 'plain' | 'good' | 'warning' | 'wrong' | 'blue'
  children: ReactNode
}) {
  return <span className={`tag tag-${kind}`}>{children}</span>
}
