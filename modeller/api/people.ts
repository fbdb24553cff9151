// Accounts and API tokens.

import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { ApiToken, CreatedApiToken } from '../../server/contract/sessions.ts'
import type { NewUser, User, UserChanges } from '../../server/contract/users.ts'
import { all, api } from './client.ts'

export type { User } from '../../server/contract/users.ts'

export const usersQuery = queryOptions({
  queryKey: ['user', 'list'],
  queryFn: () => all<User>('/users'),
})
export const createUser = (user: NewUser) => api.post<User>('/users', user)
export const changeUser = (username: string, changes: UserChanges) =>
  api.patch<User>(`/users/${username}`, changes)

export const tokensQuery = queryOptions({
  queryKey: ['token', 'list'],
  queryFn: () => all<Static<typeof ApiToken>>('/api-tokens'),
})
export const createToken = (token: { name: string; roles: string[]; expiresAt: string | null }) =>
  api.post<Static<typeof CreatedApiToken>>('/api-tokens', token)
export const revokeToken = (id: string) => api.delete<void>(`/api-tokens/${id}`)
