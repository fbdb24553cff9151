// All cases a person may see: found by reference, state and process; newest first.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { definitionsQuery } from '../../api/drawings.ts'
import { type CaseStatus, type Instance, instancesQuery } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { type CaseFilter, caseViewsQuery } from '../../api/views.ts'
import { doerInWords, type TextKey, useTexts } from '../../i18n/texts.ts'
import { ago, dateTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { useAsked } from '../../ui/asked.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { LessUsed } from '../../ui/less-used.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RecordTable } from '../../ui/record-table.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'
import { useTyped } from '../../ui/typed.ts'
import { ChooseAll, ChooseOne, type Chosen } from './choose.tsx'
import { holdInWords } from './hold.ts'
import { MoveChosen } from './migrate/move-chosen.tsx'
import { StatusTag } from './status-tag.tsx'
import { Views } from './views.tsx'

const statuses: readonly CaseStatus[] = ['active', 'suspended', 'completed', 'terminated', 'canceled']

export default function CasesPage() {
  const { t } = useTexts()
  const may = useMay()
  return (
    <Page title={t('cases.title')} lead={t('cases.lead')}>
      <CaseFinder to={key => paths.case(key)} choosing={may('instance.operate')} withViews />
    </Page>
  )
}

/** Finds a case; the audit desk leads to the replay from here, the cases desk to the case, where several can be chosen. */
export function CaseFinder({
  to,
  choosing = false,
  withViews = false,
}: {
  to: (instanceKey: string) => string
  choosing?: boolean
  withViews?: boolean
}) {
  const { t } = useTexts()
  const may = useMay()
  const now = useNow()
  const { asked: search, ask } = useAsked()
  const words = (search.get('q') ?? '').trim()
  const status = statuses.find(name => name === search.get('status'))
  const processId = search.get('process') ?? undefined
  const withCalled = search.get('called') === 'yes'
  const byNumber = /^#?(\d{1,9})$/.exec(words)?.[1]
  const filter: Omit<CaseFilter, 'status'> & { status?: CaseStatus } = {
    ...(byNumber === undefined && words !== '' ? { businessKey: words } : {}),
    ...(status === undefined ? {} : { status }),
    ...(processId === undefined ? {} : { processId }),
    ...(search.get('problems') === 'yes' ? { incident: true } : {}),
    ...(withCalled || byNumber !== undefined ? {} : { roots: true }),
  }
  const list = useInfiniteQuery(
    instancesQuery({ ...filter, ...(byNumber === undefined ? {} : { number: Number(byNumber) }) }),
  )
  const views = useQuery({ ...caseViewsQuery, enabled: withViews }).data
  const processes =
    useQuery({ ...definitionsQuery({ latest: true }), enabled: may('definition.read') }).data ?? []
  const [typed, type] = useTyped(search.get('q') ?? '', text => ask('q', text))
  const found = list.data?.pages.flatMap(page => page.items)
  const [chosen, setChosen] = useState<Chosen>(new Set())
  return (
    <>
      {views !== undefined && (
        <Views
          list="process-instances"
          label={t('cases.views')}
          views={views}
          filter={byNumber === undefined ? filter : null}
          names={viewNames}
          to={pathOf}
        />
      )}
      <search className="toolbar">
        <TextField
          label={t('cases.search')}
          type="search"
          value={typed}
          onChange={event => type(event.target.value)}
        />
        <LessUsed
          title={t('common.narrow')}
          open={status !== undefined || processId !== undefined || withCalled}
        >
          <SelectField
            label={t('cases.state')}
            value={status ?? ''}
            empty={t('common.all')}
            options={statuses.map(name => ({ value: name, label: t(`cases.status.${name}`) }))}
            onChange={event => ask('status', event.target.value)}
          />
          <SelectField
            label={t('cases.process')}
            value={processId ?? ''}
            empty={t('common.all')}
            options={processes.map(definition => ({
              value: definition.processId,
              label: definition.name ?? definition.processId,
            }))}
            onChange={event => ask('process', event.target.value)}
          />
          <label className="choice">
            <input
              type="checkbox"
              checked={withCalled}
              onChange={event => ask('called', event.target.checked ? 'yes' : '')}
            />
            <span>{t('cases.withCalled')}</span>
          </label>
        </LessUsed>
      </search>
      {list.isError ? (
        <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : found === undefined ? (
        <Loading />
      ) : found.length === 0 ? (
        <Empty title={t('cases.none')}>
          <p>{t('cases.noneNext')}</p>
          {may('onlineSignal.report') && <Link to={paths.report()}>{t('report.title')}</Link>}
        </Empty>
      ) : (
        <>
          {choosing && (
            <div className="toolbar choose-bar">
              <ChooseAll keys={found.map(({ key }) => key)} chosen={chosen} onChoose={setChosen} />
              <MoveChosen cases={found.filter(({ key }) => chosen.has(key))} />
            </div>
          )}
          <CaseTable cases={found} now={now} to={to} {...(choosing ? { chosen, onChoose: setChosen } : {})} />
        </>
      )}
      {list.hasNextPage && (
        <button type="button" className="button button-plain" onClick={() => void list.fetchNextPage()}>
          {t('common.more')}
        </button>
      )}
    </>
  )
}

/** What the views are called that everybody has. */
const viewNames: Readonly<Record<string, TextKey>> = {
  all: 'cases.title',
  running: 'cases.status.active',
  onHold: 'cases.status.suspended',
  problems: 'problems.title',
}

const pathOf = ({ businessKey, status, processId, incident, roots }: CaseFilter): string =>
  paths.cases({
    ...(businessKey === undefined ? {} : { q: businessKey }),
    ...(status === undefined ? {} : { status: String(status) }),
    ...(processId === undefined ? {} : { process: processId }),
    ...(incident ? { problems: 'yes' } : {}),
    ...(roots ? {} : { called: 'yes' }),
  })

function HoldWords({ until, now }: { until: string | null; now: number }) {
  const { t } = useTexts()
  const hold = holdInWords(until, now, t)
  return hold === null ? null : <span className={`second-line${hold.over ? ' late' : ''}`}>{hold.words}</span>
}

function CaseTable({
  cases,
  now,
  to,
  chosen = new Set(),
  onChoose,
}: {
  cases: readonly Instance[]
  now: number
  to: (key: string) => string
  chosen?: Chosen
  onChoose?: (chosen: Chosen) => void
}) {
  const { t } = useTexts()
  return (
    <RecordTable
      caption={t('cases.title')}
      columns={[
        ...(onChoose !== undefined ? [{ unseen: t('common.choose') }] : []),
        t('tasks.case'),
        t('cases.process'),
        t('cases.state'),
        t('cases.started'),
        { figure: t('cases.entries') },
      ]}
    >
      {cases.map(one => (
        <tr key={one.key}>
          {onChoose !== undefined && (
            <td>
              <ChooseOne
                of={one.key}
                label={t('migrate.chooseOne', { number: one.number })}
                chosen={chosen}
                onChoose={onChoose}
              />
            </td>
          )}
          <th scope="row">
            <Link to={to(one.key)}>{t('cases.number', { number: one.number })}</Link>
            {one.businessKey !== null && <span className="second-line reference">{one.businessKey}</span>}
          </th>
          <td data-label={t('cases.process')}>
            {one.processName ?? one.processId}
            <span className="second-line">{t('common.version', { version: one.version })}</span>
          </td>
          <td data-label={t('cases.state')}>
            <StatusTag status={one.status} /> <HoldWords until={one.holdUntil} now={now} />
            {one.incidents > 0 && <Tag kind="wrong">{t('cases.problems', { count: one.incidents })}</Tag>}
          </td>
          <td data-label={t('cases.started')}>
            <span title={dateTime(one.startedAt)}>{ago(one.startedAt, now)}</span>
            <span className="second-line">{t('common.by', { name: doerInWords(one.startedBy) })}</span>
          </td>
          <td className="figure" data-label={t('cases.entries')}>
            {one.entries}
          </td>
        </tr>
      ))}
    </RecordTable>
  )
}
