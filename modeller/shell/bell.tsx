// The bell: how much one has not read. News is said once, politely; the list is loaded when it is first wanted.

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { unreadNoticesQuery } from '../api/notices.ts'
import { speakOf, useTexts } from '../i18n/texts.ts'
import { useSay } from '../ui/status.tsx'

const BellList = lazy(async () => (await Promise.all([import('./bell-list.tsx'), speakOf('cases')]))[0])

export default function Bell() {
  const { t } = useTexts()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const count = useQuery(unreadNoticesQuery).data
  const before = useRef(count)
  useEffect(() => {
    if (before.current !== undefined && count !== undefined && count > before.current)
      say(t('notices.news', { count: count - before.current }))
    before.current = count
  }, [count, say, t])
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button button-quiet button-small bell"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={t('notices.bell', { count: count ?? 0 })}
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path
            d="M10 2.5a5 5 0 0 0-5 5V11l-1.5 3h13L15 11V7.5a5 5 0 0 0-5-5zM8 16.5a2 2 0 0 0 4 0"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinejoin="round"
          />
        </svg>
        {count !== undefined && count > 0 && <span className="bell-count">{count > 99 ? '99+' : count}</span>}
      </button>
      {open && (
        <Suspense fallback={null}>
          <BellList trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
