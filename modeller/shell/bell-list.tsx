// What one has not read, under the bell: each leads to its place, and is read then or when one says so.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { Dialog, Heading, Popover } from 'react-aria-components'
import { Link } from 'react-router'
import { bellQuery, readNotices } from '../api/notices.ts'
import { noticeInWords, noticePlace } from '../desks/cases/notice.ts'
import { useTexts } from '../i18n/texts.ts'
import { ago, dateTime } from '../i18n/when.ts'
import { paths } from '../paths.ts'
import { useNow } from '../ui/now.ts'
import { RefusalNotice } from '../ui/refusal.tsx'
import { Loading } from '../ui/state.tsx'

export default function BellList({
  trigger,
  onClose,
}: {
  trigger: RefObject<HTMLElement | null>
  onClose: () => void
}) {
  const { t } = useTexts()
  const now = useNow()
  const queries = useQueryClient()
  const notices = useQuery(bellQuery)
  const read = useMutation({
    mutationFn: readNotices,
    onSettled: () => queries.invalidateQueries({ queryKey: ['notice'] }),
  })
  return (
    <Popover
      className="popover bell-list"
      triggerRef={trigger}
      isOpen
      onOpenChange={open => !open && onClose()}
      placement="bottom end"
    >
      <Dialog>
        <Heading slot="title" level={2}>
          {t('notices.title')}
        </Heading>
        {notices.isError ? (
          <RefusalNotice error={notices.error} onRetry={() => void notices.refetch()} />
        ) : notices.data === undefined ? (
          <Loading />
        ) : notices.data.length === 0 ? (
          <p role="status">{t('notices.allRead')}</p>
        ) : (
          <ul>
            {notices.data.map(notice => {
              const words = noticeInWords(notice, t)
              const place = noticePlace(notice)
              return (
                <li key={notice.id}>
                  <div>
                    <Link
                      to={place}
                      onClick={() => {
                        read.mutate([notice.id])
                        onClose()
                      }}
                    >
                      {words.what}
                    </Link>
                    <span className="second-line">
                      {words.where} ·{' '}
                      <time dateTime={notice.raisedAt} title={dateTime(notice.raisedAt)}>
                        {ago(notice.raisedAt, now)}
                      </time>
                    </span>
                  </div>
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t('notices.readNamed', { what: words.what })}
                    onClick={() => read.mutate([notice.id])}
                  >
                    {t('notices.read')}
                  </button>
                </li>
              )
            })}
          </ul>
        )}
        <div className="button-row">
          {notices.data !== undefined && notices.data.length > 1 && (
            <button type="button" className="button button-small" onClick={() => read.mutate(undefined)}>
              {t('notices.readAll')}
            </button>
          )}
          <Link to={paths.notices()} onClick={onClose}>
            {t('notices.toPage')}
          </Link>
        </div>
      </Dialog>
    </Popover>
  )
}
