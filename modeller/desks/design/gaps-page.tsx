// The gap report of a draft: which rules of governance the drawing breaks, where, why that matters, and what the process
// to be does instead. Made to be printed.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { translate } from '../../../engine/graph/translations.ts'
import { gapMarkdown, gapReport } from '../../../engine/lint/gap-report.ts'
import { tongueOf } from '../../../engine/lint/index.ts'
import { definitionsQuery, draftQuery, drawingQuery } from '../../api/drawings.ts'
import { readBpmn } from '../../drawing/moddle.ts'
import { useTexts } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'
import { download } from '../../ui/download.ts'
import { SelectField } from '../../ui/field.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading } from '../../ui/state.tsx'
import '../../styles/design.css'

type Report = NonNullable<ReturnType<typeof gapReport>>

/** The process that today's practice is first held against; another one can be chosen. */
const aim = 'signal_to_support'

export default function GapsPage() {
  const { t, language } = useTexts()
  const { draftId = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const draft = useQuery(draftQuery(draftId))
  const live = useQuery(definitionsQuery({ latest: true })).data
  const toBe = search.get('to') ?? live?.find(({ processId }) => processId === aim)?.key ?? ''
  const other = useQuery({ ...drawingQuery(toBe), enabled: toBe !== '' })
  const xml = draft.data?.xml
  const ready = xml !== undefined && live !== undefined && (toBe === '' || other.data !== undefined)
  const report = useQuery({
    queryKey: ['gaps', xml, toBe, language],
    queryFn: async () => {
      const read = async (text: string) => {
        const { rootElement } = await readBpmn(text)
        translate(rootElement, language)
        return rootElement
      }
      const tongue = await tongueOf(language)
      const after = other.data === undefined ? null : await read(other.data)
      const report = gapReport(await read(xml ?? ''), after, tongue)
      return { report, file: report && gapMarkdown(report, tongue) }
    },
    enabled: ready,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const error = draft.error ?? other.error ?? report.error
  if (error !== null)
    return (
      <Page title={t('gaps.short')}>
        <RefusalNotice error={error} />
      </Page>
    )
  if (draft.data === undefined || report.data === undefined) return <Loading />
  return (
    <Page
      title={t('gaps.title', { name: draft.data.name })}
      lead={t('gaps.lead')}
      actions={
        <>
          <Link className="button" to={paths.draft(draftId)}>
            {t('design.openDraft')}
          </Link>
          {report.data.file !== null && (
            <button
              type="button"
              className="button"
              onClick={() => download('gap-report.md', report.data.file ?? '', 'text/markdown')}
            >
              {t('gaps.file')}
            </button>
          )}
          <button type="button" className="button" onClick={() => globalThis.print()}>
            {t('about.print')}
          </button>
        </>
      }
    >
      <div className="toolbar">
        <SelectField
          label={t('gaps.compareWith')}
          value={toBe}
          options={[
            { value: '', label: t('gaps.nothing') },
            ...(live ?? []).map(({ key, name, processId }) => ({ value: key, label: name ?? processId })),
          ]}
          onChange={event => setSearch({ to: event.target.value }, { replace: true })}
        />
      </div>
      {report.data.report === null ? (
        <Empty title={t('gaps.notGoverned')}>
          <p>{t('gaps.notGovernedNext')}</p>
        </Empty>
      ) : (
        <Gaps report={report.data.report} />
      )}
    </Page>
  )
}

const dashed = (code: string) => code.replace('_', '-')

function Gaps({ report: { gaps, kept, toBe } }: { report: Report }) {
  const { t } = useTexts()
  const all = gaps.length + kept.length
  const places = gaps.reduce((sum, { findings }) => sum + findings.length, 0)
  return (
    <>
      <p className="gap-sum">
        {gaps.length === 0
          ? t('gaps.keepsAll', { all })
          : t('gaps.breaks', { count: gaps.length, all, places })}
      </p>
      {gaps.map(gap => {
        const { title, says, why, source, cure } = gap
        return (
          <Fold
            key={gap.code}
            id={gap.code}
            title={`${dashed(gap.code)} ${title}`}
            beside={t('gaps.places', { count: gap.findings.length })}
          >
            <p>{says}</p>
            <dl className="facts gap-facts">
              <dt>{t('gaps.why')}</dt>
              <dd>{why}</dd>
              <dt>{t('gaps.source')}</dt>
              <dd>{source}</dd>
              <dt>{t('gaps.today')}</dt>
              <dd>
                <ul>
                  {gap.findings.map(({ element, message }) => (
                    <li key={`${element}${message}`}>{message}</li>
                  ))}
                </ul>
              </dd>
              <dt>
                {gap.toBe === null || toBe === null ? t('gaps.cure') : t('gaps.instead', { name: toBe.name })}
              </dt>
              <dd>{gap.toBe ?? cure}</dd>
            </dl>
          </Fold>
        )
      })}
      {kept.length > 0 && (
        <section className="card" aria-labelledby="kept">
          <h2 id="kept">{t('gaps.kept')}</h2>
          <ul>
            {kept.map(({ code, title }) => (
              <li key={code}>
                {dashed(code)} {title}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
