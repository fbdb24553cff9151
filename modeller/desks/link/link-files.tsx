// The files of a one-time link: those that were shared for the question, and those that the organisation adds to its answer.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type LinkedFile, linkFilesQuery, readLinkFile, removeLinkFile } from '../../api/link.ts'
import { useTexts } from '../../i18n/texts.ts'
import { download } from '../../ui/download.ts'
import { inWords, RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Tag } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { AddFile } from '../cases/files/add-file.tsx'
import { sizeInWords } from '../cases/files/size.ts'

export default function LinkFiles({ secret }: { secret: string }) {
  const { t } = useTexts()
  const files = useQuery(linkFilesQuery(secret))
  if (files.isError) return <RefusalNotice error={files.error} onRetry={() => void files.refetch()} />
  if (files.data === undefined) return <Loading />
  const { items, largest, endings } = files.data
  return (
    <section className="case-files" aria-labelledby="files-title">
      <h2 id="files-title">{t('files.title')}</h2>
      <p className="second-line">{t('link.files')}</p>
      {items.length > 0 && (
        <ul className="file-list">
          {items.map(file => (
            <li key={file.id}>
              <OneFile secret={secret} file={file} />
            </li>
          ))}
        </ul>
      )}
      <AddFile to={{ link: secret }} largest={largest} endings={endings} />
    </section>
  )
}

function OneFile({ secret, file }: { secret: string; file: LinkedFile }) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const { id, name, about, size, own, readable } = file
  const open = useMutation({
    mutationFn: () => readLinkFile(secret, id),
    onSuccess: bytes => download(name, bytes, bytes.type),
    onError: error => say(inWords(error)),
  })
  const remove = useMutation({
    mutationFn: () => removeLinkFile(secret, id),
    onSuccess: left => {
      queries.setQueryData(linkFilesQuery(secret).queryKey, left)
      say(t('files.isRemoved', { name }))
      document.querySelector<HTMLElement>('.file-form input')?.focus()
    },
    onError: error => say(inWords(error)),
  })
  return (
    <>
      <p>
        <b>{name}</b> {!readable && <Tag kind="warning">{t('files.waits')}</Tag>}
      </p>
      <p>{about}</p>
      <p className="second-line">
        {sizeInWords(size)}. {t(own ? 'link.ownFile' : 'link.sharedFile')}
      </p>
      <div className="button-row">
        {readable && (
          <button
            type="button"
            className="button button-small"
            aria-label={t('link.openNamed', { name })}
            onClick={() => open.mutate()}
          >
            {t('link.open')}
          </button>
        )}
        {own && (
          <button
            type="button"
            className="button button-small"
            aria-label={t('files.removeNamed', { name })}
            onClick={() => remove.mutate()}
          >
            {t('common.remove')}
          </button>
        )}
      </div>
    </>
  )
}
