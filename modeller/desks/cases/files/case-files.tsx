// The files of a case, or those of a task for whoever has only that: what they are, who added them, with whom they are
// shared, and a place to add one by choosing or dropping it.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addressOf, type CaseFile, type FilesOf, filesQuery } from '../../../api/files.ts'
import { useMay, useMe } from '../../../api/session.ts'
import type { UserTask } from '../../../api/tasks.ts'
import { doerInWords, groupInWords, useTexts } from '../../../i18n/texts.ts'
import { dateTime } from '../../../i18n/when.ts'
import { RefusalNotice } from '../../../ui/refusal.tsx'
import { Loading, Tag } from '../../../ui/state.tsx'
import { AddFile } from './add-file.tsx'
import { RemoveFile } from './remove-file.tsx'
import { ShareFile } from './share-file.tsx'
import { sizeInWords } from './size.ts'

export default function CaseFiles({
  of,
  tasks,
  whyNot,
}: {
  of: FilesOf
  /** The tasks of the case, to name those that files belong to. */
  tasks: readonly UserTask[]
  /** Why nothing can be added; null where it can. */
  whyNot: string | null
}) {
  const { t } = useTexts()
  const may = useMay()
  const files = useQuery(filesQuery(of))
  if (files.isError) return <RefusalNotice error={files.error} onRetry={() => void files.refetch()} />
  if (files.data === undefined) return <Loading />
  const { items, largest, endings } = files.data
  return (
    <section className="case-files" aria-labelledby="files-title">
      <h2 id="files-title">{t('files.title')}</h2>
      {items.length === 0 ? (
        <p className="second-line">{t('case' in of ? 'files.none' : 'files.noneShared')}</p>
      ) : (
        <ul className="file-list">
          {items.toReversed().map(file => (
            <li key={file.id}>
              <OneFile of={of} file={file} tasks={tasks} live={whyNot === null} />
            </li>
          ))}
        </ul>
      )}
      {may('file.write') &&
        (whyNot === null ? (
          <AddFile to={of} largest={largest} endings={endings} />
        ) : (
          <p className="second-line no-print">{whyNot}</p>
        ))}
    </section>
  )
}

function OneFile({
  of,
  file,
  tasks,
  live,
}: {
  of: FilesOf
  file: CaseFile
  tasks: readonly UserTask[]
  live: boolean
}) {
  const { t } = useTexts()
  const me = useMe()
  const may = useMay()
  const [asked, setAsked] = useState<'remove' | 'share' | null>(null)
  const named = (key: string) => tasks.find(task => task.key === key)?.name ?? t('files.aTask')
  const partners = tasks.filter(
    ({ key, status, candidateGroups }) =>
      status === 'open' && key !== file.task && candidateGroups.some(group => group.includes(':')),
  )
  const mayRemove = 'case' in of && live && (file.by === me.username || may('file.share'))
  return (
    <>
      <p>
        {file.readable && may('file.read') ? (
          <a href={addressOf(of, file.id)} download={file.name}>
            {file.name}
          </a>
        ) : (
          <b>{file.name}</b>
        )}{' '}
        {!file.readable && <Tag kind="warning">{t('files.waits')}</Tag>}
      </p>
      <p>{file.about}</p>
      <p className="second-line">
        {sizeInWords(file.size)}. {t('files.added', { name: doerInWords(file.by), when: dateTime(file.at) })}
        {file.task !== null && 'case' in of && ` ${t('files.toTask', { task: named(file.task) })}`}
      </p>
      {file.shares.map(share => (
        <p key={share.task} className="second-line">
          {t('files.shared', {
            group: groupInWords(share.group),
            task: named(share.task),
            name: doerInWords(share.by),
            when: dateTime(share.at),
          })}{' '}
          {t('files.sharedWhy', { reason: share.reason, basis: t(`files.basis.${share.basis}`) })}
        </p>
      ))}
      {'case' in of && live && (may('file.share') || mayRemove) && (
        <div className="button-row no-print">
          {may('file.share') && (
            <ShareFile
              caseKey={of.case}
              file={file}
              tasks={partners}
              open={asked === 'share'}
              onOpen={() => setAsked('share')}
              onClose={() => setAsked(null)}
            />
          )}
          {mayRemove && (
            <RemoveFile
              caseKey={of.case}
              file={file}
              open={asked === 'remove'}
              onOpen={() => setAsked('remove')}
              onClose={() => setAsked(null)}
            />
          )}
        </div>
      )}
    </>
  )
}
