// My work: how much and how urgent in one sentence, then what to do next, soonest first. What is looked for stands in the
// address, the server finds it, and a view keeps it under a name.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useMe } from '../../api/session.ts'
import { tasksQuery, type UserTask } from '../../api/tasks.ts'
import { dayEnds, type TaskFilter, taskViewsQuery } from '../../api/views.ts'
import { type Translate, useTexts } from '../../i18n/texts.ts'
import { type Urgency, urgency } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { useAsked } from '../../ui/asked.ts'
import { TextField } from '../../ui/field.tsx'
import { LessUsed } from '../../ui/less-used.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading } from '../../ui/state.tsx'
import { useTyped } from '../../ui/typed.ts'
import { ChooseAll, type Chosen } from './choose.tsx'
import { keepList } from './return.ts'
import { StandingIn } from './standing-in.tsx'
import { useSteady } from './steady.ts'
import { TaskBar } from './task-bar.tsx'
import { filterIn, pathOf, titles, viewNames } from './task-filter.ts'
import { TaskTable } from './task-table.tsx'
import { sameFilter, Views } from './views.tsx'

export default function TasksPage() {
  const { t } = useTexts()
  const me = useMe()
  const now = useNow()
  const { asked: search, ask, askAnew } = useAsked()
  const filter = filterIn(search)
  const { view } = filter
  const views = useQuery(taskViewsQuery(view === 'all' ? 'all' : 'ours')).data ?? []
  const here = views.find(one => sameFilter(one.filter, filter))
  const title = here === undefined || here.id === null ? t(titles(filter)) : here.name
  const list = useInfiniteQuery(
    tasksQuery({ ...filter, ...(filter.due === 'today' ? { dayEnds: dayEnds() } : {}), status: 'open' }),
  )
  const loaded = list.data?.pages.flatMap(page => page.items)
  const steady = useSteady(
    JSON.stringify(filter),
    loaded,
    !list.isFetching,
    task => task.key,
    (list.data?.pages.length ?? 0) > 1,
  )
  const { rows } = steady
  const [chosen, setChosen] = useState<Chosen>(new Set())
  const shown = rows.filter(({ gone }) => !gone).map(({ item }) => item)
  useEffect(() => keepList(search), [search])
  const [typed, type] = useTyped(search.get('q') ?? '', text => ask('q', text))
  return (
    <Page
      title={title}
      lead={
        loaded === undefined ? undefined : (
          <p>
            {summary(loaded, { now, filter, more: list.hasNextPage, isPartner: me.organisation !== null }, t)}
          </p>
        )
      }
    >
      <StandingIn />
      <Views
        list="user-tasks"
        label={t('tasks.views')}
        views={views}
        filter={filter}
        names={viewNames}
        to={pathOf}
      />
      <search className="toolbar">
        <LessUsed title={t('common.narrow')} open={filter.words !== undefined || filter.due !== undefined}>
          <TextField
            label={t('tasks.search')}
            type="search"
            value={typed}
            onChange={event => type(event.target.value)}
          />
          <fieldset className="chips">
            <legend>{t('tasks.due')}</legend>
            {(['', 'overdue', 'today', 'week'] as const).map(name => (
              <button
                key={name}
                type="button"
                className="button button-small"
                aria-pressed={(filter.due ?? '') === name}
                onClick={() => ask('due', name)}
              >
                {t(dueFilters[name])}
              </button>
            ))}
          </fieldset>
        </LessUsed>
      </search>
      {/* Its place is kept, so that what comes does not push the list away from under a finger. */}
      <div role="status" className="fresh">
        {steady.fresh > 0 && (
          <button type="button" className="button button-small" onClick={steady.show}>
            {t('tasks.fresh', { count: steady.fresh })}
          </button>
        )}
      </div>
      {list.isError ? (
        <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : loaded === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <NothingToDo
          view={view}
          filtered={filter.due !== undefined || filter.words !== undefined || filter.onHold !== undefined}
          onClear={() => askAnew(view === undefined || view === 'mine' ? {} : { view }, { replace: true })}
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
            caption={title}
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
type Seen = {
  readonly now: number
  readonly filter: TaskFilter
  /** Whether the list goes on. */
  readonly more: boolean
  readonly isPartner: boolean
}

/** "2 late, 3 due today, 1 waiting for a partner, 10 in all." */
function summary(tasks: readonly UserTask[], { now, filter, more, isPartner }: Seen, t: Translate): string {
  const count = (wanted: Urgency) => tasks.filter(({ dueDate }) => urgency(dueDate, now) === wanted).length
  const asked = isPartner
    ? 0
    : tasks.filter(({ candidateGroups }) => candidateGroups.some(group => group.includes(':'))).length
  const parts = [
    count('overdue') > 0 ? t('tasks.sumOverdue', { count: count('overdue') }) : '',
    count('today') > 0 ? t('tasks.sumToday', { count: count('today') }) : '',
    asked > 0 ? t('tasks.sumPartner', { count: asked }) : '',
  ]
  const whole = t(more ? 'tasks.sumMore' : filter.view === 'mine' ? 'tasks.sumMine' : 'tasks.sumOpen', {
    count: tasks.length,
  })
  return `${[...parts.filter(part => part !== ''), whole].join(', ')}.`
}

function NothingToDo({
  view,
  filtered,
  onClear,
}: {
  view: TaskFilter['view']
  filtered: boolean
  onClear: () => void
}) {
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
