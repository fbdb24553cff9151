// Moving cases to another version of their process: left the drawing they run on, right the one they are to run on.
// Where each element goes is decided before, seen on both, and tried on the cases before anything is changed.

import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import {
  type Definition,
  definitionQuery,
  definitionsQuery,
  migrationPlanQuery,
  statisticsQuery,
} from '../../api/drawings.ts'
import { instanceQuery } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { readVersionQuery } from '../../drawing/query.ts'
import { useTexts } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'
import { SelectField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Notice } from '../../ui/state.tsx'
import { BatchOperations } from './batch-operations.tsx'
import { standingIn } from './migrate/mapping.ts'
import { Mapping } from './migrate/migration.tsx'
import '../../styles/steer.css'

export default function MigratePage() {
  const { t } = useTexts()
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const from = search.get('from') ?? ''
  const cases = (search.get('cases') ?? '').split(',').filter(key => key !== '')
  const version = useQuery({ ...definitionQuery(from), enabled: from !== '' })
  const versions = useOthers(version.data)
  const wanted = versions.find(({ key }) => key === search.get('to')) ?? versions[0]
  return (
    <Page
      wide
      title={t('migrate.title')}
      lead={
        version.data !== undefined && (
          <p>
            {cases.length === 0
              ? t('migrate.allOf', { process: nameOf(version.data), version: version.data.version })
              : t('migrate.chosen', {
                  count: cases.length,
                  process: nameOf(version.data),
                  version: version.data.version,
                })}
          </p>
        )
      }
      actions={
        <Link className="button" to={cases.length === 1 ? paths.case(cases[0] ?? '') : paths.cases()}>
          {t('common.back')}
        </Link>
      }
    >
      {!may('instance.operate') ? (
        <Notice kind="warning">{t('common.notAllowed')}</Notice>
      ) : from === '' ? (
        <Empty title={t('migrate.noCases')}>
          <p>{t('migrate.noCasesNext')}</p>
          <Link to={paths.cases()}>{t('cases.title')}</Link>
        </Empty>
      ) : version.isError ? (
        <RefusalNotice error={version.error} />
      ) : version.data === undefined ? (
        <Loading />
      ) : wanted === undefined ? (
        <Empty title={t('migrate.noOther')}>
          <p>{t('migrate.noOtherNext')}</p>
        </Empty>
      ) : (
        <>
          <div className="toolbar">
            <SelectField
              label={t('migrate.wanted')}
              value={wanted.key}
              options={versions.map(one => ({ value: one.key, label: labelOf(one, t) }))}
              onChange={({ target }) =>
                setSearch(
                  before => {
                    before.set('to', target.value)
                    return before
                  },
                  { replace: true },
                )
              }
            />
          </div>
          <Between key={`${from}${wanted.key}`} from={version.data} to={wanted} cases={cases} />
        </>
      )}
      {may('batch.read') && <BatchOperations />}
    </Page>
  )
}

const nameOf = ({ name, processId }: Definition) => name ?? processId
const labelOf = (one: Definition, t: ReturnType<typeof useTexts>['t']) =>
  [t('common.version', { version: one.version }), one.latest ? t('migrate.newest') : '', one.note ?? '']
    .filter(part => part !== '')
    .join(', ')

/** The other versions of the same process, the newest first. */
function useOthers(version: Definition | undefined): readonly Definition[] {
  const list = useQuery({
    ...definitionsQuery({ processId: version?.processId ?? '' }),
    enabled: version !== undefined,
  })
  return (list.data ?? [])
    .filter(({ key }) => key !== version?.key)
    .sort((one, other) => other.version - one.version)
}

/** Everything that both sides need, then the pairs. */
function Between({ from, to, cases }: { from: Definition; to: Definition; cases: readonly string[] }) {
  const { language } = useTexts()
  const [one] = cases
  const single = cases.length === 1
  const plan = useQuery(migrationPlanQuery(from.key, to.key))
  const before = useQuery(readVersionQuery(from.key, language))
  const after = useQuery(readVersionQuery(to.key, language))
  const detail = useQuery({ ...instanceQuery(one ?? ''), enabled: single })
  const statistics = useQuery({ ...statisticsQuery(from.key), enabled: !single })
  const error = plan.error ?? before.error ?? after.error ?? detail.error ?? statistics.error
  if (error !== null) return <RefusalNotice error={error} />
  const places = single
    ? detail.data?.elements.map(({ element }) => ({ element, count: 1 }))
    : statistics.data?.map(({ element, active }) => ({ element, count: active }))
  if (
    plan.data === undefined ||
    before.data === undefined ||
    after.data === undefined ||
    places === undefined
  )
    return <Loading />
  // A live sub-process is told by itself for one case, and by what waits inside it for many.
  const standing = single
    ? new Map(places.map(({ element }) => [element, places.filter(one => one.element === element).length]))
    : standingIn(before.data.drawing, places)
  return (
    <Mapping
      from={from}
      to={to}
      cases={cases}
      plan={plan.data}
      before={before.data}
      after={after.data}
      standing={standing}
    />
  )
}
