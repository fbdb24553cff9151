// What somebody with a mandate has to look at.

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Notice } from '../../../server/contract/figures.ts'
import { definitionsQuery } from '../../api/drawings.ts'
import { noticesQuery } from '../../api/governance.ts'
import { useMay } from '../../api/session.ts'
import { useTexts } from '../../i18n/texts.ts'
import { ago, dateTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'

export default function NoticesPage() {
  const { t } = useTexts()
  const notices = useInfiniteQuery(noticesQuery)
  const all = notices.data?.pages.flatMap(page => page.items)
  return (
    <Page title={t('notices.title')} lead={t('notices.lead')}>
      {notices.isError ? (
        <RefusalNotice error={notices.error} onRetry={() => void notices.refetch()} />
      ) : all === undefined ? (
        <Loading />
      ) : all.length === 0 ? (
        <Empty title={t('notices.none')}>
          <p>{t('notices.noneNext')}</p>
        </Empty>
      ) : (
        <NoticeTable notices={all} />
      )}
      {notices.hasNextPage && (
        <button type="button" className="button" onClick={() => void notices.fetchNextPage()}>
          {t('common.more')}
        </button>
      )}
    </Page>
  )
}

const titles = {
  overdue: 'notices.overdue',
  'never-overruled': 'notices.neverOverruled',
  'hold-over': 'notices.holdOver',
} as const

function NoticeTable({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTexts()
  const now = useNow()
  const live = useInfiniteQuery(definitionsQuery({ latest: true })).data?.pages.flatMap(page => page.items)
  const processName = (id: string) => live?.find(({ processId }) => processId === id)?.name ?? id
  return (
    <div className="table-frame">
      <table className="table-stack">
        <caption className="visually-hidden">{t('notices.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('notices.what')}</th>
            <th scope="col">{t('notices.where')}</th>
            <th scope="col">{t('notices.raised')}</th>
            <th scope="col">{t('notices.state')}</th>
          </tr>
        </thead>
        <tbody>
          {notices.map(notice => (
            <tr key={notice.id}>
              <th scope="row">
                {t(titles[notice.kind], { name: notice.element?.replaceAll('_', ' ') ?? '' })}
                <span className="second-line" lang="en">
                  {notice.detail}
                </span>
              </th>
              <td data-label={t('notices.where')}>
                {processName(notice.processId)}
                <span className="second-line">
                  <WhereTo notice={notice} />
                </span>
              </td>
              <td data-label={t('notices.raised')}>
                <time dateTime={notice.raisedAt} title={dateTime(notice.raisedAt)}>
                  {ago(notice.raisedAt, now)}
                </time>
              </td>
              <td data-label={t('notices.state')}>
                <Tag kind={notice.open ? 'warning' : 'good'}>
                  {t(notice.open ? 'notices.open' : 'notices.over')}
                </Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function WhereTo({ notice: { instanceKey, processId } }: { notice: Notice }) {
  const { t } = useTexts()
  const may = useMay()
  if (instanceKey !== null)
    return may('instance.read') ? <Link to={paths.case(instanceKey)}>{t('notices.openCase')}</Link> : null
  return may('figures.read') ? (
    <Link to={paths.picture({ process: processId })}>{t('notices.figures')}</Link>
  ) : null
}
