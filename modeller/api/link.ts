// What somebody may do who has come by a one-time link. Its secret goes in bodies and headers, never in an address.

import { queryOptions } from '@tanstack/react-query'
import type { LinkedFiles, LinkedForm } from '../../server/contract/one-time-links.ts'
import type { Problem } from '../../server/contract/problem.ts'
import { api, offline, Refusal } from './client.ts'

export type { LinkedFile } from '../../server/contract/one-time-links.ts'

export const openLink = (secret: string) => api.post<LinkedForm>('/links/form', { secret })
export const answerLink = (secret: string, variables: Record<string, unknown>) =>
  api.post<void>('/links/answer', { secret, variables })

export const linkFilesQuery = (secret: string) =>
  queryOptions({
    queryKey: ['link', 'files'],
    queryFn: () => api.post<LinkedFiles>('/links/files', { secret }),
  })

export const removeLinkFile = (secret: string, fileId: string) =>
  api.post<LinkedFiles>('/links/files/removal', { secret, fileId })

/** The bytes of a file; the address alone would not do, for the secret is in none. */
export async function readLinkFile(secret: string, fileId: string): Promise<Blob> {
  const response = await fetch('/api/v1/links/files/content', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, fileId }),
  }).catch(() => {
    throw new Refusal(offline)
  })
  if (!response.ok) throw new Refusal((await response.json()) as Problem)
  return response.blob()
}
