// All notices: what one is told, read or not, and what officials were told where somebody oversees it.

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Notice, noticesQuery, readNotices } from '../../api/notices.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { ago, dateTime } from '../../i18n/when.ts'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RecordTable } from '../../ui/record-table.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'
import { noticeInWords, noticePlace } from './notice.ts'

const isNew = ({ mine, open, read }: Notice) => mine && open && !read

export default function NoticesPage() {
  const { t } = useTexts()
  const queries = useQueryClient()
  const notices = useInfiniteQuery(noticesQuery)
  const all = notices.data?.pages.flatMap(page => page.items)
  const read = useMutation({
    mutationFn: readNotices,
    onSettled: () => queries.invalidateQueries({ queryKey: ['notice'] }),
  })
  return (
    <Page
      title={t('notices.title')}
      lead={t('notices.lead')}
      actions={
        all?.some(isNew) && <Button onClick={() => read.mutate(undefined)}>{t('notices.readAll')}</Button>
      }
    >
      {notices.isError ? (
        <RefusalNotice error={notices.error} onRetry={() => void notices.refetch()} />
      ) : all === undefined ? (
        <Loading />
      ) : all.length === 0 ? (
        <Empty title={t('notices.none')}>
          <p>{t('notices.noneNext')}</p>
        </Empty>
      ) : (
        <NoticeTable notices={all} onRead={id => read.mutate([id])} />
      )}
      {notices.hasNextPage && (
        <button type="button" className="button" onClick={() => void notices.fetchNextPage()}>
          {t('common.more')}
        </button>
      )}
    </Page>
  )
}

function NoticeTable({ notices, onRead }: { notices: readonly Notice[]; onRead: (id: string) => void }) {
  const { t } = useTexts()
  return (
    <RecordTable
      caption={t('notices.title')}
      columns={[t('notices.what'), t('notices.where'), t('notices.raised'), t('notices.state')]}
    >
      {notices.map(notice => (
        <NoticeRow key={notice.id} notice={notice} onRead={onRead} />
      ))}
    </RecordTable>
  )
}

function NoticeRow({ notice, onRead }: { notice: Notice; onRead: (id: string) => void }) {
  const { t } = useTexts()
  const now = useNow()
  const { id, kind, role, mine, open, detail, raisedAt } = notice
  const { what, where } = noticeInWords(notice, t)
  return (
    <tr>
      <th scope="row">
        <Link to={noticePlace(notice)} onClick={() => isNew(notice) && onRead(id)}>
          {what}
        </Link>
        {/* A hold's detail is its day as programs write it; the title says the rest. */}
        {detail !== '' && kind !== 'hold-over' && (
          <span className="second-line" lang="en">
            {detail}
          </span>
        )}
      </th>
      <td data-label={t('notices.where')}>
        {where}
        {!mine && role !== null && (
          <span className="second-line">{t('notices.toldTo', { role: wordFor('roles', role) })}</span>
        )}
      </td>
      <td data-label={t('notices.raised')}>
        <time dateTime={raisedAt} title={dateTime(raisedAt)}>
          {ago(raisedAt, now)}
        </time>
      </td>
      <td data-label={t('notices.state')}>
        {isNew(notice) ? (
          <button
            type="button"
            className="button button-small"
            aria-label={t('notices.readNamed', { what })}
            onClick={() => onRead(id)}
          >
            {t('notices.read')}
          </button>
        ) : (
          <Tag kind={open && !mine ? 'warning' : 'plain'}>
            {t(open ? (mine ? 'notices.wasRead' : 'notices.open') : 'notices.over')}
          </Tag>
        )}
      </td>
    </tr>
  )
}
