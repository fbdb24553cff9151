// My work: how much and how urgent in one sentence, then what to do next, soonest first.

import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useMe } from '../../api/session.ts'
import { tasksQuery, type UserTask } from '../../api/tasks.ts'
import { type Translate, useTexts } from '../../i18n/texts.ts'
import { type Urgency, urgency } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { TextField } from '../../ui/field.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Notice } from '../../ui/state.tsx'
import { ChooseAll, type Chosen } from './choose.tsx'
import { keepList } from './return.ts'
import { useSteady } from './steady.ts'
import { TaskBar } from './task-bar.tsx'
import { TaskTable } from './task-table.tsx'

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
  const [chosen, setChosen] = useState<Chosen>(new Set())
  const shown = rows.filter(({ gone }) => !gone).map(({ item }) => item)
  useEffect(() => keepList(search), [search])
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
        <>
          <div className="toolbar choose-bar">
            <ChooseAll keys={shown.map(({ key }) => key)} chosen={chosen} onChoose={setChosen} />
            <TaskBar tasks={shown.filter(({ key }) => chosen.has(key))} onDone={() => setChosen(new Set())} />
          </div>
          <TaskTable
            rows={rows}
            now={now}
            me={me.username}
            caption={t(titles[view])}
            chosen={chosen}
            onChoose={setChosen}
          />
        </>
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
