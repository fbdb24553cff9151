// Drafts under work and the versions that were deployed from them.

import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type {
  Definition,
  Deployment,
  MigrationPlan,
  Resources,
  Statistics,
} from '../../server/contract/definitions.ts'
import type { Draft, DraftInput, DraftSummary } from '../../server/contract/drafts.ts'
import type { FormSchema } from '../forms/schema.ts'
import { all, api, ifMatch, query } from './client.ts'

export type { Definition } from '../../server/contract/definitions.ts'
export type {
  Draft,
  DraftInput,
  DraftSummary,
  Resource,
  Variant,
} from '../../server/contract/drafts.ts'

export const draftsQuery = queryOptions({
  queryKey: ['draft', 'list'],
  queryFn: () => all<DraftSummary>('/drafts'),
})

export const draftQuery = (id: string) =>
  queryOptions({ queryKey: ['draft', 'one', id], queryFn: () => api.get<Draft>(`/drafts/${id}`) })

export const createDraft = (input: DraftInput) => api.post<Draft>('/drafts', input)
export const saveDraft = (id: string, rev: number, input: DraftInput) =>
  api.put<Draft>(`/drafts/${id}`, input, ifMatch(rev))
export const deleteDraft = (id: string, rev: number) => api.delete<void>(`/drafts/${id}`, ifMatch(rev))
export const deployDraft = (id: string, rev: number, note: string) =>
  api.post<Deployment>(`/drafts/${id}/deployment`, note === '' ? {} : { note }, ifMatch(rev))

export const definitionsQuery = (filter: { processId?: string; latest?: boolean } = {}) =>
  queryOptions({
    queryKey: ['definition', 'list', filter],
    queryFn: () => all<Definition>('/process-definitions', filter),
  })

export const definitionQuery = (key: string) =>
  queryOptions({
    queryKey: ['definition', 'one', key],
    queryFn: () => api.get<Definition>(`/process-definitions/${key}`),
  })

/** A version never changes, so its drawing is fetched once. */
export const drawingQuery = (definitionKey: string) =>
  queryOptions({
    queryKey: ['drawing', definitionKey],
    queryFn: () => api.text(`/process-definitions/${definitionKey}/xml`),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const resourcesQuery = (definitionKey: string) =>
  queryOptions({
    queryKey: ['resources', definitionKey],
    queryFn: async () =>
      (await api.get<Static<typeof Resources>>(`/process-definitions/${definitionKey}/resources`)).resources,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The forms of a version. */
export const formsQuery = (definitionKey: string) =>
  queryOptions({
    queryKey: ['resources', definitionKey, 'forms'],
    queryFn: async () =>
      (await contentsOf(definitionKey, 'form')).map(content => JSON.parse(content) as FormSchema),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The files of the decisions of a version. */
export const decisionsQuery = (definitionKey: string) =>
  queryOptions({
    queryKey: ['resources', definitionKey, 'decisions'],
    queryFn: () => contentsOf(definitionKey, 'dmn'),
    staleTime: Number.POSITIVE_INFINITY,
  })

async function contentsOf(definitionKey: string, kind: 'form' | 'dmn'): Promise<string[]> {
  const path = `/process-definitions/${definitionKey}/resources${query({ kind })}`
  const { resources } = await api.get<Static<typeof Resources>>(path)
  return resources.map(({ content }) => content)
}

export const statisticsQuery = (definitionKey: string) =>
  queryOptions({
    queryKey: ['instance', 'statistics', definitionKey],
    queryFn: async () =>
      (await api.get<Static<typeof Statistics>>(`/process-definitions/${definitionKey}/statistics`)).elements,
  })

/** Where the elements of one version go in another, as far as that goes by itself. */
export const migrationPlanQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['migration-plan', from, to],
    queryFn: () => api.get<MigrationPlan>(`/process-definitions/${from}/migration-plan${query({ to })}`),
    staleTime: Number.POSITIVE_INFINITY,
  })
