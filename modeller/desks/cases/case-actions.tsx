// What may be done with a case as a whole. Everything that stops people's work asks for a reason, which the trail keeps.

import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { type Instance, resumeInstance } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import type { UserTask } from '../../api/tasks.ts'
import { speakOf, useTexts } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { LessUsed } from '../../ui/less-used.tsx'
import { inWords } from '../../ui/refusal.tsx'
import { useSay } from '../../ui/status.tsx'
import type { Act } from './with-reason.tsx'

const SAID = { cancel: 'canceled', suspend: 'suspended', postpone: 'postponed' } as const

/** Loaded when something is first asked for. */
const AskPartner = lazy(async () => (await Promise.all([import('./ask-partner.tsx'), speakOf('known')]))[0])
const WithReason = lazy(() => import('./with-reason.tsx'))

export function CaseActions({
  instance,
  holdReason,
  tasks,
  onDone,
}: {
  instance: Instance
  holdReason: string | null
  /** Those that are open. */
  tasks: readonly UserTask[]
  onDone: () => void
}) {
  const { t } = useTexts()
  const may = useMay()
  const say = useSay()
  const [asked, setAsked] = useState<Act | null>(null)
  const [asking, setAsking] = useState(false)
  const resume = useMutation({
    mutationFn: () => resumeInstance(instance.key),
    onSuccess: () => {
      say(t('cases.acts.resumed'))
      onDone()
    },
  })
  const live = instance.status === 'active' || instance.status === 'suspended'
  const operates = live && may('instance.operate')
  const reads = (
    <>
      {may('trail.read') && (
        <Link className="button" to={paths.replay(instance.key)}>
          {t('audit.replay')}
        </Link>
      )}
      <Button onClick={() => globalThis.print()}>{t('cases.acts.print')}</Button>
    </>
  )
  return (
    <>
      {operates ? (
        <>
          {instance.status === 'active' ? (
            <Button onClick={() => setAsked('suspend')}>{t('cases.acts.suspend')}</Button>
          ) : (
            <>
              <Button look="main" onClick={() => resume.mutate()}>
                {t('cases.acts.resume')}
              </Button>
              <Button onClick={() => setAsked('postpone')}>{t('cases.acts.postpone')}…</Button>
            </>
          )}
          <Button
            whyNot={instance.status === 'active' ? null : t('askPartner.onHold')}
            onClick={() => setAsking(true)}
          >
            {t('askPartner.title')}…
          </Button>
          <LessUsed title={t('cases.acts.more')}>
            {reads}
            {instance.status === 'active' ? (
              <Link className="button" to={paths.modifyCase(instance.key)}>
                {t('modify.open')}
              </Link>
            ) : (
              <Button whyNot={t('modify.onHold')}>{t('modify.open')}</Button>
            )}
            <Link
              className="button"
              to={paths.migrateCases({ from: instance.processDefinitionKey, cases: [instance.key] })}
            >
              {t('migrate.open')}
            </Link>
            <Button
              look="danger"
              whyNot={instance.parentKey === null ? null : t('cases.acts.called')}
              onClick={() => setAsked('cancel')}
            >
              {t('cases.acts.cancel')}
            </Button>
          </LessUsed>
          {resume.isError && <span className="late">{inWords(resume.error)}</span>}
        </>
      ) : (
        reads
      )}
      {live && !may('instance.operate') && (
        <span className="second-line">{t('cases.acts.onlyCoordinator')}</span>
      )}
      {!live && may('instance.operate') && <span className="second-line">{t('cases.acts.onlyRead')}</span>}
      {asking && (
        <Suspense fallback={null}>
          <AskPartner
            instanceKey={instance.key}
            tasks={tasks}
            onClose={() => setAsking(false)}
            onDone={onDone}
          />
        </Suspense>
      )}
      {asked !== null && (
        <Suspense fallback={null}>
          <WithReason
            act={asked}
            instance={instance}
            holdReason={holdReason}
            onClose={() => setAsked(null)}
            onDone={() => {
              say(t(`cases.acts.${SAID[asked]}`))
              setAsked(null)
              onDone()
            }}
          />
        </Suspense>
      )}
    </>
  )
}
