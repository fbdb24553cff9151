// Who looked into which case, and who did what outside one: signing in, deploying, exporting, being refused.

import { useInfiniteQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Link } from 'react-router'
import type { LogEntry, LogFilter } from '../../../server/contract/trail.ts'
import { useMay } from '../../api/session.ts'
import { exportLog, logQuery } from '../../api/trail.ts'
import { allNames, usernameOf } from '../../i18n/names.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { exactTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { useAsked } from '../../ui/asked.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordTable } from '../../ui/record-table.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'
import { Doer } from './doer.tsx'
import { TakeAway } from './lazy-take-away.tsx'

/** What is asked for most; any other action can be named in the address. */
const ACTIONS = [
  'instance.read',
  'trail.read',
  'trail.verify',
  'task.read',
  'trail.export',
  'figures.export',
  'log.export',
  'session.begin',
]
const CASE_KEY = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** Its name; else what was asked for, without the keys that only programs read. The table that is taken along has those. */
function aboutWhat({ subject, subjectName }: LogEntry): string {
  if (subjectName !== null) return subjectName
  const read = (subject ?? '').replace(/^\/api\/v1/, '').replace(new RegExp(CASE_KEY, 'g'), '…')
  return read === '' || read === '…' ? '–' : read
}
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

export default function LogPage() {
  const { t } = useTexts()
  const { asked: search, ask } = useAsked()
  const may = useMay()
  const people = useId()
  const given = (name: string) => search.get(name) ?? ''
  const filter: LogFilter = {
    ...(given('actor') === '' ? {} : { actor: usernameOf(given('actor')) }),
    ...(given('action') === '' ? {} : { action: given('action') }),
    ...(/^[1-9]\d{0,14}$/.test(given('case')) ? { number: Number(given('case')) } : {}),
    ...(isDay(given('from')) ? { from: given('from') } : {}),
    ...(isDay(given('to')) ? { to: given('to') } : {}),
  }
  const list = useInfiniteQuery(logQuery(filter))
  const items = list.data?.pages.flatMap(page => page.items)
  const set = (name: string) => (event: { target: { value: string } }) => ask(name, event.target.value)
  return (
    <Page
      title={t('log.title')}
      lead={t('log.lead')}
      actions={
        may('log.export') && (
          <TakeAway
            title={t('log.export')}
            what={t('log.exportWhat')}
            name="log.csv"
            fetch={reason => exportLog(filter, reason)}
          />
        )
      }
    >
      <search className="toolbar">
        <TextField
          label={t('log.actor')}
          type="search"
          list={people}
          value={given('actor')}
          onChange={set('actor')}
        />
        <datalist id={people}>
          {allNames().map(([username, name]) => (
            <option key={username} value={username} label={name} />
          ))}
        </datalist>
        <SelectField
          label={t('log.action')}
          value={given('action')}
          options={[
            { value: '', label: t('log.anyAction') },
            ...ACTIONS.map(value => ({ value, label: wordFor('actions', value.replace('.', '_')) })),
          ]}
          onChange={set('action')}
        />
        <TextField label={t('log.case')} inputMode="numeric" value={given('case')} onChange={set('case')} />
        <TextField label={t('log.from')} type="date" value={given('from')} onChange={set('from')} />
        <TextField label={t('log.to')} type="date" value={given('to')} onChange={set('to')} />
      </search>
      {list.isError ? (
        <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : items === undefined ? (
        <Loading />
      ) : items.length === 0 ? (
        <Empty title={t('log.none')}>
          <p>{t('log.noneNext')}</p>
        </Empty>
      ) : (
        <RecordTable
          caption={t('log.title')}
          columns={[
            t('replay.when'),
            t('log.actor'),
            t('log.action'),
            t('log.subject'),
            t('log.why'),
            t('log.result'),
          ]}
        >
          {items.map(item => (
            <tr key={item.id}>
              <td data-label={t('replay.when')}>{exactTime(item.at)}</td>
              <td data-label={t('log.actor')}>
                <Doer by={item.actor} />
              </td>
              <td data-label={t('log.action')}>{wordFor('actions', item.action.replace('.', '_'))}</td>
              <td data-label={t('log.subject')}>
                {item.caseNumber === null ? (
                  aboutWhat(item)
                ) : (
                  <Link to={paths.replay(item.subject?.match(CASE_KEY)?.[0] ?? '')}>
                    {t('log.caseNumber', { number: item.caseNumber })}
                  </Link>
                )}
              </td>
              <td data-label={t('log.why')}>{item.detail ?? '–'}</td>
              <td data-label={t('log.result')}>
                <Tag kind={item.result === 'done' ? 'plain' : 'wrong'}>
                  {t(item.result === 'done' ? 'log.done' : 'log.refused')}
                </Tag>
              </td>
            </tr>
          ))}
        </RecordTable>
      )}
      {list.hasNextPage && (
        <button type="button" className="button button-plain" onClick={() => void list.fetchNextPage()}>
          {t('common.more')}
        </button>
      )}
    </Page>
  )
}
