// All pages, in the order a person meets them. Each desk is loaded when it is first opened.

import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { BrokenPage, NotFoundPage } from './shell/lost-pages.tsx'
import { FirstPage, Shell } from './shell/shell.tsx'

const page = (load: () => Promise<{ default: ComponentType }>) => ({
  lazy: async () => ({ Component: (await load()).default }),
})

const routes: RouteObject[] = [
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: BrokenPage,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: FirstPage },
      { path: 'account', ...page(() => import('./shell/account-page.tsx')) },

      { path: 'cases/tasks', ...page(() => import('./desks/cases/tasks-page.tsx')) },
      { path: 'cases/all', ...page(() => import('./desks/cases/cases-page.tsx')) },
      { path: 'cases/report', ...page(() => import('./desks/cases/report-page.tsx')) },
      { path: 'cases/problems', ...page(() => import('./desks/cases/problems-page.tsx')) },
      { path: 'cases/:instanceKey', ...page(() => import('./desks/cases/case-page.tsx')) },

      { path: '*', Component: NotFoundPage },
    ].map(route => ({ ErrorBoundary: BrokenPage, ...route }) as RouteObject),
  },
]

export const router = createBrowserRouter(routes)
