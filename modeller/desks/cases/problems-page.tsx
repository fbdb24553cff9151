// Steps that could not be done: the cause in words, the case, and the way to try again.

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Incident, incidentsQuery, resolveIncident } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { ago, dateTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { inWords, RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'

export default function ProblemsPage() {
  const { t } = useTexts()
  const list = useInfiniteQuery(incidentsQuery())
  const incidents = list.data?.pages.flatMap(page => page.items)
  return (
    <Page title={t('problems.title')} lead={t('problems.lead')}>
      {list.isError ? (
        <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : incidents === undefined ? (
        <Loading />
      ) : incidents.length === 0 ? (
        <Empty title={t('problems.none')}>
          <p>{t('problems.noneNext')}</p>
        </Empty>
      ) : (
        <IncidentTable incidents={incidents} />
      )}
      {list.hasNextPage && (
        <button type="button" className="button button-plain" onClick={() => void list.fetchNextPage()}>
          {t('common.more')}
        </button>
      )}
    </Page>
  )
}

/** Open incidents, with a bulk retry over the chosen ones. */
export function IncidentTable({ incidents }: { incidents: readonly Incident[] }) {
  const { t } = useTexts()
  const say = useSay()
  const may = useMay()
  const now = useNow()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const retry = useMutation({
    mutationFn: async (keys: readonly string[]) => {
      const results = await Promise.allSettled(keys.map(key => resolveIncident(key)))
      return { done: results.filter(({ status }) => status === 'fulfilled').length, asked: keys.length }
    },
    onSuccess: ({ done, asked }) => {
      setChosen(new Set())
      say(t('problems.retried', { done, asked }))
    },
    onError: error => say(inWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['incident'] }),
  })
  const whyNot = may('incident.resolve') ? null : t('common.notAllowed')
  const open = incidents.filter(({ key }) => chosen.has(key))
  return (
    <>
      {open.length > 0 && (
        <div className="toolbar">
          <Button look="main" whyNot={whyNot} onClick={() => retry.mutate(open.map(({ key }) => key))}>
            {t('problems.retryChosen', { count: open.length })}
          </Button>
        </div>
      )}
      <div className="table-frame">
        <table className="table-stack">
          <caption className="visually-hidden">{t('problems.title')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('problems.choose')}</span>
              </th>
              <th scope="col">{t('problems.what')}</th>
              <th scope="col">{t('tasks.case')}</th>
              <th scope="col">{t('problems.since')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('problems.retry')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {incidents.map(one => (
              <tr key={one.key}>
                <td>
                  <input
                    type="checkbox"
                    checked={chosen.has(one.key)}
                    aria-label={t('problems.chooseOne', { element: one.element, number: one.instanceNumber })}
                    onChange={event =>
                      setChosen(
                        event.target.checked
                          ? new Set([...chosen, one.key])
                          : new Set([...chosen].filter(key => key !== one.key)),
                      )
                    }
                  />
                </td>
                <th scope="row">
                  {wordFor('incidents', one.code)}
                  <span className="second-line">{one.message}</span>
                  <span className="second-line">
                    <code>{one.element}</code>
                  </span>
                </th>
                <td data-label={t('tasks.case')}>
                  <Link to={paths.case(one.instanceKey)}>
                    {t('cases.number', { number: one.instanceNumber })}
                  </Link>
                  <span className="second-line">{one.processId}</span>
                </td>
                <td data-label={t('problems.since')} title={dateTime(one.raisedAt)}>
                  {ago(one.raisedAt, now)}
                </td>
                <td>
                  <Button
                    className="button-small"
                    whyNot={whyNot}
                    disabled={retry.isPending}
                    onClick={() => retry.mutate([one.key])}
                  >
                    {t('problems.retry')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
