// The process picture: how often and how long, on the drawing and in a table that says the same.

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { definitionsQuery } from '../../api/drawings.ts'
import { type Instance, instancesQuery } from '../../api/instances.ts'
import { trailQuery } from '../../api/trail.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import type { Marks } from '../../canvas/viewer.ts'
import { flowOrder } from '../../drawing/outline.ts'
import { readVersionQuery } from '../../drawing/query.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { length } from '../../i18n/when.ts'
import { download } from '../../ui/download.ts'
import { SelectField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading } from '../../ui/state.tsx'
import { FEWEST, type ProcessPicture, pictureOf } from './picture.ts'
import '../../styles/audit.css'

export default function PicturePage() {
  const { t } = useTexts()
  const [search, setSearch] = useSearchParams()
  const live = useInfiniteQuery(definitionsQuery()).data?.pages.flatMap(page => page.items) ?? []
  const chosen =
    live.find(({ key }) => key === search.get('version')) ?? live.find(({ active }) => active > 0) ?? live[0]
  const by = search.get('by') === 'time' ? 'time' : 'count'
  const set = (name: string) => (event: { target: { value: string } }) =>
    setSearch(
      old => {
        old.set(name, event.target.value)
        return old
      },
      { replace: true },
    )
  return (
    <Page wide title={t('picture.title')} lead={t('picture.lead')}>
      <div className="toolbar">
        <SelectField
          label={t('cases.process')}
          value={chosen?.key ?? ''}
          options={live.map(one => ({
            value: one.key,
            label: `${one.name ?? one.processId}, ${t('common.version', { version: one.version })}`,
          }))}
          onChange={set('version')}
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
      {chosen === undefined ? (
        <Empty title={t('picture.none')} />
      ) : (
        <Figures key={chosen.key} definitionKey={chosen.key} by={by} />
      )}
    </Page>
  )
}

/** At most this many of the newest cases are read: enough for a picture, little enough for a page. */
const most = 100

function Figures({ definitionKey, by }: { definitionKey: string; by: 'count' | 'time' }) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const version = useQuery(readVersionQuery(definitionKey))
  const picture = useQuery({
    queryKey: ['instance', 'picture', definitionKey],
    queryFn: async () => {
      const first = await queries.fetchInfiniteQuery({
        ...instancesQuery({ processDefinitionKey: definitionKey }),
        pages: 2,
      })
      const cases: Instance[] = first.pages.flatMap(page => page.items).slice(0, most)
      const trails = []
      for (let at = 0; at < cases.length; at += 6)
        trails.push(
          ...(await Promise.all(
            cases.slice(at, at + 6).map(({ key }) => queries.fetchQuery(trailQuery(key))),
          )),
        )
      return pictureOf(trails)
    },
    staleTime: 60_000,
  })
  if (picture.isError) return <RefusalNotice error={picture.error} onRetry={() => void picture.refetch()} />
  if (picture.data === undefined || version.data === undefined) return <Loading what={t('picture.reading')} />
  if (picture.data.cases === 0) return <Empty title={t('picture.none')}>{t('picture.noneNext')}</Empty>
  return <Shown picture={picture.data} drawing={version.data.drawing} xml={version.data.xml} by={by} />
}

function Shown({
  picture,
  drawing,
  xml,
  by,
}: {
  picture: ProcessPicture
  drawing: Drawing
  xml: string
  by: 'count' | 'time'
}) {
  const { t } = useTexts()
  const marks = useMemo(() => heat(picture, drawing, by), [picture, drawing, by])
  const order = useMemo(() => new Map(flowOrder(drawing).map((id, at) => [id, at] as const)), [drawing])
  const steps = picture.steps
    .filter(({ element }) => drawing.nodes.has(element))
    .sort((a, b) => (order.get(a.element) ?? 0) - (order.get(b.element) ?? 0))
  const csv = () =>
    download(
      'process-picture.csv',
      [
        ['element', 'name', 'passes', 'cases', 'median_ms'],
        ...steps.map(step => [
          step.element,
          nameIn(drawing, step.element),
          step.passes,
          step.cases,
          step.medianMs ?? '',
        ]),
      ]
        .map(row => row.map(cell => `"${String(cell).replaceAll('"', '""')}"`).join(','))
        .join('\n'),
      'text/csv',
    )
  return (
    <>
      <p>{t('picture.cases', { count: picture.cases })}</p>
      <Diagram xml={xml} marks={marks} label={t('picture.label')} />
      <div className="table-frame picture-table">
        <table>
          <caption>
            {t('picture.table')}{' '}
            <button type="button" className="button button-small no-print" onClick={csv}>
              CSV
            </button>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('replay.steps')}</th>
              <th scope="col" className="figure">
                {t('picture.passes')}
              </th>
              <th scope="col" className="figure">
                {t('picture.inCases')}
              </th>
              <th scope="col" className="figure">
                {t('picture.median')}
              </th>
              <th scope="col" className="figure">
                {t('picture.longest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(step => (
              <tr key={step.element}>
                <th scope="row">{nameIn(drawing, step.element)}</th>
                <td className="figure">{step.passes}</td>
                <td className="figure">{step.cases}</td>
                <td className="figure">
                  {step.medianMs === null ? t('picture.few', { fewest: FEWEST }) : length(step.medianMs)}
                </td>
                <td className="figure">{step.longestMs === null ? '–' : length(step.longestMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section className="card">
        <h2>{t('picture.variants')}</h2>
        <ol>
          {picture.variants.slice(0, 10).map(({ path, cases }) => (
            <li key={path.join('>')}>
              <strong>{t('picture.variantCases', { count: cases })}</strong>{' '}
              {path.length === 0
                ? t('cases.nothingDone')
                : path.map(element => nameIn(drawing, element)).join(' → ')}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

/** Four steps of warmth, and the figure itself as a badge. */
function heat({ steps, flows }: ProcessPicture, drawing: Drawing, by: 'count' | 'time'): Marks {
  const classes: Record<string, string[]> = {}
  const badges: Record<string, { text: string; kind: string }> = {}
  const figure = (step: ProcessPicture['steps'][number]) =>
    by === 'count' ? step.passes : (step.medianMs ?? 0)
  const highest = Math.max(1, ...steps.map(figure))
  for (const step of steps) {
    if (!/task$|activity|subProcess/i.test(drawing.nodes.get(step.element)?.type ?? '')) continue
    const value = figure(step)
    if (value > 0) classes[step.element] = [`heat-${Math.ceil((value / highest) * 4)}`]
    if (by === 'count') badges[step.element] = { text: String(step.passes), kind: 'done' }
    else if (step.medianMs !== null) badges[step.element] = { text: length(step.medianMs), kind: 'done' }
  }
  for (const id of flows.keys()) classes[id] = ['mark-path']
  return { classes, badges }
}
