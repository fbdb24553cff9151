// User tasks: lists by view, one task with its form, and what a person may do with it.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { PageOf } from '../../server/contract/shared.ts'
import type {
  Escalations,
  TaskCounts,
  TaskForm,
  UserTask,
  UserTaskQuery,
} from '../../server/contract/user-tasks.ts'
import { api, ifMatch, query } from './client.ts'

export type { UserTask } from '../../server/contract/user-tasks.ts'

type TaskQuery = Omit<Static<typeof UserTaskQuery>, 'cursor' | 'limit'>

export const tasksQuery = (filter: TaskQuery) =>
  infiniteQueryOptions({
    queryKey: ['user-task', 'list', filter],
    queryFn: ({ pageParam }) =>
      api.get<PageOf<UserTask>>(`/user-tasks${query({ ...filter, limit: 100, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })

export const taskCountsQuery = queryOptions({
  queryKey: ['user-task', 'counts'],
  queryFn: () => api.get<Static<typeof TaskCounts>>('/user-tasks/counts'),
})

export const taskFormQuery = (key: string) =>
  queryOptions({
    queryKey: ['task-form', key],
    queryFn: () => api.get<Static<typeof TaskForm>>(`/user-tasks/${key}/form`),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const escalationsQuery = (key: string) =>
  queryOptions({
    queryKey: ['task-escalations', key],
    queryFn: () => api.get<Static<typeof Escalations>>(`/user-tasks/${key}/escalations`),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** A task as somebody saw it: what has changed since is not changed by them unseen. */
type Seen = Pick<UserTask, 'key' | 'rev'>

export const claimTask = ({ key, rev }: Seen, takeOver = false, assignee?: string) =>
  api.post<UserTask>(
    `/user-tasks/${key}/assignment`,
    {
      ...(takeOver ? { allowOverride: true } : {}),
      ...(assignee === undefined ? {} : { assignee }),
    },
    ifMatch(rev),
  )
export const releaseTask = ({ key, rev }: Seen) =>
  api.delete<UserTask>(`/user-tasks/${key}/assignee`, ifMatch(rev))
export const completeTask = ({ key, rev }: Seen, variables: Record<string, unknown>, reason?: string) =>
  api.post<UserTask>(
    `/user-tasks/${key}/completion`,
    { variables, ...(reason ? { reason } : {}) },
    ifMatch(rev),
  )
/** Says anew when a task is due, as an ISO time. */
export const planTask = ({ key, rev }: Seen, dueDate: string) =>
  api.patch<UserTask>(`/user-tasks/${key}`, { dueDate }, ifMatch(rev))
export const escalateTask = ({ key, rev }: Seen, code: string) =>
  api.post<UserTask>(`/user-tasks/${key}/escalation`, { code }, ifMatch(rev))
