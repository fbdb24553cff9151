// Files of a case. Bytes go up by XMLHttpRequest, because only that tells how far it is.

import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as contract from '../../server/contract/files.ts'
import type { Problem } from '../../server/contract/problem.ts'
import { api, offline, Refusal } from './client.ts'
import { linkFilesQuery } from './link.ts'

export type { CaseFile } from '../../server/contract/files.ts'
export type Basis = Static<typeof contract.Basis>

/** `process-instances/KEY` for those who see the case, `user-tasks/KEY` for those who have a task of it. */
export type FilesOf = { readonly case: string } | { readonly task: string }

const pathOf = (of: FilesOf) =>
  'case' in of ? `/process-instances/${of.case}/files` : `/user-tasks/${of.task}/files`

export const filesQuery = (of: FilesOf) =>
  queryOptions({
    // What changes in a case or task is asked for again.
    queryKey: ['case' in of ? 'instance' : 'user-task', 'files', of],
    queryFn: () => api.get<contract.CaseFiles>(pathOf(of)),
  })

/** Where a file is added: by staff, or by whoever has come by a one-time link. */
export type AddedTo = FilesOf | { readonly link: string }

/** What is asked for again once a file was added. */
export const listOf = (to: AddedTo) =>
  'link' in to ? linkFilesQuery(to.link).queryKey : filesQuery(to).queryKey

/** Where the bytes of a file are. */
export const addressOf = (of: FilesOf, id: string) => `/api/v1${pathOf(of)}/${id}`

export type NewFile = { readonly to: AddedTo; readonly file: File; readonly about: string }

export type AddedFile = Pick<contract.CaseFile, 'name' | 'readable'>

/** Adds a file; `onProgress` hears the share that has gone up, from 0 to 1. */
export function addFile(
  { to, file, about }: NewFile,
  onProgress: (share: number) => void,
): Promise<AddedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1${'link' in to ? '/links/files/new' : pathOf(to)}`)
    if ('link' in to) request.setRequestHeader('x-link-secret', to.link)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()))
    request.setRequestHeader('x-file-about', encodeURIComponent(about.toWellFormed()))
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () => {
      const answer = answerOf(request.responseText)
      if (request.status === 201) resolve(answer as AddedFile)
      else reject(new Refusal((answer ?? { ...offline, code: 'UNREADABLE' }) as Problem))
    }
    request.onerror = () => reject(new Refusal(offline))
    request.send(file)
  })
}

function answerOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const removeFile = (key: string, id: string, reason: string) =>
  api.post<void>(`/process-instances/${key}/files/${id}/removal`, { reason })
export const shareFile = (key: string, id: string, share: Static<typeof contract.NewShare>) =>
  api.post<contract.CaseFile>(`/process-instances/${key}/files/${id}/shares`, share)
