// Which desks and pages a person sees. It follows the permissions the server told; the server asks them again.

import type { TextKey } from '../i18n/texts.ts'
import { paths } from '../paths.ts'

type PageLink = {
  readonly text: TextKey
  readonly path: string
  /** One permission, or several of which one is enough. */
  readonly needs: string | readonly string[]
  readonly count?: 'mine' | 'team' | 'all' | 'notices'
  /** The views of one page that this link stands for; `''` where the address names none. */
  readonly views?: readonly string[]
  /** The pages that are opened from this one. */
  readonly leadsTo?: RegExp
}
export type Desk = {
  readonly name: 'cases' | 'design' | 'audit' | 'admin'
  readonly text: TextKey
  readonly under: string
  readonly pages: readonly PageLink[]
}

const all: readonly Desk[] = [
  {
    name: 'design',
    text: 'shell.design',
    under: '/design',
    pages: [
      {
        text: 'design.title',
        path: paths.design(),
        needs: 'draft.read',
        leadsTo: /^\/design\/(drafts|versions)\//,
      },
      { text: 'design.compareVersions', path: paths.compare(), needs: 'draft.read' },
    ],
  },
  {
    name: 'cases',
    text: 'shell.cases',
    under: '/cases',
    pages: [
      { text: 'tasks.mine', path: paths.tasks(), needs: 'task.read', count: 'mine', views: ['', 'ours'] },
      {
        text: 'tasks.team',
        path: paths.tasks({ view: 'team' }),
        needs: 'task.read',
        count: 'team',
        views: ['team'],
      },
      {
        text: 'tasks.all',
        path: paths.tasks({ view: 'all' }),
        needs: 'task.read',
        count: 'all',
        views: ['all'],
      },
      {
        text: 'cases.title',
        path: paths.cases(),
        needs: 'instance.read',
        leadsTo: /^\/cases\/(migrate|[0-9a-f-]{36})/,
      },
      { text: 'report.title', path: paths.report(), needs: 'onlineSignal.report' },
      { text: 'problems.title', path: paths.problems(), needs: 'incident.read' },
      { text: 'notices.title', path: paths.notices(), needs: 'notice.read', count: 'notices' },
      { text: 'absences.title', path: paths.absences(), needs: 'absence.set' },
    ],
  },
  {
    name: 'audit',
    text: 'shell.audit',
    under: '/audit',
    pages: [
      { text: 'audit.find', path: paths.audit(), needs: 'trail.read', leadsTo: /^\/audit\/cases\// },
      { text: 'picture.title', path: paths.picture(), needs: 'figures.read' },
      { text: 'log.title', path: paths.log(), needs: 'log.read' },
    ],
  },
  {
    name: 'admin',
    text: 'shell.admin',
    under: '/admin',
    pages: [
      { text: 'people.title', path: paths.people(), needs: 'user.read' },
      { text: 'organisations.title', path: paths.organisations(), needs: 'organisation.write' },
      { text: 'tokens.title', path: paths.tokens(), needs: 'token.read' },
      {
        text: 'frameworks.title',
        path: paths.frameworks(),
        needs: ['framework.propose', 'framework.approve'],
      },
    ],
  },
]

/** The desks open to somebody, each with the pages open to them. */
export const desksFor = (permissions: readonly string[]): Desk[] =>
  all
    .map(desk => ({
      ...desk,
      pages: desk.pages.filter(({ needs }) => [needs].flat().some(one => permissions.includes(one))),
    }))
    .filter(desk => desk.pages.length > 0)

/** The desk where somebody's day begins: auditors at the audit desk, designers at the drawing, everybody else at the tasks. */
export function firstPath(permissions: readonly string[], roles: readonly string[]): string {
  const desks = desksFor(permissions)
  const wanted = roles.includes('auditor')
    ? 'audit'
    : roles.includes('designer')
      ? 'design'
      : roles.includes('admin')
        ? 'admin'
        : 'cases'
  const desk = desks.find(({ name }) => name === wanted) ?? desks[0]
  return desk?.pages[0]?.path ?? paths.account()
}
