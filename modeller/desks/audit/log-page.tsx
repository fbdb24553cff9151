// Who did what outside a case: signing in, deploying, looking at a file, being refused.

import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { logQuery } from '../../api/trail.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { exactTime } from '../../i18n/when.ts'
import { TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'

export default function LogPage() {
  const { t } = useTexts()
  const [search, setSearch] = useSearchParams()
  const actor = search.get('actor') ?? ''
  const action = search.get('action') ?? ''
  const list = useInfiniteQuery(
    logQuery({ ...(actor === '' ? {} : { actor }), ...(action === '' ? {} : { action }) }),
  )
  const items = list.data?.pages.flatMap(page => page.items)
  const set = (name: string) => (event: React.ChangeEvent<HTMLInputElement>) => {
    const { value } = event.target
    setSearch(
      before => {
        if (value === '') before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: true },
    )
  }
  return (
    <Page title={t('log.title')} lead={t('log.lead')}>
      <search className="toolbar">
        <TextField label={t('log.actor')} type="search" value={actor} onChange={set('actor')} />
        <TextField label={t('log.action')} type="search" value={action} onChange={set('action')} />
      </search>
      {list.isError ? (
        <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : items === undefined ? (
        <Loading />
      ) : items.length === 0 ? (
        <Empty title={t('log.none')} />
      ) : (
        <div className="table-frame">
          <table className="table-stack">
            <caption className="visually-hidden">{t('log.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('replay.when')}</th>
                <th scope="col">{t('log.actor')}</th>
                <th scope="col">{t('log.action')}</th>
                <th scope="col">{t('log.subject')}</th>
                <th scope="col">{t('log.result')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(item => (
                <tr key={item.id}>
                  <td data-label={t('replay.when')}>{exactTime(item.at)}</td>
                  <td data-label={t('log.actor')}>{item.actor}</td>
                  <td data-label={t('log.action')}>
                    {wordFor('actions', item.action.replace('.', '_'))}
                    <span className="second-line">{item.detail}</span>
                  </td>
                  <td data-label={t('log.subject')}>
                    <span className="hash">{item.subject}</span>
                  </td>
                  <td data-label={t('log.result')}>
                    <Tag kind={item.result === 'done' ? 'plain' : 'wrong'}>
                      {t(item.result === 'done' ? 'log.done' : 'log.refused')}
                    </Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && (
        <button type="button" className="button button-plain" onClick={() => void list.fetchNextPage()}>
          {t('common.more')}
        </button>
      )}
    </Page>
  )
}
