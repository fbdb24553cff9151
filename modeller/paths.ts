// Every URL of the front end is a function here; nothing else writes a path.

const segment = encodeURIComponent

const withQuery = (path: string, query: Readonly<Record<string, string | number | null | undefined>>) => {
  const entries = Object.entries(query).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  )
  if (entries.length === 0) return path
  return `${path}?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`
}

/** A tab of the editor of a draft. */
export type DraftTab = 'draw' | 'forms' | 'decisions' | 'try' | 'versions'

export const paths = {
  home: () => '/',
  account: () => '/account',

  design: () => '/design',
  draft: (draftId: string, tab: DraftTab = 'draw') =>
    `/design/drafts/${segment(draftId)}${tab === 'draw' ? '' : `/${tab}`}`,
  version: (definitionKey: string) => `/design/versions/${segment(definitionKey)}`,
  compare: (query: { from?: string; to?: string; change?: string } = {}) =>
    withQuery('/design/compare', query),

  tasks: (query: { view?: string; due?: string; hold?: string; q?: string } = {}) =>
    withQuery('/cases/tasks', query),
  cases: (
    query: { q?: string; status?: string; process?: string; called?: string; problems?: string } = {},
  ) => withQuery('/cases/all', query),
  case: (instanceKey: string, query: { task?: string } = {}) =>
    withQuery(`/cases/${segment(instanceKey)}`, query),
  openCase: (instanceKey: string) => `/cases/open/${segment(instanceKey)}`,
  /** With a step that shall begin, that one is chosen already. */
  modifyCase: (instanceKey: string, begin?: string) =>
    withQuery(`/cases/${segment(instanceKey)}/modify`, begin === undefined ? {} : { begin }),
  migrateCases: (query: { from: string; to?: string; cases?: readonly string[] }) =>
    withQuery('/cases/migrate', { ...query, cases: query.cases?.join(',') }),
  report: () => '/cases/report',
  problems: () => '/cases/problems',

  audit: (query: { q?: string; status?: string; process?: string } = {}) => withQuery('/audit', query),
  replay: (instanceKey: string, query: { step?: number } = {}) =>
    withQuery(`/audit/cases/${segment(instanceKey)}`, query),
  picture: (query: { process?: string; by?: string } = {}) => withQuery('/audit/picture', query),
  log: (query: { actor?: string; action?: string } = {}) => withQuery('/audit/log', query),

  about: () => '/about',
  aboutProcess: (processId: string) => `/about/${segment(processId)}`,

  absences: () => '/cases/absences',
  notices: () => '/cases/notices',
  gaps: (draftId: string, query: { to?: string } = {}) =>
    withQuery(`/design/drafts/${segment(draftId)}/gaps`, query),
  frameworks: () => '/admin/frameworks',
  organisations: () => '/admin/organisations',
  people: () => '/admin/people',
  tokens: () => '/admin/tokens',
} as const
