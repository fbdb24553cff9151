// Steps that could not be done: the cause in words, the case, and the way to try again, for one or for many. Many are
// tried by the server; what became of each stands below and is still there tomorrow.

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { beginBatchOperation } from '../../api/batch-operations.ts'
import { incidentsQuery } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { inWords, RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { BatchOperations } from './batch-operations.tsx'
import { ChooseAll, type Chosen } from './choose.tsx'
import { IncidentTable } from './incident-table.tsx'

/** Incidents by their keys, or every one that is open. */
type Which = { incidentKeys: string[] } | { filter: { incident: true } }

export default function ProblemsPage() {
  const { t } = useTexts()
  const may = useMay()
  const say = useSay()
  const queries = useQueryClient()
  const list = useInfiniteQuery(incidentsQuery())
  const incidents = list.data?.pages.flatMap(page => page.items)
  const [chosen, setChosen] = useState<Chosen>(new Set())
  const picked = incidents?.filter(({ key }) => chosen.has(key)) ?? []
  // What rests is not tried: it would be refused case by case.
  const open = picked.filter(({ suspended }) => !suspended)
  const resting = picked.length - open.length
  const allRest = incidents?.every(({ suspended }) => suspended) === true && !list.hasNextPage
  const whyNot = may('batch.operate') ? null : t('common.notAllowed')
  const begin = useMutation({
    mutationFn: (which: Which) => beginBatchOperation({ type: 'resolve-incidents', ...which }),
    onSuccess: ({ total }) => {
      setChosen(new Set())
      say(t('problems.begun', { count: total }))
    },
    onError: error => say(inWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['batch-operation'] }),
  })
  return (
    <Page
      title={t('problems.title')}
      lead={t('problems.lead')}
      actions={
        (incidents?.length ?? 0) > 1 && (
          <Button
            whyNot={whyNot ?? (allRest ? t('problems.allOnHold') : null)}
            disabled={begin.isPending}
            onClick={() => begin.mutate({ filter: { incident: true } })}
          >
            {t('problems.retryAll')}
          </Button>
        )
      }
    >
      {list.isError ? (
        <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : incidents === undefined ? (
        <Loading />
      ) : incidents.length === 0 ? (
        <Empty title={t('problems.none')}>
          <p>{t('problems.noneNext')}</p>
        </Empty>
      ) : (
        <>
          <div className="toolbar choose-bar">
            <ChooseAll keys={incidents.map(({ key }) => key)} chosen={chosen} onChoose={setChosen} />
            {picked.length > 0 && (
              <Button
                look="main"
                whyNot={whyNot ?? (open.length === 0 ? t('problems.allOnHold') : null)}
                disabled={begin.isPending}
                onClick={() => begin.mutate({ incidentKeys: open.map(({ key }) => key) })}
              >
                {t('problems.retryChosen', { count: open.length })}
              </Button>
            )}
            {open.length > 0 && resting > 0 && (
              <span className="second-line">{t('problems.restChosen', { count: resting })}</span>
            )}
          </div>
          <IncidentTable incidents={incidents} chosen={chosen} onChoose={setChosen} />
        </>
      )}
      {list.hasNextPage && (
        <button type="button" className="button button-plain" onClick={() => void list.fetchNextPage()}>
          {t('common.more')}
        </button>
      )}
      {may('batch.read') && <BatchOperations />}
    </Page>
  )
}
