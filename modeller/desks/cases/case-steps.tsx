// The steps of a case in words: what people did, where it stands, what can come next, what comes by itself.

import { Link } from 'react-router'
import type { InstanceDetail } from '../../api/instances.ts'
import type { UserTask } from '../../api/tasks.ts'
import { nextSteps } from '../../drawing/next.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn, nameOf } from '../../drawing/words.ts'
import { doerInWords, groupInWords, useTexts, wordFor } from '../../i18n/texts.ts'
import { dateTime, dueInWords, urgency } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { ByHand } from './by-hand.tsx'
import { Deadlines } from './deadlines.tsx'

type Props = {
  detail: InstanceDetail
  tasks: readonly UserTask[]
  drawing: Drawing | undefined
  chosen: UserTask | null
  now: number
}

export function CaseSteps({ detail, tasks, drawing, chosen, now }: Props) {
  const { t } = useTexts()
  const done = tasks
    .filter(({ status }) => status === 'completed')
    .sort((a, b) => (a.endedAt ?? '').localeCompare(b.endedAt ?? ''))
  const open = tasks.filter(({ status }) => status === 'open')
  const taskRuns = new Set(open.map(({ key }) => Number(key.slice(key.lastIndexOf('.') + 1))))
  const waits = detail.elements.filter(
    ({ key, waiting, incident }) => waiting !== null && !incident && !taskRuns.has(key),
  )
  const stuck = detail.elements.filter(({ incident }) => incident)
  const current = new Set([...open, ...waits].map(({ element }) => element))
  const next = drawing === undefined ? [] : [...current].flatMap(element => nextSteps(drawing, element))
  const nextOnce = [...new Map(next.map(step => [step.node.id, step])).values()]
  return (
    <section className="case-steps" aria-label={t('cases.steps')}>
      <h2>{t('cases.now')}</h2>
      {current.size + stuck.length === 0 && <p className="second-line">{t('cases.nothingNow')}</p>}
      <ul className="steps steps-now">
        {open.map(task => (
          <li key={task.key}>
            <Link
              to={paths.case(task.instanceKey, { task: task.key })}
              aria-current={task.key === chosen?.key ? 'step' : undefined}
            >
              {task.name ?? nameIn(drawing, task.element)}
            </Link>
            <span className="second-line">
              {task.assignee === null
                ? task.candidateGroups.map(groupInWords).join(', ')
                : doerInWords(task.assignee)}
              ,{' '}
              <span
                className={urgency(task.dueDate, now) === 'overdue' ? 'late' : undefined}
                title={task.dueDate === null ? undefined : dateTime(task.dueDate)}
              >
                {dueInWords(task.dueDate, now)}
              </span>
            </span>
          </li>
        ))}
        {stuck.map(run => (
          <li key={`problem-${run.key}`}>
            {run.name ?? nameIn(drawing, run.element)}
            <span className="second-line late">{t('cases.stuckHere')}</span>
          </li>
        ))}
        {waits.map(run => {
          const timer = detail.subscriptions.find(
            ({ element, due }) => element === run.element && due !== null,
          )
          return (
            <li key={run.key}>
              {run.name ?? nameIn(drawing, run.element)}
              <span className="second-line">
                {timer?.due != null
                  ? t('cases.waitsUntil', { when: dateTime(timer.due) })
                  : wordFor('waits', run.byHand ? 'byHand' : (run.waiting ?? ''))}
              </span>
              {run.byHand && (
                <ByHand
                  instanceKey={detail.instance.key}
                  job={run.key}
                  name={run.name ?? nameIn(drawing, run.element)}
                />
              )}
            </li>
          )
        })}
      </ul>
      {nextOnce.length > 0 && detail.instance.status === 'active' && (
        <>
          <h2>{t('cases.next')}</h2>
          <ul className="steps steps-next">
            {nextOnce.map(({ node, when }) => (
              <li key={node.id}>
                {nameOf(node, node.id)}
                <span className="second-line">
                  {[when === null ? null : t('cases.when', { answer: when }), node.lane]
                    .filter(part => part !== null)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Deadlines detail={detail} drawing={drawing} now={now} />
      <h2>{t('cases.done')}</h2>
      {done.length === 0 && <p className="second-line">{t('cases.nothingDone')}</p>}
      <ol className="steps steps-done">
        {done.map(task => (
          <li key={task.key}>
            <Link
              to={paths.case(task.instanceKey, { task: task.key })}
              aria-current={task.key === chosen?.key ? 'step' : undefined}
            >
              {task.name ?? task.element}
            </Link>
            <span className="second-line">
              {doerInWords(task.completedBy ?? '')}
              {task.deputyFor === null
                ? ''
                : ` (${t('tasks.asDeputy', { name: doerInWords(task.deputyFor) })})`}
              {task.endedAt === null ? '' : `, ${dateTime(task.endedAt)}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
