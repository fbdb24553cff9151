// One case: what was done, what is to be done now, what comes next; the task's form in the middle.
// Everything can be done without the diagram.

import { useInfiniteQuery, useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { Note } from '../../../server/contract/notes.ts'
import { type InstanceDetail, incidentsQuery, instanceQuery } from '../../api/instances.ts'
import { useMay, useMe } from '../../api/session.ts'
import { tasksQuery, type UserTask } from '../../api/tasks.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import { type ReadVersion, readVersionQuery } from '../../drawing/query.ts'
import { doerInWords, speakOf, useTexts } from '../../i18n/texts.ts'
import { ago, dateTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Notice, Tag } from '../../ui/state.tsx'
import { CaseActions } from './case-actions.tsx'
import { CaseData } from './case-data.tsx'
import { CaseSteps } from './case-steps.tsx'
import { holdInWords } from './hold.ts'
import { lastList } from './return.ts'
import { StatusTag } from './status-tag.tsx'
import { TaskPanel } from './task-panel.tsx'

const IncidentTable = lazy(() =>
  import('./incident-table.tsx').then(({ IncidentTable }) => ({ default: IncidentTable })),
)
const CasePartners = lazy(
  async () => (await Promise.all([import('./case-partners.tsx'), speakOf('known')]))[0],
)
const CaseFiles = lazy(() => import('./files/case-files.tsx'))

export default function CasePage() {
  const { t } = useTexts()
  const may = useMay()
  const { instanceKey = '' } = useParams()
  const detail = useQuery({ ...instanceQuery(instanceKey), enabled: may('instance.read') })
  if (!may('instance.read')) return <OwnTasks instanceKey={instanceKey} />
  if (detail.isError)
    return (
      <Page title={t('cases.notFound')}>
        <RefusalNotice error={detail.error} onRetry={() => void detail.refetch()} />
        <Link to={lastList()}>{t('cases.backToWork')}</Link>
      </Page>
    )
  if (detail.data === undefined) return <Loading />
  return <Case key={instanceKey} detail={detail.data} />
}

/** What staff of a partner see of a case: their own tasks, and what was shared with them for those. */
function OwnTasks({ instanceKey }: { instanceKey: string }) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const [search] = useSearchParams()
  const open = useTasks(instanceKey, 'open')
  const tasks = [...open, ...useTasks(instanceKey, 'completed')]
  const chosen = tasks.find(({ key }) => key === search.get('task')) ?? tasks[0]
  const looking = useIsFetching({ queryKey: ['user-task', 'list'] }) > 0
  if (chosen === undefined && looking) return <Loading />
  if (chosen === undefined)
    return (
      <Page title={t('partnerCase.none')}>
        <p>{t('partnerCase.noneNext')}</p>
        <Link to={lastList()}>{t('cases.backToWork')}</Link>
      </Page>
    )
  const { key, status, suspended, instanceNumber: number, processName, processId } = chosen
  return (
    <Page
      title={t('cases.heading', { number, process: processName ?? processId })}
      lead={<p>{t('partnerCase.lead')}</p>}
    >
      <TaskPanel
        key={key}
        suggestions={{}}
        handover={undefined}
        task={chosen}
        onDone={() => {
          for (const name of ['user-task', 'task-form']) void queries.invalidateQueries({ queryKey: [name] })
        }}
        waiting={open.filter(task => task.key !== key)}
      />
      <Suspense fallback={<Loading />}>
        <CaseFiles
          of={{ task: key }}
          tasks={tasks}
          whyNot={status !== 'open' ? t('files.taskEnded') : suspended ? t('files.onHold') : null}
        />
      </Suspense>
    </Page>
  )
}

/** The tasks of a case that are in a state, as far as they may be seen. */
function useTasks(instanceKey: string, status: UserTask['status']): UserTask[] {
  const may = useMay()
  const list = useInfiniteQuery({ ...tasksQuery({ instanceKey, status }), enabled: may('task.read') })
  return list.data?.pages.flatMap(page => page.items) ?? []
}

function Case({ detail }: { detail: InstanceDetail }) {
  const { t, language } = useTexts()
  const { instance } = detail
  const me = useMe()
  const may = useMay()
  const now = useNow()
  const queries = useQueryClient()
  const hold = holdInWords(instance.holdUntil, now, t)
  const [search] = useSearchParams()
  const drawing = useQuery({
    ...readVersionQuery(instance.processDefinitionKey, language),
    enabled: may('definition.read'),
  })
  const open = useTasks(instance.key, 'open')
  const tasks = [...open, ...useTasks(instance.key, 'completed')]
  const chosen =
    tasks.find(({ key }) => key === search.get('task')) ??
    open.find(task => task.assignee === me.username) ??
    open[0] ??
    null
  const incidents =
    useInfiniteQuery({
      ...incidentsQuery({ instanceKey: instance.key }),
      enabled: instance.incidents > 0 && may('incident.read'),
    }).data?.pages.flatMap(page => page.items) ?? []
  const refresh = () => {
    for (const name of ['instance', 'user-task', 'incident', 'task-form'])
      void queries.invalidateQueries({ queryKey: [name] })
  }
  return (
    <Page
      wide
      title={t('cases.heading', {
        number: instance.number,
        process: instance.processName ?? instance.processId,
      })}
      lead={
        <p className="case-lead">
          <StatusTag status={instance.status} />{' '}
          {hold !== null && (
            <span className={hold.over ? 'late' : undefined} title={dateTime(instance.holdUntil ?? '')}>
              {hold.words}
            </span>
          )}
          {instance.businessKey !== null && <span>{instance.businessKey}</span>}
          <span title={dateTime(instance.startedAt)}>
            {t('cases.since', { when: ago(instance.startedAt, now), name: doerInWords(instance.startedBy) })}
          </span>
          <span>{t('common.version', { version: instance.version })}</span>
          {instance.incidents > 0 && (
            <Tag kind="wrong">{t('cases.problems', { count: instance.incidents })}</Tag>
          )}
        </p>
      }
      actions={
        <CaseActions instance={instance} holdReason={detail.holdReason} tasks={open} onDone={refresh} />
      }
    >
      <p className="print-only">
        {t('cases.printed', { name: me.name, when: dateTime(new Date(now).toISOString()) })}
      </p>
      {detail.erasedAt !== null && <Notice>{t('cases.erased', { when: dateTime(detail.erasedAt) })}</Notice>}
      {detail.holdReason !== null && (
        <Notice kind={hold?.over ? 'warning' : 'info'}>{t('hold.why', { reason: detail.holdReason })}</Notice>
      )}
      {instance.parentKey !== null && (
        <p className="case-links">
          <Link to={paths.case(instance.parentKey)}>{t('cases.parent')}</Link>
        </p>
      )}
      {detail.called.length > 0 && (
        <p className="case-links">
          {t('cases.called')}{' '}
          {detail.called.map(called => (
            <Link key={called.instanceKey} to={paths.case(called.instanceKey)}>
              {called.processName ?? called.processId.replaceAll('_', ' ')} (
              {t(`cases.status.${called.status}`)})
            </Link>
          ))}
        </p>
      )}
      {incidents.length > 0 && (
        <section className="case-problems" aria-labelledby="case-problems">
          <h2 id="case-problems">{t('problems.title')}</h2>
          <Suspense fallback={<Loading />}>
            <IncidentTable incidents={incidents} />
          </Suspense>
        </section>
      )}
      <div className="case-columns">
        <CaseSteps detail={detail} tasks={tasks} drawing={drawing.data?.drawing} chosen={chosen} now={now} />
        <div className="case-middle">
          {chosen !== null ? (
            <TaskPanel
              suggestions={suggestionsIn(detail)}
              handover={handoverOf(detail, chosen)}
              key={chosen.key}
              task={chosen}
              onDone={refresh}
              waiting={open.filter(({ key }) => key !== chosen.key)}
            />
          ) : (
            // Who sees no tasks is not told that there is none.
            (may('task.read') || standing(instance) !== 'nothingNow') && (
              <Empty title={t(`cases.${standing(instance)}`)}>
                <p>{t(`cases.${standing(instance)}Next`)}</p>
                <Link to={lastList()}>{t('cases.backToWork')}</Link>
              </Empty>
            )
          )}
          {!may('content.read') && <p className="second-line">{t('cases.notRead')}</p>}
        </div>
        {may('content.read') && (
          <>
            <CaseData detail={detail} drawing={drawing.data?.drawing} onDone={refresh} />
            <div className="case-more">
              <Suspense fallback={<Loading />}>
                <CasePartners caseKey={instance.key} />
                <CaseFiles
                  of={{ case: instance.key }}
                  tasks={tasks}
                  whyNot={
                    instance.status === 'active'
                      ? null
                      : t(instance.status === 'suspended' ? 'files.onHold' : 'files.ended')
                  }
                />
              </Suspense>
            </div>
          </>
        )}
      </div>
      {drawing.data !== undefined && (
        <Disclosure title={t('cases.diagram')} keptAs="case-diagram">
          <LiveDiagram detail={detail} tasks={tasks} version={drawing.data} />
        </Disclosure>
      )}
    </Page>
  )
}

/** Why no task is shown: the case has ended, a step has failed, or it waits for something else than a person. */
function standing({ status, incidents }: InstanceDetail['instance']): 'ended' | 'stuck' | 'nothingNow' {
  if (status !== 'active' && status !== 'suspended') return 'ended'
  return incidents > 0 ? 'stuck' : 'nothingNow'
}

/** What decision tables suggested: the variable `route_suggestion` belongs to the field `route`. */
function suggestionsIn({ variables }: InstanceDetail): Record<string, unknown> {
  return Object.fromEntries(
    variables
      .filter(({ name }) => name.endsWith('_suggestion'))
      .map(({ name, value }) => [name.replace(/_suggestion$/, ''), value]),
  )
}

/** The last note that came with a task when it was given to whoever has it now, or was given back. */
function handoverOf({ variables }: InstanceDetail, { key, assignee }: UserTask): Note | undefined {
  const notes = variables.find(({ name, value }) => name === 'notes' && Array.isArray(value))?.value
  return ((notes ?? []) as Note[]).findLast(
    ({ task, to }) => task === key && (to === undefined || to === assignee),
  )
}

function LiveDiagram({
  detail,
  tasks,
  version: { xml, tree, drawing },
}: {
  detail: InstanceDetail
  tasks: readonly UserTask[]
  version: ReadVersion
}) {
  const { t } = useTexts()
  const marks = useMemo(() => {
    const classes: Record<string, string[]> = {}
    const badges: Record<string, { text: string; kind: string }> = {}
    for (const { element, status } of tasks) if (status === 'completed') classes[element] = ['mark-done']
    for (const { element } of detail.elements) {
      const count = detail.elements.filter(other => other.element === element).length
      classes[element] = ['mark-now']
      badges[element] = { text: count > 1 ? `● ${count}` : '●', kind: 'now' }
    }
    for (const { element, incident } of detail.elements)
      if (incident) {
        classes[element] = ['mark-problem']
        badges[element] = { text: '!', kind: 'wrong' }
      }
    return { classes, badges }
  }, [detail.elements, tasks])
  const here = detail.elements.filter(({ waiting }) => waiting !== null)
  const names = here.map(({ element, name }) => name ?? drawing.nodes.get(element)?.name ?? element)
  return (
    <Diagram
      xml={xml}
      tree={tree}
      marks={marks}
      center={here[0]?.element ?? null}
      label={t('cases.diagramLabel', { steps: names.join(', ') })}
    />
  )
}
