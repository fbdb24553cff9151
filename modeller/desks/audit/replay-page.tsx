// The replay of one case, on the version that ran: what the case is, its proof, and the player.

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link, useParams } from 'react-router'
import { type InstanceDetail, instanceQuery } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { type Entry, exportTrail, trailQuery } from '../../api/trail.ts'
import { loadCanvas } from '../../canvas/lazy-diagram.tsx'
import { readVersionQuery } from '../../drawing/query.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Notice } from '../../ui/state.tsx'
import { StatusTag } from '../cases/status-tag.tsx'
import { TakeAway } from './lazy-take-away.tsx'
import { Player } from './player.tsx'
import '../../styles/audit.css'

const CaseProof = lazy(() => import('./proof.tsx').then(({ CaseProof }) => ({ default: CaseProof })))

// What the page shows last takes longest, so it is fetched while the server still reads the trail.
void loadCanvas()

export default function ReplayPage() {
  const { t, language } = useTexts()
  const { instanceKey = '' } = useParams()
  const detail = useQuery(instanceQuery(instanceKey))
  const version = detail.data?.instance.processDefinitionKey
  // The drawing first: it is opened while the server unseals the entries.
  useQuery({ ...readVersionQuery(version ?? '', language), enabled: version !== undefined })
  const trail = useQuery({ ...trailQuery(instanceKey), enabled: version !== undefined })
  const error = detail.error ?? trail.error
  if (error !== null)
    return (
      <Page title={t('cases.notFound')}>
        <RefusalNotice error={error} />
        <Link to={paths.audit()}>{t('audit.find')}</Link>
      </Page>
    )
  if (detail.data === undefined) return <Loading what={t('audit.loadingTrail')} />
  if (trail.data?.length === 0)
    return (
      <Page title={t('audit.replay')}>
        <Empty title={t('audit.noEntries')} />
      </Page>
    )
  return <CaseReplay key={instanceKey} detail={detail.data} entries={trail.data} />
}

const none: readonly Entry[] = []

function CaseReplay({
  detail,
  entries,
}: {
  detail: InstanceDetail
  /** Not there while they are fetched. */
  entries: readonly Entry[] | undefined
}) {
  const { t } = useTexts()
  const may = useMay()
  const { instance } = detail
  /** How often the proof was asked for; each time it is made anew. */
  const [proofs, setProofs] = useState(0)
  return (
    <Page
      wide
      title={t('audit.replayOf', {
        number: instance.number,
        process: instance.processName ?? instance.processId,
      })}
      lead={
        <p className="case-lead">
          <StatusTag status={instance.status} />
          <span>{t('audit.length', { count: instance.entries })}</span>
          <span>
            {dateTime(instance.startedAt)} –{' '}
            {instance.endedAt === null ? t('audit.stillRunning') : dateTime(instance.endedAt)}
          </span>
          <span>{t('common.version', { version: instance.version })}</span>
          {instance.parentKey !== null && (
            <Link to={paths.replay(instance.parentKey)}>{t('cases.parent')}</Link>
          )}
          {detail.called.map(called => (
            <Link key={called.instanceKey} to={paths.replay(called.instanceKey)}>
              {t('audit.calledCase', {
                process: called.processName ?? called.processId.replaceAll('_', ' '),
              })}
            </Link>
          ))}
        </p>
      }
      actions={
        <>
          <Button
            look="main"
            whyNot={may('trail.verify') ? null : t('common.notAllowed')}
            onClick={() => setProofs(count => count + 1)}
          >
            {t('audit.verify')}
          </Button>
          {may('trail.export') && (
            <TakeAway
              title={t('audit.export')}
              what={t('audit.exportWhat')}
              name={`case-${instance.number}.zip`}
              fetch={reason => exportTrail(instance.key, reason)}
            />
          )}
          {may('instance.read') && (
            <Link className="button" to={paths.case(instance.key)}>
              {t('audit.toCase')}
            </Link>
          )}
        </>
      }
    >
      {proofs > 0 && (
        <Suspense fallback={<Loading what={t('audit.verifying')} />}>
          <CaseProof key={proofs} instanceKey={instance.key} />
        </Suspense>
      )}
      {entries?.some(({ erased }) => erased) && <Notice>{t('replay.erased')}</Notice>}
      <Player entries={entries ?? none} version={instance.processDefinitionKey} called={detail.called} />
    </Page>
  )
}
