// Views of a list: a filter with a name and a count. Those without an id are everybody's; the others one's own.

import { queryOptions } from '@tanstack/react-query'
import type { CaseView, TaskView } from '../../server/contract/views.ts'
import { api, query } from './client.ts'

export type { CaseFilter, CaseView, TaskFilter, TaskView } from '../../server/contract/views.ts'

/** A list that has views. */
export type Listed = 'user-tasks' | 'process-instances'
export type View = TaskView | CaseView
type Wish = Pick<View, 'name' | 'filter'>

/** When the day ends here, for what is due today. */
export function dayEnds(): string {
  const end = new Date()
  end.setHours(23, 59, 59, 999)
  return end.toISOString()
}

/** The views of everybody's tasks where these are being looked at, else of one's own and free ones. */
export const taskViewsQuery = (within: 'ours' | 'all') =>
  queryOptions({
    queryKey: ['user-task', 'views', within],
    queryFn: async () =>
      (await api.get<{ items: TaskView[] }>(`/user-tasks/views${query({ dayEnds: dayEnds(), within })}`))
        .items,
    // What is counted changes in its place.
    placeholderData: before => before,
  })

export const caseViewsQuery = queryOptions({
  queryKey: ['instance', 'views'],
  queryFn: async () => (await api.get<{ items: CaseView[] }>('/process-instances/views')).items,
})

export const keepView = (list: Listed, wish: Wish, id: string | null) =>
  id === null ? api.post<View>(`/${list}/views`, wish) : api.put<View>(`/${list}/views/${id}`, wish)
export const removeView = (list: Listed, id: string) => api.delete<void>(`/${list}/views/${id}`)
