// Tasks as a table: what to do, in which case, until when, and who is on it. j and k walk the rows.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { Link } from 'react-router'
import { useStandingIn } from '../../api/absences.ts'
import { claimTask, type UserTask } from '../../api/tasks.ts'
import { doerInWords, groupInWords, useTexts } from '../../i18n/texts.ts'
import { ago, dateTime, dueInWords, urgency } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { RecordTable } from '../../ui/record-table.tsx'
import { inWords } from '../../ui/refusal.tsx'
import { Tag } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { ChooseOne, type Chosen } from './choose.tsx'
import { heldSince } from './held-since.ts'
import { holdInWords } from './hold.ts'
import { keepPlace, useReturn } from './return.ts'

export function TaskTable({
  rows,
  now,
  me,
  caption,
  chosen,
  onChoose,
}: {
  rows: readonly { item: UserTask; gone: boolean }[]
  now: number
  me: string
  caption: string
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}) {
  const { t } = useTexts()
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (event: React.KeyboardEvent) => {
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
    if (step === 0) return
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('th a') ?? [])]
    links[links.indexOf(document.activeElement as HTMLAnchorElement) + step]?.focus()
  }
  useReturn(body)
  return (
    <RecordTable
      caption={caption}
      columns={[
        { unseen: t('common.choose') },
        t('tasks.what'),
        t('tasks.case'),
        t('tasks.due'),
        t('tasks.who'),
      ]}
      ref={body}
      onKeyDown={move}
    >
      {rows.map(({ item, gone }) => (
        <TaskRow key={item.key} task={item} gone={gone} now={now} me={me}>
          {!gone && (
            <ChooseOne
              of={item.key}
              label={t('tasks.chooseOne', {
                task: item.name ?? item.element,
                number: item.instanceNumber,
              })}
              chosen={chosen}
              onChoose={onChoose}
            />
          )}
        </TaskRow>
      ))}
    </RecordTable>
  )
}

function TaskRow({
  task,
  gone,
  now,
  me,
  children,
}: {
  task: UserTask
  gone: boolean
  now: number
  me: string
  children: ReactNode
}) {
  const { t } = useTexts()
  const urgent = urgency(task.dueDate, now)
  const hold = holdInWords(task.holdUntil, now, t)
  return (
    <tr className={gone ? 'row-gone' : undefined}>
      <td>{children}</td>
      <th scope="row">
        <Link
          to={paths.case(task.instanceKey, { task: task.key })}
          data-task={task.key}
          onClick={event => keepPlace(event.currentTarget)}
        >
          {task.name ?? task.element}
        </Link>
        <span className="second-line">{task.candidateGroups.map(groupInWords).join(', ')}</span>
      </th>
      <td data-label={t('tasks.case')}>
        {t('cases.number', { number: task.instanceNumber })}
        {task.businessKey !== null && ` · ${task.businessKey}`}
        <span className="second-line">{task.processName ?? task.processId}</span>
      </td>
      <td data-label={t('tasks.due')}>
        <span
          className={urgent === 'overdue' ? 'late' : urgent === 'today' ? 'due-today' : undefined}
          title={task.dueDate === null ? undefined : dateTime(task.dueDate)}
        >
          {dueInWords(task.dueDate, now)}
        </span>
        <span className="second-line">{t('tasks.since', { when: ago(task.createdAt, now) })}</span>
      </td>
      <td data-label={t('tasks.who')}>
        {gone ? <Tag>{t('tasks.gone')}</Tag> : <Holder task={task} me={me} now={now} />}
        {task.suspended && (
          <>
            <Tag kind="warning">{t('cases.status.suspended')}</Tag>
            {hold !== null && <span className={`second-line${hold.over ? ' late' : ''}`}>{hold.words}</span>}
          </>
        )}
      </td>
    </tr>
  )
}

function Holder({ task, me, now }: { task: UserTask; me: string; now: number }) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const claim = useMutation({
    mutationFn: () => claimTask(task),
    onSuccess: () => say(t('tasks.claimed', { task: task.name ?? task.element })),
    onError: error => say(inWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['user-task'] }),
  })
  const away = useStandingIn().find(({ username }) => username === task.assignee)
  if (task.assignee !== null && away === undefined)
    return (
      <>
        {task.assignee === me ? (
          <Tag kind="blue">{t('tasks.you')}</Tag>
        ) : (
          t('tasks.somebody', { name: doerInWords(task.assignee) })
        )}
        <span className="second-line">{heldSince(task, now, t)}</span>
        {task.deputyFor !== null && (
          <span className="second-line">{t('tasks.asDeputy', { name: doerInWords(task.deputyFor) })}</span>
        )}
      </>
    )
  return (
    <>
      <Button
        className="button-small"
        disabled={claim.isPending}
        aria-label={t('tasks.claimNamed', { task: task.name ?? task.element, number: task.instanceNumber })}
        onClick={() => claim.mutate()}
      >
        {t('tasks.claim')}
      </Button>
      {away !== undefined && <span className="second-line">{t('tasks.asDeputy', { name: away.name })}</span>}
    </>
  )
}
