// What stands around every page: skip link, desks, Go to, language, account; and the sign-in page while nobody is signed in.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Link, Navigate, Outlet, useLocation } from 'react-router'
import type { Me } from '../../server/contract/sessions.ts'
import { listen } from '../api/live.ts'
import { namesQuery } from '../api/names.ts'
import { unreadNoticesQuery } from '../api/notices.ts'
import { meQuery, useMe } from '../api/session.ts'
import { taskCountsQuery } from '../api/tasks.ts'
import { useTexts } from '../i18n/texts.ts'
import { paths } from '../paths.ts'
import { useCurrentInSight } from '../ui/current-in-sight.ts'
import { RefusalNotice } from '../ui/refusal.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import { Loading } from '../ui/state.tsx'
import { StatusLine } from '../ui/status.tsx'
import { AccountMenu, LanguageMenu } from './account-menu.tsx'
import { type Desk, desksFor, firstPath } from './desks.ts'
import { GoTo } from './go-to.tsx'

/** Those who are signed in do not wait for it. */
const SignIn = lazy(() => import('./sign-in.tsx').then(({ SignIn }) => ({ default: SignIn })))

const Bell = lazy(() => import('./bell.tsx'))

// It stands by itself, and nothing leaves a page before it is there.
void import('./kept-focus.ts')

export function Shell() {
  const me = useQuery(meQuery)
  return (
    <StatusLine>
      {me.isPending ? (
        <Loading />
      ) : me.isError ? (
        <RefusalNotice error={me.error} onRetry={() => void me.refetch()} />
      ) : me.data === null ? (
        <Suspense fallback={<Loading />}>
          <SignIn />
        </Suspense>
      ) : (
        <SignedIn me={me.data} />
      )}
    </StatusLine>
  )
}

/** `/` leads to the page where this person's day begins. */
export function FirstPage() {
  const me = useMe()
  return <Navigate to={firstPath(me.permissions, me.roles)} replace />
}

/** `/cases` and `/admin` lead where the link of the desk leads; who has no page there is led to their own. */
export function DeskFirstPage({ name }: { name: Desk['name'] }) {
  const desk = desksFor(useMe().permissions).find(one => one.name === name)
  return <Navigate to={desk?.pages[0]?.path ?? paths.home()} replace />
}

function SignedIn({ me }: { me: Me }) {
  const { t } = useTexts()
  const { pathname } = useLocation()
  const queries = useQueryClient()
  const main = useRef<HTMLElement>(null)
  const row = useRef<HTMLElement>(null)
  const desks = desksFor(me.permissions)
  const desk = desks.find(({ under }) => pathname.startsWith(under))
  useCurrentInSight(row, desk?.name)
  useQuery({ ...namesQuery, enabled: me.permissions.includes('name.read') })
  useEffect(() => listen(queries), [queries])
  return (
    <div className="shell">
      <SkipLink to={main} />
      <header className="banner">
        <Link to={paths.home()} className="brand">
          <img src="/linkspan.svg" alt="" />
          <span className="brand-name">Linkspan</span>
        </Link>
        <nav className="desks" ref={row} aria-label={t('shell.desks')}>
          {desks.map(({ name, text, pages }) => (
            <Link
              key={name}
              to={pages[0]?.path ?? '/'}
              aria-current={name === desk?.name ? 'true' : undefined}
            >
              {t(text)}
            </Link>
          ))}
        </nav>
        <div className="banner-end">
          <GoTo desks={desks} mayOpenCases={me.permissions.includes('instance.read')} />
          {me.permissions.includes('notice.read') && (
            <Suspense fallback={<span className="bell" />}>
              <Bell />
            </Suspense>
          )}
          <LanguageMenu />
          <AccountMenu me={me} />
        </div>
        {me.demo && <p className="demo-band">{t('shell.demo')}</p>}
      </header>
      <div className={desk === undefined || desk.pages.length < 2 ? 'desk desk-alone' : 'desk'}>
        {desk !== undefined && desk.pages.length > 1 && <DeskPages desk={desk} />}
        <main id="main" ref={main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  )
}

function DeskPages({ desk }: { desk: Desk }) {
  const { t } = useTexts()
  const { pathname, search } = useLocation()
  const tasks = useQuery({
    ...taskCountsQuery,
    enabled: desk.pages.some(({ count }) => count === 'mine'),
  }).data
  const notices = useQuery({
    ...unreadNoticesQuery,
    enabled: desk.pages.some(({ count }) => count === 'notices'),
  }).data
  const counts = { ...tasks, notices }
  const here = desk.pages.find(page => isHere(page, pathname, search))
  const within = here ?? desk.pages.find(({ leadsTo }) => leadsTo?.test(pathname))
  const nav = useRef<HTMLElement>(null)
  useCurrentInSight(nav, within?.path)
  return (
    <nav className="desk-nav" ref={nav} aria-label={t('shell.pages')}>
      <ul>
        {desk.pages.map(page => (
          <li key={page.path}>
            <Link to={page.path} aria-current={page !== within ? undefined : page === here ? 'page' : 'true'}>
              {t(page.text)}
              {page.count !== undefined && counts[page.count] !== undefined && (
                <span className="count">{counts[page.count]}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The page's path, and one of its views where it has some. */
function isHere({ path, views }: Desk['pages'][number], pathname: string, search: string): boolean {
  if (path.split('?')[0] !== pathname) return false
  return views === undefined || views.includes(new URLSearchParams(search).get('view') ?? '')
}
