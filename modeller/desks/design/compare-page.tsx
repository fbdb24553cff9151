// Two drawings side by side, tied together, and every difference in the order of flow. Colour is never alone: each
// kind of change has its word, its sign and its line.

import { useQuery } from '@tanstack/react-query'
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useSearchParams } from 'react-router'
import {
  type Change,
  type Comparison,
  compare,
  factParts,
  summaryInWords,
} from '../../../engine/diff/index.ts'
import { correct } from '../../../engine/graph/metamodel.ts'
import { api } from '../../api/client.ts'
import { type Draft, definitionsQuery, draftsQuery } from '../../api/drawings.ts'
import { shiftBetween } from '../../canvas/alignment.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import type { Marks, Viewer } from '../../canvas/viewer.ts'
import { moddle, readBpmn } from '../../drawing/moddle.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { SelectField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading } from '../../ui/state.tsx'
import { Measured } from './compare-measured.tsx'
import { nameOfDraft } from './draft-name.ts'
import '../../styles/design.css'
import '../../styles/compare.css'

type Side = { readonly xml: string; readonly root: Parameters<typeof compare>[0] }

/** A side is a version by its key, or a draft as `draft:ID`. */
const sideQuery = (which: string) => ({
  queryKey: ['drawing', 'side', which],
  queryFn: async (): Promise<Side> => {
    const xml = which.startsWith('draft:')
      ? (await api.get<Draft>(`/drafts/${which.slice(6)}`)).xml
      : await api.text(`/process-definitions/${which}/xml`)
    const { rootElement } = await readBpmn(xml, correct(moddle()))
    return { xml, root: rootElement }
  },
  enabled: which !== '',
})

export default function ComparePage() {
  const { t } = useTexts()
  const [search, setSearch] = useSearchParams()
  const from = search.get('from') ?? ''
  const to = search.get('to') ?? ''
  const drafts = useQuery(draftsQuery).data ?? []
  const versions = useQuery(definitionsQuery()).data ?? []
  const options = [
    ...versions.map(one => ({
      value: one.key,
      label: `${one.name ?? one.processId}, ${t('common.version', { version: one.version })} (${t(one.variant === 'as-is' ? 'design.asIs' : 'design.toBe')})`,
    })),
    ...drafts.map(one => ({
      value: `draft:${one.id}`,
      label: `${nameOfDraft(one, versions)}, ${t('design.draft')} (${t(one.variant === 'as-is' ? 'design.asIs' : 'design.toBe')})`,
    })),
  ]
  const called = (which: string) => options.find(({ value }) => value === which)?.label ?? which
  const before = useQuery(sideQuery(from))
  const after = useQuery(sideQuery(to))
  const set = (name: string) => (event: { target: { value: string } }) =>
    setSearch(
      old => {
        old.set(name, event.target.value)
        old.delete('change')
        return old
      },
      { replace: true },
    )
  const error = before.error ?? after.error
  return (
    <Page
      wide
      title={t('design.compareVersions')}
      lead={t('compare.lead')}
      actions={
        <button type="button" className="button" onClick={() => window.print()}>
          {t('compare.print')}
        </button>
      }
    >
      <div className="toolbar compare-pick">
        <SelectField
          label={t('compare.from')}
          value={from}
          empty={t('form.pick')}
          options={options}
          onChange={set('from')}
        />
        <SelectField
          label={t('compare.to')}
          value={to}
          empty={t('form.pick')}
          options={options}
          onChange={set('to')}
        />
      </div>
      {from !== '' && to !== '' && (
        <p className="print-only">
          {t('common.told', { name: t('compare.from'), value: called(from) })}
          <br />
          {t('common.told', { name: t('compare.to'), value: called(to) })}
        </p>
      )}
      {error !== null ? (
        <RefusalNotice error={error} />
      ) : from === '' || to === '' ? (
        <Empty title={t('compare.choose')}>
          <p>{t('compare.chooseNext')}</p>
        </Empty>
      ) : before.data === undefined || after.data === undefined ? (
        <Loading />
      ) : (
        <Both
          key={`${from} ${to}`}
          measured={
            <Measured
              before={versions.find(({ key }) => key === from)}
              after={versions.find(({ key }) => key === to)}
            />
          }
          before={before.data}
          after={after.data}
          chosen={search.get('change')}
          onChoose={id =>
            setSearch(
              old => {
                old.set('change', id)
                return old
              },
              { replace: true },
            )
          }
        />
      )}
    </Page>
  )
}

const signs: Record<Change['kind'], string> = { removed: '−', added: '+', changed: '≠', moved: '↔' }

function Both({
  measured,
  before,
  after,
  chosen,
  onChoose,
}: {
  measured: ReactNode
  before: Side
  after: Side
  chosen: string | null
  onChoose: (id: string) => void
}) {
  const { t, language } = useTexts()
  const result = useMemo(() => compare(before.root, after.root, language), [before, after, language])
  const [tied, setTied] = useState(true)
  const [left, setLeft] = useState<Viewer | null>(null)
  const [right, setRight] = useState<Viewer | null>(null)
  const list = useRef<HTMLElement>(null)
  const drawn = left !== null && right !== null
  // A link to one change opens with its row in sight, and the pictures that come above it do not push it out again.
  useEffect(() => {
    if (drawn) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [drawn])
  const shown = result.changes.filter(({ kind }) => kind !== 'moved')
  const moved = result.changes.filter(({ kind }) => kind === 'moved')
  const current = result.changes.find(change => change.id === chosen) ?? null
  useTie(left, right, tied, result, current)
  const [oldMarks, newMarks] = useMemo(
    () => [marksFor(result, 'before', current), marksFor(result, 'after', current)] as const,
    [result, current],
  )
  const onKey = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.closest('select') !== null
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    const step = event.key === 'n' ? 1 : event.key === 'p' ? -1 : 0
    if (step === 0 || shown.length === 0) return
    const at = shown.findIndex(change => change.id === chosen)
    const next = shown[(at + step + shown.length) % shown.length] as Change
    onChoose(next.id)
    list.current?.querySelectorAll<HTMLElement>('button.change')[shown.indexOf(next)]?.focus()
  }
  const row = (change: Change) => (
    <li key={`${change.kind}${change.id}`}>
      <button
        type="button"
        className={`change change-${change.kind}`}
        aria-current={change.id === chosen ? 'true' : undefined}
        onClick={() => onChoose(change.id)}
      >
        <span className="sign" aria-hidden="true">
          {signs[change.kind]}
        </span>
        <span>
          <strong>{t(`compare.kinds.${change.kind}`)}</strong> {nameOf(change)}{' '}
          {nameOf(change) !== wordFor('bpmn', change.type) && (
            <span className="second-line inline">{wordFor('bpmn', change.type)}</span>
          )}
          {renamed(change).map(fact => {
            const { name, before: was, after: is } = factParts(fact, language)
            return (
              <span className="fact" key={fact.path}>
                {t('common.told', { name, value: '' })}
                <del>{was ?? t('compare.nothing')}</del> → <ins>{is ?? t('compare.nothing')}</ins>
              </span>
            )
          })}
        </span>
      </button>
    </li>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: N and P walk the rows, which are buttons
    <div onKeyDown={onKey}>
      <p className="compare-summary" role="status">
        {summaryInWords(result, language)}
      </p>
      <div className="compare-figures">
        <FiguresTable result={result} />
        {measured}
      </div>
      <label className="choice no-print">
        <input type="checkbox" checked={tied} onChange={event => setTied(event.target.checked)} />
        <span>{t('compare.tied')}</span>
      </label>
      <div className="compare">
        <div>
          <div className="compare-side">
            <h2>{t('compare.from')}</h2>
            <Diagram
              xml={before.xml}
              marks={oldMarks}
              center={current === null ? null : idOn('before', current)}
              onViewer={setLeft}
              label={t('compare.oldPicture')}
              className="compare-diagram"
            />
          </div>
          <div className="compare-side">
            <h2>{t('compare.to')}</h2>
            <Diagram
              xml={after.xml}
              marks={newMarks}
              center={current === null ? null : idOn('after', current)}
              onViewer={setRight}
              label={t('compare.newPicture')}
              className="compare-diagram"
            />
          </div>
        </div>
        <section className="compare-list" ref={list} aria-label={t('compare.list')}>
          <h2>{t('compare.list')}</h2>
          {shown.length === 0 && <p>{t('compare.same')}</p>}
          <ol>{shown.map(row)}</ol>
          {moved.length > 0 && (
            <details open={moved.some(({ id }) => id === chosen) || undefined}>
              <summary>{t('compare.movedOnly', { count: moved.length })}</summary>
              <ol>{moved.map(row)}</ol>
            </details>
          )}
          <p className="second-line no-print">{t('compare.keys')}</p>
        </section>
      </div>
    </div>
  )
}

/** What it is called; a flow without a name by its two ends. */
const nameOf = ({ name, ends, type }: Change): string =>
  name || (ends === null ? wordFor('bpmn', type) : ends.join(' → '))

/** The facts, and first among them the id where that is another. */
const renamed = ({ facts, formerId, id }: Change): Change['facts'] =>
  formerId === null ? facts : [{ path: 'id', before: formerId, after: id }, ...facts]

/** The id of a changed element on one side; null where it is not there. */
function idOn(side: 'before' | 'after', { kind, id, formerId }: Change): string | null {
  if (side === 'before') return kind === 'added' ? null : (formerId ?? id)
  return kind === 'removed' ? null : id
}

function marksFor({ changes }: Comparison, side: 'before' | 'after', current: Change | null): Marks {
  const classes: Record<string, string[]> = {}
  const badges: Record<string, { text: string; kind: string }> = {}
  for (const change of changes) {
    const id = idOn(side, change)
    if (id === null) continue
    classes[id] = [`mark-${change.kind}`, ...(change === current ? ['mark-step'] : [])]
    if (change.kind !== 'moved')
      badges[id] = {
        text: signs[change.kind],
        kind: change.kind === 'added' ? 'good' : change.kind === 'removed' ? 'wrong' : 'warning',
      }
  }
  return { classes, badges }
}

/**
 * What is moved or enlarged on one canvas is on the other too, and what both have lies at the same place. This stands
 * before either brings a change into view: the second then has it where the first has it.
 */
function useTie(
  left: Viewer | null,
  right: Viewer | null,
  tied: boolean,
  result: Comparison,
  current: Change | null,
): void {
  const began = useRef<Comparison | null>(null)
  useLayoutEffect(() => {
    if (left === null || right === null || !tied) return
    const seen = current && { before: idOn('before', current), after: idOn('after', current) }
    const [before, after] = [left.places(), right.places()]
    const { x, y } = shiftBetween(before, after, formerIds(result), seen)
    let following = false
    const follow = (from: Viewer, to: Viewer, sign: 1 | -1) => () => {
      if (following) return
      following = true
      const box = from.viewbox()
      to.setViewbox({ ...box, x: box.x + sign * x, y: box.y + sign * y })
      following = false
    }
    left.onMove = follow(left, right, 1)
    right.onMove = follow(right, left, -1)
    if (began.current !== result) {
      const moved = [...after.values()].map(box => ({ ...box, x: box.x - x, y: box.y - y }))
      left.beginWith([...before.values(), ...moved])
      if (seen?.before != null) left.center(seen.before)
      else if (seen?.after != null) right.center(seen.after)
    }
    began.current = result
    left.onMove()
    return () => {
      left.onMove = () => {}
      right.onMove = () => {}
    }
  }, [left, right, tied, result, current])
}

const formerIds = ({ changes }: Comparison) =>
  new Map(changes.flatMap(({ id, formerId }) => (formerId === null ? [] : [[id, formerId] as const])))

function FiguresTable({ result }: { result: Comparison }) {
  const { t } = useTexts()
  const rows = ['steps', 'decisions', 'handOvers', 'messages'] as const
  return (
    <div className="table-frame figures">
      <table>
        <caption>{t('compare.figures')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.what')}</th>
            <th scope="col" className="figure">
              {t('compare.from')}
            </th>
            <th scope="col" className="figure">
              {t('compare.to')}
            </th>
            <th scope="col" className="figure">
              {t('compare.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(name => {
            const difference = result.after[name] - result.before[name]
            return (
              <tr key={name}>
                <th scope="row">{t(`compare.counts.${name}`)}</th>
                <td className="figure">{result.before[name]}</td>
                <td className="figure">{result.after[name]}</td>
                <td className="figure">
                  {difference > 0 ? `+${difference}` : difference === 0 ? '=' : `−${-difference}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
