// The process picture: how often and how long, on the drawing and in tables that say the same. All figures come from the
// server, which hides what would let anybody guess who stands behind a small number.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type Definition, definitionsQuery } from '../../api/drawings.ts'
import { eventLog, type Figures, figuresQuery, type Period } from '../../api/governance.ts'
import { useMay } from '../../api/session.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import type { Marks } from '../../canvas/viewer.ts'
import { flowOrder } from '../../drawing/outline.ts'
import { readVersionQuery } from '../../drawing/query.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { translate as t, useTexts, wordFor } from '../../i18n/texts.ts'
import { length, number, percent } from '../../i18n/when.ts'
import { SelectField } from '../../ui/field.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Notice } from '../../ui/state.tsx'
import { type Cell, FigureTable, plain } from './figure-table.tsx'
import { TakeAway } from './lazy-take-away.tsx'
import { quartersUntil } from './quarters.ts'
import '../../styles/audit.css'
import '../../styles/picture.css'

type By = 'count' | 'time'

export default function PicturePage() {
  const { t } = useTexts()
  const [search, setSearch] = useSearchParams()
  const now = useNow()
  const versions = useInfiniteQuery(definitionsQuery()).data?.pages.flatMap(page => page.items)
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
  return (
    <Page wide title={t('picture.title')} lead={t('picture.lead')}>
      <div className="toolbar">
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
        <SelectField
          label={t('picture.from')}
          value={period.from ?? quarters[3]?.value ?? ''}
          options={quarters}
          onChange={set('from')}
        />
        <SelectField
          label={t('picture.to')}
          value={period.to ?? quarters[0]?.value ?? ''}
          options={quarters}
          onChange={set('to')}
        />
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
        <Empty title={t('picture.none')} />
      ) : (
        <Asked drawn={one ?? shown} version={one?.version ?? null} period={period} by={by} />
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
  const figures = useQuery(figuresQuery(drawn.processId, version, period))
  const error = figures.error ?? read.error
  if (error !== null) return <RefusalNotice error={error} onRetry={() => void figures.refetch()} />
  if (figures.data === undefined || read.data === undefined) return <Loading />
  return (
    <>
      <Shown figures={figures.data} drawing={read.data.drawing} xml={read.data.xml} by={by} />
      {may('figures.export') && (
        <div className="button-row">
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

function Shown({ figures, drawing, xml, by }: { figures: Figures; drawing: Drawing; xml: string; by: By }) {
  const { t } = useTexts()
  const marks = useMemo(() => heat(figures, drawing, by), [figures, drawing, by])
  const { smallNumber: k, cases, erased, processId } = figures
  const cells = cellsFor(k)
  return (
    <>
      <p>{t('picture.cases', { cases: cases === null ? t('picture.few', { k }) : number(cases) })}</p>
      {erased && <Notice>{t('picture.erased')}</Notice>}
      <Diagram xml={xml} marks={marks} label={t('picture.label')} />
      <StepTable figures={figures} drawing={drawing} />
      <div className="figure-grid">
        <FigureTable
          title={t('picture.indicators')}
          name={`${processId}-indicators`}
          columns={[
            { text: t('picture.indicator') },
            { text: t('picture.value'), figure: true },
            { text: t('picture.of'), figure: true },
          ]}
          rows={figures.indicators.map(({ code, title, share, days }) => [
            { shown: <span lang="en">{`${code} ${title}`}</span>, file: `${code} ${title}` },
            share === null ? cells.days(days) : cells.share(share),
            share === null ? { shown: '–', file: null } : cells.count(share.of),
          ])}
        />
        <FigureTable
          title={t('picture.waiting')}
          name={`${processId}-waiting`}
          columns={[
            { text: t('picture.role') },
            { text: t('picture.inCases'), figure: true },
            { text: t('picture.median'), figure: true },
            { text: t('picture.p90'), figure: true },
          ]}
          rows={withBars(
            figures.waiting.map(({ role, cases: of, duration }) => [
              plain(wordFor('roles', role)),
              cells.count(of),
              cells.time(duration?.median ?? null),
              cells.time(duration?.p90 ?? null),
            ]),
            2,
          )}
        />
        <FigureTable
          title={t('picture.deadlines')}
          name={`${processId}-deadlines`}
          columns={[
            { text: t('picture.step') },
            { text: t('picture.kept'), figure: true },
            { text: t('picture.of'), figure: true },
          ]}
          rows={figures.deadlines.map(({ element, kept }) => [
            plain(nameIn(drawing, element)),
            cells.share(kept),
            cells.count(kept.of),
          ])}
        />
        <FigureTable
          title={t('picture.suggestions')}
          name={`${processId}-suggestions`}
          columns={[
            { text: t('picture.period') },
            { text: t('picture.overruled'), figure: true },
            { text: t('picture.of'), figure: true },
          ]}
          rows={figures.suggestions.map(({ quarter, overruled, review }) => {
            const share = cells.share(overruled)
            return [
              plain(quarter),
              review ? { ...share, shown: `${share.shown}, ${t('picture.review')}` } : share,
              cells.count(overruled.of),
            ]
          })}
        />
        <FigureTable
          title={t('picture.between')}
          name={`${processId}-steps`}
          columns={[
            { text: t('picture.step') },
            { text: t('picture.next') },
            { text: t('picture.inCases'), figure: true },
            { text: t('picture.median'), figure: true },
          ]}
          rows={figures.steps.map(({ from, to, cases: of, duration }) => [
            plain(nameIn(drawing, from)),
            plain(nameIn(drawing, to)),
            cells.count(of),
            cells.time(duration?.median ?? null),
          ])}
        />
        <FigureTable
          title={t('picture.variants')}
          name={`${processId}-variants`}
          columns={[{ text: t('picture.path') }, { text: t('picture.inCases'), figure: true }]}
          rows={withBars(
            figures.variants.map(({ elements, cases: of }) => [
              plain(elements.map(element => nameIn(drawing, element)).join(' → ')),
              cells.count(of),
            ]),
            1,
          )}
        />
      </div>
      <p className="second-line">{t('picture.fewMeans', { k })}</p>
    </>
  )
}

function StepTable({ figures, drawing }: { figures: Figures; drawing: Drawing }) {
  const { t } = useTexts()
  const cells = cellsFor(figures.smallNumber)
  const order = useMemo(() => new Map(flowOrder(drawing).map((id, at) => [id, at] as const)), [drawing])
  const steps = figures.elements
    .filter(({ element }) => drawing.nodes.has(element))
    .sort((a, b) => (order.get(a.element) ?? 0) - (order.get(b.element) ?? 0))
  return (
    <FigureTable
      className="picture-table"
      title={t('picture.table')}
      name={`${figures.processId}-elements`}
      columns={[
        { text: t('picture.step') },
        { text: t('picture.inCases'), figure: true },
        { text: t('picture.median'), figure: true },
        { text: t('picture.p90'), figure: true },
      ]}
      rows={withBars(
        steps.map(({ element, cases, duration }) => [
          plain(nameIn(drawing, element)),
          cells.count(cases),
          cells.time(duration?.median ?? null),
          cells.time(duration?.p90 ?? null),
        ]),
        1,
      )}
    />
  )
}

type ShareOf = Figures['deadlines'][number]['kept']

/** The cells of a table, hidden figures among them. */
function cellsFor(k: number) {
  const few: Cell = { shown: <span className="few">{t('picture.few', { k })}</span>, file: null }
  return {
    count: (cases: number | null): Cell => (cases === null ? few : { shown: number(cases), file: cases }),
    time: (seconds: number | null): Cell =>
      seconds === null ? few : { shown: length(seconds * 1000), file: seconds },
    days: (days: number | null): Cell =>
      days === null ? few : { shown: t('picture.days', { days: number(days) }), file: days },
    share: ({ share, atLeast, atMost }: ShareOf): Cell => {
      if (share !== null) return { shown: percent(share), file: share, bar: share }
      if (atLeast !== null)
        return {
          shown: t('picture.atLeast', { share: percent(atLeast) }),
          file: `>= ${atLeast}`,
          bar: atLeast,
        }
      if (atMost !== null)
        return { shown: t('picture.atMost', { share: percent(atMost) }), file: `<= ${atMost}` }
      return few
    },
  }
}

/** Gives the figures of a column bars, the highest the longest. */
function withBars(rows: readonly (readonly Cell[])[], column: number): Cell[][] {
  const figureOf = (row: readonly Cell[]) => {
    const file = row[column]?.file
    return typeof file === 'number' ? file : null
  }
  const highest = Math.max(1, ...rows.map(row => figureOf(row) ?? 0))
  return rows.map(row =>
    row.map((cell, at) => {
      const value = figureOf(row)
      return at === column && value !== null ? { ...cell, bar: value / highest } : cell
    }),
  )
}

/** Four steps of warmth, and the figure itself as a badge. What is hidden stays cold. */
function heat({ elements, flows }: Figures, drawing: Drawing, by: By): Marks {
  const classes: Record<string, string[]> = {}
  const badges: Record<string, { text: string; kind: string }> = {}
  const figureOf = ({ cases, duration }: Figures['elements'][number]) =>
    by === 'count' ? cases : (duration?.median ?? null)
  const highest = Math.max(1, ...elements.map(step => figureOf(step) ?? 0))
  for (const step of elements) {
    if (!/task$|activity|subProcess/i.test(drawing.nodes.get(step.element)?.type ?? '')) continue
    const value = figureOf(step)
    if (value === null) continue
    if (value > 0) classes[step.element] = [`heat-${Math.ceil((value / highest) * 4)}`]
    badges[step.element] = { text: by === 'count' ? number(value) : length(value * 1000), kind: 'done' }
  }
  for (const { flow, cases } of flows) if (cases !== null && cases > 0) classes[flow] = ['mark-path']
  return { classes, badges }
}
