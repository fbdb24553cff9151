// What those who answer for the work look at: frameworks and figures.

import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { CourseOfVersion, Figures } from '../../server/contract/figures.ts'
import type { Framework, NewFramework } from '../../server/contract/frameworks.ts'
import type { Language } from '../i18n/texts.ts'
import { all, api, query } from './client.ts'

export type { Figures } from '../../server/contract/figures.ts'
export type { Framework } from '../../server/contract/frameworks.ts'

/** The server rings for a framework as for a definition. */
export const frameworksQuery = queryOptions({
  queryKey: ['definition', 'frameworks'],
  queryFn: () => all<Framework>('/frameworks'),
})

export const proposeFramework = (framework: Static<typeof NewFramework>) =>
  api.post<Framework>('/frameworks', framework)

export type FrameworkDecision = 'approval' | 'pause' | 'resumption'
export const decideFramework = (id: string, decision: FrameworkDecision, reason: string) =>
  api.post<Framework>(`/frameworks/${id}/${decision}`, { reason })

export type Period = { readonly from: string | null; readonly to: string | null }

/** The events of the cases of a period, as a file for process mining. */
export const eventLog = (
  format: 'xes' | 'csv',
  processId: string,
  version: number | null,
  { from, to }: Period,
  reason: string,
) => api.blob(`/event-log${query({ format, processId, version, from, to, reason })}`)

/** Indicators are called in the language of the page. */
export const figuresQuery = (
  processId: string,
  version: number | null,
  { from, to }: Period,
  language: Language,
) =>
  queryOptions({
    queryKey: ['instance', 'figures', processId, version, from, to, language],
    queryFn: () => api.get<Figures>(`/figures${query({ processId, version, from, to })}`),
    staleTime: 60_000,
  })

/** How the closed cases of a version went. */
export const courseQuery = (processId: string, version: number) =>
  queryOptions({
    queryKey: ['instance', 'course', processId, version],
    queryFn: async () => (await api.get<CourseOfVersion>(`/course${query({ processId, version })}`)).course,
    staleTime: 60_000,
  })
