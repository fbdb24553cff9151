// Who is away, and who stands in.

import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Absence, NewAbsence } from '../../server/contract/absences.ts'
import { all, api, query } from './client.ts'
import { useMay, useMe } from './session.ts'

export type { Absence } from '../../server/contract/absences.ts'

export const absencesQuery = queryOptions({
  queryKey: ['absence', 'list'],
  queryFn: () => all<Absence>('/absences'),
})

export const deputiesQuery = (username: string) =>
  queryOptions({
    queryKey: ['absence', 'deputies', username],
    queryFn: async () =>
      (
        await api.get<{ items: { username: string; name: string }[] }>(
          `/absences/deputies${query({ username })}`,
        )
      ).items,
  })

export const setAbsence = (absence: NewAbsence) => api.post<Absence>('/absences', absence)
export const endAbsence = (id: string) => api.delete<void>(`/absences/${id}`)

/** The absences in which the signed-in person stands in now. */
export function useStandingIn(): readonly Absence[] {
  const { username } = useMe()
  const may = useMay()
  const { data = [] } = useQuery({ ...absencesQuery, enabled: may('absence.set') })
  return data.filter(({ deputy, now }) => now && deputy === username)
}
