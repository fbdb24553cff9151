// Who is signed in. `null` is nobody: the shell shows the sign-in page in place, and the address stays.

import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { Credentials, Me, SignInPage } from '../../server/contract/sessions.ts'
import { forgetNames } from '../i18n/names.ts'
import { api, Refusal } from './client.ts'
import { whoIsHere } from './first.ts'
import { keepPermissions } from './kept-permissions.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      const me = await whoIsHere()
      keepPermissions(me.permissions)
      return me
    } catch (error) {
      if (!(error instanceof Refusal && error.problem.status === 401)) throw error
      keepPermissions(undefined)
      return null
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export const signInPageQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: () => api.get<SignInPage>('/sign-in'),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Another person is here, or nobody: what the one before had loaded is forgotten. */
export function becomes(queries: QueryClient, me: Me | null): void {
  keepPermissions(me?.permissions)
  forgetNames()
  queries.setQueryData(meQuery.queryKey, me)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'sign-in' })
}

export const signIn = (credentials: Credentials) => api.post<Me>('/sessions', credentials)
export const signOut = () => api.delete<void>('/sessions/current')
export const changePassword = (change: { current: string; next: string }) =>
  api.put<void>('/me/password', change)

/** The signed-in person; only below the shell, which shows nothing else until there is one. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (data === null || data === undefined)
    throw new Error('useMe is used outside the signed-in part of the page')
  return data
}

/** Asks the permission table's answer for the signed-in person. */
export function useMay(): (action: string) => boolean {
  const me = useMe()
  return action => me.permissions.includes(action)
}
