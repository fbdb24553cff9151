// The versions of a process, newest first: who, when, why; each to be looked at, compared or taken back.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Definition, definitionsQuery } from '../../api/drawings.ts'
import { seededInWords } from '../../i18n/seeded.ts'
import { doerInWords, useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'

export function VersionList({
  processId,
  draft,
  onRestore,
}: {
  processId: string
  /** The id of the draft at which they are looked at. */
  draft?: string
  onRestore?: (definition: Definition) => void
}) {
  const { t } = useTexts()
  const found = useQuery(definitionsQuery({ processId }))
  if (found.isError) return <RefusalNotice error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <Loading />
  const versions = found.data
  if (versions.length === 0)
    return (
      <Empty title={t('versions.none')}>
        <p>{t('versions.noneNext')}</p>
      </Empty>
    )
  return (
    <section className="card">
      <h2>{t('versions.title')}</h2>
      <ul className="versions">
        {versions.map((version, at) => (
          <li key={version.key}>
            <div>
              <Link to={paths.version(version.key)}>{t('common.version', { version: version.version })}</Link>{' '}
              {version.latest && <Tag kind="good">{t('versions.live')}</Tag>}
              <span className="second-line">
                {version.note === null
                  ? deployed(version)
                  : t('common.told', { name: deployed(version), value: seededInWords(version.note) })}
              </span>
              <span className="second-line" title={version.checksum}>
                {t('design.checksum')} <code>{version.checksum.slice(0, 12)}</code>
              </span>
            </div>
            <div className="button-row">
              {versions[at + 1] !== undefined && (
                <Link
                  className="button button-small"
                  to={paths.compare({ from: versions[at + 1]?.key ?? '', to: version.key })}
                >
                  {t('versions.compareBefore')}
                </Link>
              )}
              {draft !== undefined && (
                <Link
                  className="button button-small"
                  to={paths.compare({ from: version.key, to: `draft:${draft}` })}
                >
                  {t('versions.compareDraft')}
                </Link>
              )}
              {onRestore !== undefined && (
                <button type="button" className="button button-small" onClick={() => onRestore(version)}>
                  {t('versions.restore')}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const deployed = ({ deployedAt, deployedBy }: { deployedAt: string; deployedBy: string }) =>
  `${dateTime(deployedAt)}, ${doerInWords(deployedBy)}`
