// My work: how much and how urgent in one sentence, then what to do next, soonest first.

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useMe } from '../../api/session.ts'
import { claimTask, tasksQuery, type UserTask } from '../../api/tasks.ts'
import { groupInWords, type Translate, useTexts } from '../../i18n/texts.ts'
import { ago, dateTime, dueInWords, type Urgency, urgency } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { TextField } from '../../ui/field.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { inWords, RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Notice, Tag } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { useSteady } from './steady.ts'

type View = 'mine' | 'team' | 'all'
const views: readonly View[] = ['mine', 'team', 'all']
const titles = { mine: 'tasks.mine', team: 'tasks.team', all: 'tasks.all' } as const

export default function TasksPage() {
  const { t } = useTexts()
  const me = useMe()
  const now = useNow()
  const [search, setSearch] = useSearchParams()
  const view = views.find(name => name === search.get('view')) ?? 'mine'
  const due = search.get('due') ?? ''
  const words = search.get('q') ?? ''
  const list = useInfiniteQuery(tasksQuery({ view, status: 'open' }))
  const loaded = list.data?.pages.flatMap(page => page.items)
  const steady = useSteady(view, loaded, task => task.key, (list.data?.pages.length ?? 0) > 1)
  const rows = steady.rows.filter(({ item }) => fits(item, due, words, now))
  const set = (name: string, value: string) =>
    setSearch(
      before => {
        if (value === '') before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: true },
    )
  return (
    <Page
      title={t(titles[view])}
      lead={loaded === undefined ? undefined : <p>{summary(loaded, now, view, t)}</p>}
    >
      <nav className="tabs" aria-label={t('tasks.views')}>
        {views.map(name => (
          <Link
            key={name}
            to={paths.tasks(name === 'mine' ? {} : { view: name })}
            aria-current={name === view ? 'page' : undefined}
          >
            {t(titles[name])}
          </Link>
        ))}
      </nav>
      <search className="toolbar">
        <TextField
          label={t('tasks.search')}
          type="search"
          value={words}
          onChange={event => set('q', event.target.value)}
        />
        <fieldset className="chips">
          <legend>{t('tasks.due')}</legend>
          {(['', 'overdue', 'today', 'week'] as const).map(name => (
            <button
              key={name}
              type="button"
              className="button button-small"
              aria-pressed={due === name}
              onClick={() => set('due', name)}
            >
              {t(dueFilters[name])}
            </button>
          ))}
        </fieldset>
      </search>
      {steady.fresh > 0 && (
        <Notice role="status">
          <button type="button" className="button button-small" onClick={steady.show}>
            {t('tasks.fresh', { count: steady.fresh })}
          </button>
        </Notice>
      )}
      {list.isError ? (
        <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : loaded === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <NothingToDo
          view={view}
          filtered={due !== '' || words !== ''}
          onClear={() => setSearch(view === 'mine' ? {} : { view }, { replace: true })}
        />
      ) : (
        <TaskTable rows={rows} now={now} me={me.username} caption={t(titles[view])} />
      )}
      {list.hasNextPage && (
        <button type="button" className="button button-plain" onClick={() => void list.fetchNextPage()}>
          {t('common.more')}
        </button>
      )}
    </Page>
  )
}

const dueFilters = {
  '': 'common.all',
  overdue: 'tasks.overdue',
  today: 'tasks.today',
  week: 'tasks.week',
} as const
const week = 7 * 86_400_000

function fits(task: UserTask, due: string, words: string, now: number): boolean {
  const urgent = urgency(task.dueDate, now)
  if (due === 'overdue' && urgent !== 'overdue') return false
  if (due === 'today' && urgent !== 'today' && urgent !== 'overdue') return false
  if (due === 'week' && (task.dueDate === null || Date.parse(task.dueDate) > now + week)) return false
  const text =
    `${task.name} ${task.processName} ${task.businessKey} ${task.instanceNumber} ${task.assignee}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}

/** "2 late, 3 due today, 10 in all." */
function summary(tasks: readonly UserTask[], now: number, view: View, t: Translate): string {
  const count = (wanted: Urgency) => tasks.filter(({ dueDate }) => urgency(dueDate, now) === wanted).length
  const parts = [
    count('overdue') > 0 ? t('tasks.sumOverdue', { count: count('overdue') }) : '',
    count('today') > 0 ? t('tasks.sumToday', { count: count('today') }) : '',
  ]
  const whole = t(view === 'mine' ? 'tasks.sumMine' : 'tasks.sumOpen', { count: tasks.length })
  return `${[...parts.filter(part => part !== ''), whole].join(', ')}.`
}

function NothingToDo({ view, filtered, onClear }: { view: View; filtered: boolean; onClear: () => void }) {
  const { t } = useTexts()
  if (filtered)
    return (
      <Empty title={t('tasks.noneFit')}>
        <button type="button" className="button button-plain" onClick={onClear}>
          {t('tasks.clear')}
        </button>
      </Empty>
    )
  return (
    <Empty title={t(view === 'mine' ? 'tasks.noneMine' : 'tasks.noneTeam')}>
      <p>{t(view === 'mine' ? 'tasks.noneMineNext' : 'tasks.noneTeamNext')}</p>
      {view === 'mine' && <Link to={paths.tasks({ view: 'team' })}>{t('tasks.toTeam')}</Link>}
    </Empty>
  )
}

function TaskTable({
  rows,
  now,
  me,
  caption,
}: {
  rows: readonly { item: UserTask; gone: boolean }[]
  now: number
  me: string
  caption: string
}) {
  const { t } = useTexts()
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (event: React.KeyboardEvent) => {
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
    if (step === 0) return
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('th a') ?? [])]
    links[links.indexOf(document.activeElement as HTMLAnchorElement) + step]?.focus()
  }
  return (
    <div className="table-frame">
      <table className="table-stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tasks.what')}</th>
            <th scope="col">{t('tasks.case')}</th>
            <th scope="col">{t('tasks.due')}</th>
            <th scope="col">{t('tasks.who')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move}>
          {rows.map(({ item, gone }) => (
            <TaskRow key={item.key} task={item} gone={gone} now={now} me={me} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TaskRow({ task, gone, now, me }: { task: UserTask; gone: boolean; now: number; me: string }) {
  const { t } = useTexts()
  const urgent = urgency(task.dueDate, now)
  return (
    <tr className={gone ? 'row-gone' : undefined}>
      <th scope="row">
        <Link to={paths.case(task.instanceKey, { task: task.key })}>{task.name ?? task.element}</Link>
        <span className="second-line">{task.candidateGroups.map(groupInWords).join(', ')}</span>
      </th>
      <td data-label={t('tasks.case')}>
        {t('cases.number', { number: task.instanceNumber })}
        <span className="second-line">{task.businessKey ?? task.processName ?? task.processId}</span>
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
        {gone ? <Tag>{t('tasks.gone')}</Tag> : <Holder task={task} me={me} />}
        {task.suspended && <Tag kind="warning">{t('cases.status.suspended')}</Tag>}
      </td>
    </tr>
  )
}

function Holder({ task, me }: { task: UserTask; me: string }) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const claim = useMutation({
    mutationFn: () => claimTask(task.key),
    onSuccess: () => say(t('tasks.claimed', { task: task.name ?? task.element })),
    onError: error => say(inWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['user-task'] }),
  })
  if (task.assignee === me) return <Tag kind="blue">{t('tasks.you')}</Tag>
  if (task.assignee !== null) return t('tasks.somebody', { name: task.assignee })
  return (
    <button
      type="button"
      className="button button-small"
      disabled={claim.isPending}
      aria-label={t('tasks.claimNamed', { task: task.name ?? task.element, number: task.instanceNumber })}
      onClick={() => claim.mutate()}
    >
      {t('tasks.claim')}
    </button>
  )
}
