// What one is told about one's tasks.

import { queryOptions } from '@tanstack/react-query'
import type { TaskMessage } from '../../server/contract/task-messages.ts'
import { api } from './client.ts'

export type { TaskMessage } from '../../server/contract/task-messages.ts'

export const taskMessagesQuery = queryOptions({
  queryKey: ['user-task', 'messages'],
  queryFn: async () => (await api.get<{ items: TaskMessage[] }>('/task-messages')).items,
})

export const forgetMessage = (id: string) => api.delete<void>(`/task-messages/${id}`)
