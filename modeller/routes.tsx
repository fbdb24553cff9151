// All pages, in the order a person meets them. Each desk is loaded when it is first opened.

import type { ComponentType } from 'react'
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { askForProcesses, askForReplay, askForVersion, askWhoIsHere } from './ahead.ts'
import { speakOf } from './i18n/texts.ts'
import { paths } from './paths.ts'
import { BrokenPage, NotFoundPage, notLoaded } from './shell/lost-pages.tsx'
import { DeskFirstPage, FirstPage, Shell } from './shell/shell.tsx'

/** A page that cannot be loaded is one that says so: the router shows nothing at all for a route that fails. */
const page = (load: () => Promise<{ default: ComponentType }>) => ({
  lazy: () => load().then(({ default: Component }) => ({ Component }), notLoaded),
})

/** A page that has words of its own. */
const speaking =
  (...parts: Parameters<typeof speakOf>[0][]) =>
  (load: () => Promise<{ default: ComponentType }>) =>
    page(async () => (await Promise.all([load(), ...parts.map(speakOf)]))[0])
const adminPage = speaking('admin')
const auditPage = speaking('audit')
/** It tells what would happen in the words of the replay. */
const modifyPage = speaking('cases', 'audit')
const casesPage = speaking('cases')
const designPage = speaking('design')
/** A trial tells what happened in the words of the replay. */
const draftPage = speaking('design', 'audit')

/** Asks for something as soon as the address is known; not again while its page stays. */
const ahead = (ask: (params: Readonly<Record<string, string | undefined>>) => Promise<unknown>) => ({
  loader: ({ params }: { params: Readonly<Record<string, string | undefined>> }) => {
    ask(params).catch(() => {})
    return null
  },
  shouldRevalidate: () => false,
})

/** An address that somebody shortened: the page from which the longer ones are reached. */
const leadsTo = (page: string) => ({ element: <Navigate to={page} replace /> })

const routes: RouteObject[] = [
  {
    path: '/about',
    ErrorBoundary: BrokenPage,
    HydrateFallback: () => null,
    ...page(() => import('./desks/about/about-shell.tsx')),
    children: [
      {
        index: true,
        ...page(() => import('./desks/about/processes-page.tsx')),
        ...ahead(askForProcesses),
      },
      { path: ':processId', ...page(() => import('./desks/about/process-page.tsx')) },
    ],
  },
  {
    path: '/link',
    ErrorBoundary: BrokenPage,
    HydrateFallback: () => null,
    ...casesPage(() => import('./desks/link/link-page.tsx')),
  },
  {
    path: '/',
    Component: Shell,
    ...ahead(askWhoIsHere),
    ErrorBoundary: BrokenPage,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: FirstPage },
      { path: 'account', ...page(() => import('./shell/account-page.tsx')) },

      { path: 'cases', element: <DeskFirstPage name="cases" /> },
      { path: 'cases/open', ...leadsTo(paths.cases()) },
      { path: 'cases/tasks', ...page(() => import('./desks/cases/tasks-page.tsx')) },
      { path: 'cases/all', ...casesPage(() => import('./desks/cases/cases-page.tsx')) },
      { path: 'cases/report', ...casesPage(() => import('./desks/cases/report-page.tsx')) },
      { path: 'cases/problems', ...casesPage(() => import('./desks/cases/problems-page.tsx')) },
      { path: 'cases/notices', ...casesPage(() => import('./desks/cases/notices-page.tsx')) },
      { path: 'cases/migrate', ...casesPage(() => import('./desks/cases/migrate-page.tsx')) },
      { path: 'cases/open/:instanceKey', ...page(() => import('./desks/cases/open-page.tsx')) },
      { path: 'cases/absences', ...casesPage(() => import('./desks/cases/absences-page.tsx')) },
      { path: 'cases/:instanceKey/modify', ...modifyPage(() => import('./desks/cases/modify-page.tsx')) },
      { path: 'cases/:instanceKey', ...casesPage(() => import('./desks/cases/case-page.tsx')) },

      { path: 'design', ...designPage(() => import('./desks/design/processes-page.tsx')) },
      { path: 'design/compare', ...designPage(() => import('./desks/design/compare-page.tsx')) },
      { path: 'design/drafts', ...leadsTo(paths.design()) },
      { path: 'design/versions', ...leadsTo(paths.design()) },
      {
        path: 'design/versions/:definitionKey',
        ...designPage(() => import('./desks/design/version-page.tsx')),
        ...ahead(({ definitionKey = '' }) => askForVersion(definitionKey)),
      },
      { path: 'design/drafts/:draftId/gaps', ...designPage(() => import('./desks/design/gaps-page.tsx')) },
      { path: 'design/drafts/:draftId/:tab?', ...draftPage(() => import('./desks/design/draft-page.tsx')) },

      { path: 'audit', ...auditPage(() => import('./desks/audit/find-page.tsx')) },
      { path: 'audit/cases', ...leadsTo(paths.audit()) },
      {
        path: 'audit/cases/:instanceKey',
        ...auditPage(() => import('./desks/audit/replay-page.tsx')),
        ...ahead(({ instanceKey = '' }) => askForReplay(instanceKey)),
      },
      { path: 'audit/picture', ...auditPage(() => import('./desks/audit/picture-page.tsx')) },
      { path: 'audit/log', ...auditPage(() => import('./desks/audit/log-page.tsx')) },

      { path: 'admin', element: <DeskFirstPage name="admin" /> },
      { path: 'admin/people', ...adminPage(() => import('./desks/admin/people-page.tsx')) },
      { path: 'admin/organisations', ...adminPage(() => import('./desks/admin/organisations-page.tsx')) },
      { path: 'admin/tokens', ...adminPage(() => import('./desks/admin/tokens-page.tsx')) },
      { path: 'admin/frameworks', ...page(() => import('./desks/admin/frameworks-page.tsx')) },
      { path: '*', Component: NotFoundPage },
    ].map(route => ({ ErrorBoundary: BrokenPage, ...route }) as RouteObject),
  },
]

export const router = createBrowserRouter(routes)
