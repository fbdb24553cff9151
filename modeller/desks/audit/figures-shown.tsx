// The figures of a period: on the drawing, as warmth with its legend, and in tables that say the same.

import { useMemo } from 'react'
import type { Figures } from '../../api/governance.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import type { Marks } from '../../canvas/viewer.ts'
import { flowOrder } from '../../drawing/outline.ts'
import type { ReadVersion } from '../../drawing/query.ts'
import type { Drawing, DrawnNode } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { organisationInWords, type TextKey, useTexts, wordFor } from '../../i18n/texts.ts'
import { length, number } from '../../i18n/when.ts'
import { Notice } from '../../ui/state.tsx'
import { bandFrom, cellsFor, withBars } from './figure-cells.tsx'
import { FigureTable, plain } from './figure-table.tsx'

export type By = 'count' | 'time'

export function Shown({
  figures,
  version: { xml, tree, drawing },
  by,
}: {
  figures: Figures
  version: ReadVersion
  by: By
}) {
  const { t } = useTexts()
  const { marks, highest } = useMemo(() => heat(figures, drawing, by), [figures, drawing, by])
  const { smallNumber: k, cases, erased, processId } = figures
  const cells = cellsFor(k)
  return (
    <>
      <p>{t('picture.cases', { cases: cases === null ? t('picture.few', { k }) : bandFrom(cases, k) })}</p>
      {cases === null && <Notice>{t('picture.tooFew', { k })}</Notice>}
      {erased && <Notice>{t('picture.erased')}</Notice>}
      <Diagram xml={xml} tree={tree} marks={marks} label={t('picture.label')} />
      <HeatLegend highest={highest} by={by} k={k} />
      <div className="figure-grid">
        {figures.indicators.length > 0 && (
          <FigureTable
            className="figure-wide"
            title={t('picture.indicators')}
            name={`${processId}-indicators`}
            columns={[
              { text: t('picture.indicator') },
              { text: t('picture.value'), figure: true },
              { text: t('picture.of'), figure: true },
              { text: t('picture.goal') },
            ]}
            rows={figures.indicators.map(indicator => [
              plain(`${indicator.code} ${indicator.title}`),
              cells.indicator(indicator),
              indicator.share === null ? { shown: '–', file: null } : cells.count(indicator.share.of),
              plain(indicator.goal ?? '–'),
            ])}
          />
        )}
        <FigureTable
          fold={k}
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
        {figures.partners.length > 0 && (
          <FigureTable
            fold={k}
            title={t('picture.partners')}
            name={`${processId}-partners`}
            columns={[
              { text: t('picture.organisation') },
              { text: t('picture.inCases'), figure: true },
              { text: t('picture.median'), figure: true },
              { text: t('picture.p90'), figure: true },
            ]}
            rows={figures.partners.map(({ organisation, cases: of, duration }) => [
              plain(organisationInWords(organisation)),
              cells.count(of),
              cells.time(duration?.median ?? null),
              cells.time(duration?.p90 ?? null),
            ])}
          />
        )}
        <FigureTable
          fold={k}
          title={t('picture.deviations')}
          name={`${processId}-deviations`}
          columns={[
            { text: t('picture.deviation') },
            { text: t('picture.step') },
            { text: t('picture.inCases'), figure: true },
          ]}
          rows={figures.deviations.flatMap(({ kind, cases: of, elements }) => {
            const name = t(`picture.kinds.${kind}` as TextKey)
            return [
              [plain(name), plain(t('picture.anyStep')), cells.count(of)],
              ...elements.map(one => [
                plain(name),
                plain(nameIn(drawing, one.element)),
                cells.count(one.cases),
              ]),
            ]
          })}
        />
        {figures.outcomes.length > 0 && (
          <FigureTable
            fold={k}
            title={t('picture.outcomes')}
            name={`${processId}-outcomes`}
            columns={[
              { text: t('picture.age') },
              { text: t('picture.outcome') },
              { text: t('picture.inCases'), figure: true },
            ]}
            rows={figures.outcomes.map(({ age, outcome, cases: of }) => [
              plain(wordFor('ages', age)),
              plain(wordFor('outcomes', outcome)),
              cells.count(of),
            ])}
          />
        )}
        <FigureTable
          fold={k}
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
          fold={k}
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
      <StepTable figures={figures} drawing={drawing} />
      <p className="second-line">{t('picture.fewMeans', { k })}</p>
    </>
  )
}

/** A choice without a name would be a line that says nothing: its ways stand at the steps around it. */
const isTold = (node: DrawnNode | undefined): boolean =>
  node !== undefined && (node.name !== null || isStep(node))

const isStep = ({ type }: DrawnNode): boolean => /task$|activity|subProcess/i.test(type)

function StepTable({ figures, drawing }: { figures: Figures; drawing: Drawing }) {
  const { t } = useTexts()
  const cells = cellsFor(figures.smallNumber)
  const order = useMemo(() => new Map(flowOrder(drawing).map((id, at) => [id, at] as const)), [drawing])
  const steps = figures.elements
    .filter(({ element }) => isTold(drawing.nodes.get(element)))
    .sort((a, b) => (order.get(a.element) ?? 0) - (order.get(b.element) ?? 0))
  return (
    <FigureTable
      className="picture-table"
      fold={figures.smallNumber}
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

/** Four steps of warmth, and the figure itself as a badge. What is hidden stays cold. */
function heat(
  { elements, flows, smallNumber: k }: Figures,
  drawing: Drawing,
  by: By,
): { marks: Marks; highest: number } {
  const classes: Record<string, string[]> = {}
  const badges: Record<string, { text: string; kind: string }> = {}
  const figureOf = ({ cases, duration }: Figures['elements'][number]) =>
    by === 'count' ? cases : (duration?.median ?? null)
  const warm = elements.filter(({ element }) => {
    const node = drawing.nodes.get(element)
    return node !== undefined && isStep(node)
  })
  const highest = Math.max(0, ...warm.map(step => figureOf(step) ?? 0))
  for (const step of warm) {
    const value = figureOf(step)
    if (value === null) continue
    if (value > 0) classes[step.element] = [`heat-${Math.ceil((value / highest) * 4)}`]
    badges[step.element] = { text: by === 'count' ? bandFrom(value, k) : lengthOf(value), kind: 'done' }
  }
  for (const { flow, cases } of flows) if (cases !== null && cases > 0) classes[flow] = ['mark-path']
  return { marks: { classes, badges }, highest }
}

const lengthOf = (seconds: number) => length(seconds * 1000)

/** The last number of the band in which this one lies. */
const upTo = (value: number, k: number) => number((Math.floor(value / k) + 1) * k - 1)

/** Whether a band begins within this fourth of what is highest: else no step is as warm. */
const hasBand = (highest: number, step: number, k: number) =>
  Math.floor((highest * step) / 4 / k) > Math.floor((highest * (step - 1)) / 4 / k)

/** What each step of warmth stands for. */
function HeatLegend({ highest, by, k }: { highest: number; by: By; k: number }) {
  const { t } = useTexts()
  return (
    <ul className="legend" aria-label={t('picture.legend')}>
      {highest > 0 &&
        [1, 2, 3, 4]
          .filter(step => by === 'time' || hasBand(highest, step, k))
          .map(step => (
            <li key={step}>
              <span className={`swatch swatch-heat-${step}`} aria-hidden="true" />
              {t('picture.upTo', {
                value:
                  by === 'count' ? upTo((highest * step) / 4, k) : lengthOf(Math.floor((highest * step) / 4)),
              })}
            </li>
          ))}
      <li>
        <span className="swatch" aria-hidden="true" />
        {t('picture.cold', { k })}
      </li>
      <li>
        <span className="swatch swatch-path" aria-hidden="true" />
        {t('picture.wayTaken', { k })}
      </li>
    </ul>
  )
}
