// Process instances: a case is an instance, with those it called.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { Incident } from '../../server/contract/incidents.ts'
import type * as contract from '../../server/contract/instances.ts'
import type { Note } from '../../server/contract/notes.ts'
import type { SignalAccepted, WorryReport } from '../../server/contract/online-signals.ts'
import type { PageOf } from '../../server/contract/shared.ts'
import { api, query } from './client.ts'

export type { Incident } from '../../server/contract/incidents.ts'
export type { WorryReport } from '../../server/contract/online-signals.ts'

export type CaseStatus = 'active' | 'suspended' | 'completed' | 'terminated' | 'canceled'
type WithStatus<Row> = Omit<Row, 'status'> & { readonly status: CaseStatus }
export type Instance = WithStatus<contract.Instance>
export type InstanceDetail = Omit<contract.InstanceDetail, 'instance' | 'called'> & {
  readonly instance: Instance
  readonly called: readonly WithStatus<contract.InstanceDetail['called'][number]>[]
}
export type Outcome = contract.Outcome
export type Modification = Static<typeof contract.Modification>
export type Migration = Static<typeof contract.Migration>
type Filter = Omit<Static<typeof contract.InstanceQuery>, 'cursor' | 'limit' | 'status'> & {
  status?: CaseStatus
}

export const instancesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['instance', 'list', filter],
    queryFn: ({ pageParam }) =>
      api.get<PageOf<Instance>>(`/process-instances${query({ ...filter, limit: 50, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })

export const instanceQuery = (key: string) =>
  queryOptions({
    queryKey: ['instance', 'one', key],
    queryFn: () => api.get<InstanceDetail>(`/process-instances/${key}`),
  })

export const incidentsQuery = (filter: { instanceKey?: string } = {}) =>
  infiniteQueryOptions({
    queryKey: ['incident', 'list', filter],
    queryFn: ({ pageParam }) =>
      api.get<PageOf<Incident>>(`/incidents${query({ ...filter, limit: 100, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })

export const resolveIncident = (key: string) => api.post<Outcome>(`/incidents/${key}/resolution`)
export const cancelInstance = (key: string, reason: string) =>
  api.post<Outcome>(`/process-instances/${key}/cancellation`, { reason })
export const suspendInstance = (key: string, reason: string, until: string) =>
  api.post<Outcome>(`/process-instances/${key}/suspension`, { reason, until })
export const resumeInstance = (key: string) => api.post<Outcome>(`/process-instances/${key}/resumption`)
export const modifyInstance = (key: string, wish: Modification) =>
  api.post<Outcome>(`/process-instances/${key}/modification`, wish)
export const migrateInstance = (key: string, wish: Migration) =>
  api.post<Outcome>(`/process-instances/${key}/migration`, wish)
export const confirmJob = (instanceKey: string, key: number, reason: string) =>
  api.post<Outcome>(`/jobs/${instanceKey}.${key}/confirmation`, { reason })
export const writeNote = (key: string, text: string, handedOver: { task?: string; to?: string } = {}) =>
  api.post<Note>(`/process-instances/${key}/notes`, { text, ...handedOver })
export const reportWorry = (report: WorryReport) => api.post<SignalAccepted>('/online-signals', report)
