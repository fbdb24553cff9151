// The task that is open in the middle of a case: its form, who is on it, and what may be done with it.

import { useMutation, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { Note } from '../../../server/contract/notes.ts'
import { useStandingIn } from '../../api/absences.ts'
import { writeNote } from '../../api/instances.ts'
import { useMay, useMe } from '../../api/session.ts'
import {
  claimTask,
  completeTask,
  escalateTask,
  escalationsQuery,
  releaseTask,
  taskFormQuery,
  type UserTask,
} from '../../api/tasks.ts'
import { Form, forgetDraft } from '../../forms/form.tsx'
import { doerInWords, groupInWords, useTexts } from '../../i18n/texts.ts'
import { dateTime, dueInWords, urgency } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useNow } from '../../ui/now.ts'
import { inWords, RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Notice, Tag } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { GiveTo, giveTask } from './give-to.tsx'
import { heldSince } from './held-since.ts'
import { lastList } from './return.ts'

const GiveBack = lazy(() => import('./give-back.tsx'))
const DueAgain = lazy(() => import('./due-again.tsx'))
const OneTimeLinks = lazy(() => import('./one-time-links.tsx'))

type Suggestions = Readonly<Record<string, unknown>>

export function TaskPanel({
  suggestions,
  handover,
  task,
  waiting,
  onDone,
}: {
  suggestions: Suggestions
  /** What whoever gave it wrote to whoever has it. */
  handover: Note | undefined
  task: UserTask
  waiting: readonly UserTask[]
  onDone: () => void
}) {
  const { t } = useTexts()
  const me = useMe()
  const may = useMay()
  const now = useNow()
  const ended = task.status !== 'open'
  return (
    <section className="card task-panel" aria-labelledby="task-title">
      <h2 id="task-title">{task.name ?? task.element}</h2>
      <p className="task-facts">
        {ended ? (
          <Tag kind={task.status === 'completed' ? 'good' : 'plain'}>{t(`tasks.state.${task.status}`)}</Tag>
        ) : (
          <span
            className={urgency(task.dueDate, now) === 'overdue' ? 'late' : undefined}
            title={task.dueDate === null ? undefined : dateTime(task.dueDate)}
          >
            {t('tasks.dueWords', { when: dueInWords(task.dueDate, now) })}
          </span>
        )}
        {ended && task.completedBy !== null && (
          <span>
            {t('tasks.doneBy', {
              name: doerInWords(task.completedBy),
              when: dateTime(task.endedAt ?? task.createdAt),
            })}
          </span>
        )}
        <span>{task.candidateGroups.map(groupInWords).join(', ')}</span>
        {!ended && task.assignee === me.username && task.assignedBy !== me.username && (
          <span>{heldSince(task, now, t)}</span>
        )}
        {task.deputyFor !== null && <span>{t('tasks.asDeputy', { name: doerInWords(task.deputyFor) })}</span>}
      </p>
      {!ended && handover !== undefined && (
        <Notice>{t('tasks.handover', { name: doerInWords(handover.by), note: handover.text })}</Notice>
      )}
      <TaskWork task={task} ended={ended} suggestions={suggestions} onDone={onDone} />
      {may('link.send') && task.candidateGroups.some(group => group.includes(':')) && (
        <Suspense fallback={null}>
          <OneTimeLinks task={task} />
        </Suspense>
      )}
      {ended && waiting[0] !== undefined && (
        <Notice>
          <p>
            {t('tasks.nextHere')}{' '}
            <Link to={paths.case(task.instanceKey, { task: waiting[0].key })}>{waiting[0].name}</Link>
          </p>
        </Notice>
      )}
      {ended && <Link to={lastList()}>{t('cases.backToWork')}</Link>}
    </section>
  )
}

function TaskWork({
  task,
  ended,
  suggestions,
  onDone,
}: {
  task: UserTask
  ended: boolean
  suggestions: Suggestions
  onDone: () => void
}) {
  const { t } = useTexts()
  const me = useMe()
  const may = useMay()
  const say = useSay()
  const now = useNow()
  const form = useQuery(taskFormQuery(task.key))
  const mine = task.assignee === me.username
  const away = useStandingIn().find(({ username }) => username === task.assignee)
  const other = task.assignee !== null && !mine && away === undefined
  const holder = doerInWords(task.assignee ?? '')
  const [asking, setAsking] = useState(false)
  const after = (sentence: string) => () => {
    say(sentence)
    onDone()
  }
  const named = { task: task.name ?? task.element }
  const claim = useMutation({
    mutationFn: (takeOver: boolean) => claimTask(task, takeOver),
    onSuccess: after(t('tasks.claimed', named)),
    onError: onDone,
    onSettled: () => setAsking(false),
  })
  const release = useMutation({
    mutationFn: async (note: string) => {
      await releaseTask(task)
      if (note !== '') await writeNote(task.instanceKey, note, { task: task.key })
    },
    onSuccess: after(t('tasks.released', named)),
    onError: onDone,
  })
  const complete = useMutation({
    mutationFn: (answers: Record<string, unknown>) => completeTask(task, answers),
    onSuccess: () => {
      forgetDraft(task.key)
      after(t('tasks.completed', named))()
    },
    onError: onDone,
  })
  const whyNot = !may('task.work')
    ? t('common.notAllowed')
    : task.suspended
      ? t('tasks.onHold')
      : other
        ? t('tasks.somebody', { name: holder })
        : !mine
          ? t('tasks.claimFirst')
          : null
  const failed = claim.error ?? release.error
  return (
    <>
      {other && !ended && (
        <Notice kind="warning">
          <p>{t('tasks.somebodyIsOn', { name: holder })}</p>
          <p className="second-line">{heldSince(task, now, t)}</p>
          {may('task.work') && (
            <button type="button" className="button" onClick={() => setAsking(true)}>
              {t('tasks.takeOver')}
            </button>
          )}
        </Notice>
      )}
      {!ended && away !== undefined && <Notice>{t('tasks.awayHere', { name: away.name })}</Notice>}
      {!ended && (task.assignee === null || away !== undefined) && (
        <div className="button-row claim-row">
          <Button
            look="main"
            whyNot={may('task.work') ? null : t('common.notAllowed')}
            onClick={() => claim.mutate(false)}
          >
            {t('tasks.claim')}
          </Button>
          <span className="second-line">{t('tasks.claimHint')}</span>
        </div>
      )}
      {failed !== null && <RefusalNotice error={failed} />}
      {form.data?.about && <p className="task-about">{form.data.about}</p>}
      {form.isError ? (
        <RefusalNotice error={form.error} onRetry={() => void form.refetch()} />
      ) : form.data === undefined ? (
        <Loading />
      ) : (
        <Form
          key={mine || ended ? 'open' : 'closed'}
          schema={form.data.schema ?? { components: [] }}
          data={form.data.data}
          element={task.element}
          suggestions={suggestions}
          draftKey={task.key}
          readOnly={ended || other || away !== undefined}
          error={complete.error}
          busy={complete.isPending}
          submitLabel={t('tasks.complete')}
          whyNot={whyNot}
          onSubmit={answers => complete.mutate(answers)}
        />
      )}
      {!ended && may('task.plan') && <Give task={task} onDone={onDone} />}
      {!ended && mine && (
        <div className="button-row task-more">
          <button type="button" className="button" onClick={() => release.mutate('')}>
            {t('tasks.release')}
          </button>
          {may('note.write') && (
            <WithNote
              whyNot={task.suspended ? t('cases.noNotesNow') : null}
              onGiveBack={note => release.mutate(note)}
            />
          )}
          <Raise task={task} onDone={onDone} />
        </div>
      )}
      <Dialog title={t('tasks.takeOver')} open={asking} onClose={() => setAsking(false)}>
        <p>{t('tasks.takeOverAsk', { name: holder })}</p>
        <p className="second-line">{heldSince(task, now, t)}</p>
        <div className="button-row">
          <button type="button" className="button button-main" onClick={() => claim.mutate(true)}>
            {t('tasks.takeOver')}
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </button>
        </div>
      </Dialog>
    </>
  )
}

/** Giving back with a word to whoever takes the task on next. */
function WithNote({ whyNot, onGiveBack }: { whyNot: string | null; onGiveBack: (note: string) => void }) {
  const { t } = useTexts()
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button whyNot={whyNot} onClick={() => setAsked(true)}>
        {t('tasks.releaseWithNote')}
      </Button>
      {asked && (
        <Suspense fallback={null}>
          <GiveBack
            onClose={() => setAsked(false)}
            onGiveBack={note => {
              setAsked(false)
              onGiveBack(note)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

/** A coordinator gives the task to somebody from here too. */
function Give({ task, onDone }: { task: UserTask; onDone: () => void }) {
  const { t } = useTexts()
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const [dueAsked, setDueAsked] = useState(false)
  const give = useMutation({
    mutationFn: ({ person, note }: { person: string; note: string }) => giveTask(task, person, note),
    onSuccess: (_, { person }) => {
      say(t('tasks.gave', { task: task.name ?? task.element, name: doerInWords(person) }))
      setAsked(false)
    },
    onSettled: onDone,
  })
  return (
    <div className="button-row task-more">
      <button type="button" className="button" onClick={() => setAsked(true)}>
        {t('tasks.give')}
      </button>
      <button type="button" className="button" onClick={() => setDueAsked(true)}>
        {t('tasks.plan')}
      </button>
      {dueAsked && (
        <Suspense fallback={null}>
          <DueAgain task={task} onClose={() => setDueAsked(false)} onDone={onDone} />
        </Suspense>
      )}
      <Dialog title={t('tasks.giveTitle')} open={asked} onClose={() => setAsked(false)}>
        {give.isError && <RefusalNotice error={give.error} />}
        <GiveTo
          tasks={[task]}
          busy={give.isPending}
          onGive={(person, note) => give.mutate({ person, note })}
          onClose={() => setAsked(false)}
        />
      </Dialog>
    </div>
  )
}

/** The escalations that the drawing catches from this task: one button each. A coordinator is told where there is none. */
function Raise({ task, onDone }: { task: UserTask; onDone: () => void }) {
  const { t } = useTexts()
  const may = useMay()
  const say = useSay()
  const offered = useQuery(escalationsQuery(task.key)).data?.escalations.filter(({ code }) => code !== null)
  const raise = useMutation({
    mutationFn: (code: string) => escalateTask(task, code),
    onSuccess: () => {
      say(t('tasks.raised'))
      onDone()
    },
    onError: error => {
      say(inWords(error))
      onDone()
    },
  })
  if (offered?.length === 0)
    return may('instance.operate') && <Button whyNot={t('tasks.noneCaught')}>{t('tasks.raiseAny')}</Button>
  return offered?.map(({ code, name }) => (
    <Button
      key={code}
      whyNot={task.suspended ? t('tasks.onHold') : null}
      onClick={() => raise.mutate(code ?? '')}
    >
      {t('tasks.raise', { what: name ?? code })}
    </Button>
  ))
}
