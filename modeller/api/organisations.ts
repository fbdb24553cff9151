// Partner organisations, and the one-time links by which one that is not on Linkspan answers.

import { queryOptions } from '@tanstack/react-query'
import type { OneTimeLink } from '../../server/contract/one-time-links.ts'
import type { Organisation, OrganisationData } from '../../server/contract/organisations.ts'
import { all, api } from './client.ts'

export type { OneTimeLink } from '../../server/contract/one-time-links.ts'
export type { Organisation } from '../../server/contract/organisations.ts'

export const organisationsQuery = queryOptions({
  queryKey: ['organisation', 'list'],
  queryFn: () => all<Organisation>('/organisations'),
})
export const putOrganisation = ({ id, ...data }: { id: string } & OrganisationData) =>
  api.put<Organisation>(`/organisations/${id}`, data)
export const deleteOrganisation = (id: string) => api.delete<void>(`/organisations/${id}`)

export const linksQuery = (task: string) =>
  queryOptions({
    queryKey: ['user-task', 'links', task],
    queryFn: async () => (await api.get<{ items: OneTimeLink[] }>(`/user-tasks/${task}/links`)).items,
  })
export const sendLink = (task: string) => api.post<OneTimeLink>(`/user-tasks/${task}/links`)
export const revokeLink = ({ task, id }: OneTimeLink) => api.delete<void>(`/user-tasks/${task}/links/${id}`)
