// What the server does or did for many cases: how far it is, a way to pause and to stop, and what became of each.

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import {
  type BatchItem,
  type BatchOperation,
  type BatchTurn,
  batchItemsQuery,
  batchOperationsQuery,
  turnBatchOperation,
} from '../../api/batch-operations.ts'
import { useMay } from '../../api/session.ts'
import { doerInWords, type TextKey, useTexts } from '../../i18n/texts.ts'
import { ago, dateTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { useNow } from '../../ui/now.ts'
import { codeInWords, inWords, RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Notice, Tag } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'

/** The last operations over many cases; nothing where there are none. */
export function BatchOperations() {
  const { t } = useTexts()
  const list = useQuery(batchOperationsQuery)
  if (list.isError) return <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined || list.data.items.length === 0) return null
  return (
    <section aria-labelledby="batch-title">
      <h2 id="batch-title">{t('batch.title')}</h2>
      <ul className="batches">
        {list.data.items.map(operation => (
          <Operation key={operation.key} operation={operation} />
        ))}
      </ul>
    </section>
  )
}

const tagKinds = { active: 'blue', suspended: 'warning', completed: 'good', canceled: 'plain' } as const

function Operation({ operation }: { operation: BatchOperation }) {
  const { t } = useTexts()
  const now = useNow()
  const { key, type, state, total, open, completed, failed, canceled, createdAt, createdBy } = operation
  const { carriedBy, stopped } = operation
  const title = `${t(`batch.types.${type}`)}, ${t('batch.size', { count: total })}`
  const sentence = [
    t('batch.completed', { done: completed, total }),
    failed > 0 ? t('batch.failed', { count: failed }) : '',
    open > 0 ? t('batch.open', { count: open }) : '',
    canceled > 0 ? t('batch.canceled', { count: canceled }) : '',
  ].filter(part => part !== '')
  useEnd(state, `${title}: ${sentence.join(', ')}.`)
  return (
    <li className="card batch">
      <div className="batch-head">
        <h3 id={`batch-${key}`}>{title}</h3>
        <Tag kind={failed > 0 && state === 'completed' ? 'warning' : tagKinds[state]}>
          {t(`batch.states.${state}`)}
        </Tag>
      </div>
      <p className="second-line" title={dateTime(createdAt)}>
        {t('batch.by', { name: doerInWords(createdBy), when: ago(createdAt, now) })}
        {operation.reason !== null && ` ${t('common.quoted', { label: operation.reason })}`}
        {carriedBy !== createdBy && ` ${t('batch.carriedBy', { name: doerInWords(carriedBy) })}`}
      </p>
      {stopped !== null && <Notice>{t('batch.rightLost', { name: doerInWords(carriedBy) })}</Notice>}
      {(state === 'active' || state === 'suspended') && (
        <progress aria-labelledby={`batch-${key}`} max={Math.max(total, 1)} value={total - open} />
      )}
      <p>{sentence.join(', ')}.</p>
      <Turns operation={operation} title={title} />
      {total > 0 && (
        <Disclosure title={t('batch.items')}>
          <Items operation={operation} />
        </Disclosure>
      )}
    </li>
  )
}

/** Says the result once, when an operation ends while somebody looks at it. */
function useEnd(state: BatchOperation['state'], sentence: string): void {
  const say = useSay()
  const before = useRef(state)
  useEffect(() => {
    if (before.current === 'active' && state === 'completed') say(sentence)
    before.current = state
  }, [state, sentence, say])
}

const turns: Readonly<Record<string, readonly (readonly [BatchTurn, TextKey])[]>> = {
  active: [
    ['suspension', 'batch.pause'],
    ['cancellation', 'batch.stop'],
  ],
  suspended: [
    ['resumption', 'batch.resume'],
    ['cancellation', 'batch.stop'],
  ],
}

function Turns({ operation, title }: { operation: BatchOperation; title: string }) {
  const { t } = useTexts()
  const may = useMay()
  const say = useSay()
  const queries = useQueryClient()
  const turn = useMutation({
    mutationFn: (verb: BatchTurn) => turnBatchOperation(operation.key, verb),
    onError: error => say(inWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['batch-operation'] }),
  })
  const offered = turns[operation.state] ?? []
  if (offered.length === 0) return null
  return (
    <div className="button-row">
      {offered.map(([verb, text]) => (
        <Button
          key={verb}
          className="button-small"
          whyNot={may('batch.operate') ? null : t('common.notAllowed')}
          disabled={turn.isPending}
          aria-label={`${t(text)}: ${title}`}
          onClick={() => turn.mutate(verb)}
        >
          {t(text)}
        </Button>
      ))}
    </div>
  )
}

function Items({ operation }: { operation: BatchOperation }) {
  const { t } = useTexts()
  const list = useInfiniteQuery(batchItemsQuery(operation))
  if (list.isError) return <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Loading />
  return (
    <>
      <ol className="batch-items">
        {list.data.pages
          .flatMap(page => page.items)
          .map(item => (
            <li key={item.position}>
              <Link to={paths.case(item.instanceKey)}>
                {t('cases.number', { number: item.instanceNumber })}
              </Link>
              : <Result item={item} />
            </li>
          ))}
      </ol>
      {list.hasNextPage && (
        <button type="button" className="button button-plain" onClick={() => void list.fetchNextPage()}>
          {t('common.more')}
        </button>
      )}
    </>
  )
}

function Result({ item: { state, code, message } }: { item: BatchItem }) {
  const { t } = useTexts()
  if (state !== 'failed' || code === null) return t(`batch.itemStates.${state}`)
  return `${t('batch.itemStates.failed')} ${codeInWords(code, message ?? code)}`
}
