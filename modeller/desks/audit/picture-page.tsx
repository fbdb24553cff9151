// The process picture: how often and how long, on the drawing and in tables that say the same. All figures come from the
// server, which hides what would let anybody guess who stands behind a small number.

import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { type Definition, definitionsQuery } from '../../api/drawings.ts'
import { eventLog, figuresQuery, type Period } from '../../api/governance.ts'
import { useMay } from '../../api/session.ts'
import { readVersionQuery } from '../../drawing/query.ts'
import { useTexts } from '../../i18n/texts.ts'
import { SelectField } from '../../ui/field.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading } from '../../ui/state.tsx'
import { type By, Shown } from './figures-shown.tsx'
import { TakeAway } from './lazy-take-away.tsx'
import { quartersUntil } from './quarters.ts'
import '../../styles/audit.css'
import '../../styles/picture.css'

export default function PicturePage() {
  const { t } = useTexts()
  const [search, setSearch] = useSearchParams()
  const now = useNow()
  const versions = useQuery(definitionsQuery()).data
  const by: By = search.get('by') === 'time' ? 'time' : 'count'
  const period: Period = { from: search.get('from'), to: search.get('to') }
  const set =
    (name: string, ...without: string[]) =>
    (event: { target: { value: string } }) =>
      setSearch(
        old => {
          for (const other of without) old.delete(other)
          old.set(name, event.target.value)
          return old
        },
        { replace: true },
      )
  if (versions === undefined) return <Loading />
  const one = versions.find(({ key }) => key === search.get('version'))
  const processId = one?.processId ?? search.get('process')
  const live = versions.filter(({ latest }) => latest)
  const shown =
    live.find(each => each.processId === processId) ?? live.find(({ active }) => active > 0) ?? live[0]
  const quarters = quartersUntil(now)
  const [from, to] = [period.from ?? quarters[3]?.value ?? '', period.to ?? quarters[0]?.value ?? '']
  const called = (quarter: string) => quarters.find(({ value }) => value === quarter)?.label ?? quarter
  return (
    <Page wide title={t('picture.title')} lead={t('picture.lead')}>
      <div className="toolbar picture-asked">
        <SelectField
          label={t('cases.process')}
          value={shown?.processId ?? ''}
          options={live.map(each => ({ value: each.processId, label: each.name ?? each.processId }))}
          onChange={set('process', 'version')}
        />
        <SelectField
          label={t('picture.version')}
          value={one?.key ?? ''}
          options={[
            { value: '', label: t('picture.allVersions') },
            ...versions
              .filter(each => each.processId === shown?.processId)
              .map(({ key, version }) => ({ value: key, label: t('common.version', { version }) })),
          ]}
          onChange={set('version')}
        />
        <SelectField label={t('picture.from')} value={from} options={quarters} onChange={set('from')} />
        <SelectField label={t('picture.to')} value={to} options={quarters} onChange={set('to')} />
        <SelectField
          label={t('picture.by')}
          value={by}
          options={[
            { value: 'count', label: t('picture.byCount') },
            { value: 'time', label: t('picture.byTime') },
          ]}
          onChange={set('by')}
        />
      </div>
      {shown === undefined ? (
        <Empty title={t('picture.none')}>
          <p>{t('picture.noneNext')}</p>
        </Empty>
      ) : (
        <>
          <p className="print-only">
            {shown.name ?? shown.processId},{' '}
            {one === undefined ? t('picture.allVersions') : t('common.version', { version: one.version })},{' '}
            {called(from)} – {called(to)}
          </p>
          <Asked drawn={one ?? shown} version={one?.version ?? null} period={period} by={by} />
        </>
      )}
    </Page>
  )
}

function Asked({
  drawn,
  version,
  period,
  by,
}: {
  /** The version whose drawing the figures stand on. */
  drawn: Definition
  version: number | null
  period: Period
  by: By
}) {
  const { t, language } = useTexts()
  const may = useMay()
  const read = useQuery(readVersionQuery(drawn.key, language))
  const figures = useQuery(figuresQuery(drawn.processId, version, period, language))
  const error = figures.error ?? read.error
  if (error !== null) return <RefusalNotice error={error} onRetry={() => void figures.refetch()} />
  if (figures.data === undefined || read.data === undefined) return <Loading />
  return (
    <>
      <Shown figures={figures.data} version={read.data} by={by} />
      {may('figures.export') && (
        <div className="button-row no-print">
          {(['xes', 'csv'] as const).map(format => (
            <TakeAway
              key={format}
              title={t('picture.eventLog', { format: format.toUpperCase() })}
              what={t('picture.eventLogWhat', { k: figures.data.smallNumber })}
              name={`${drawn.processId}.${format}`}
              fetch={reason => eventLog(format, drawn.processId, version, period, reason)}
            />
          ))}
        </div>
      )}
    </>
  )
}
