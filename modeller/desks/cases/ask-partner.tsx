// Asking a partner: what organisations are asked in a case now, and how each may be reached; where else its process asks one, on
// which basis, and what stands in the way. Nothing is shared here that the drawing does not share.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { linksQuery, organisationsQuery, sendLink } from '../../api/organisations.ts'
import { type AskableStep, askableQuery } from '../../api/partners.ts'
import { useMay } from '../../api/session.ts'
import type { UserTask } from '../../api/tasks.ts'
import { doerInWords, groupInWords, type TextKey, useTexts } from '../../i18n/texts.ts'
import { dueInWords } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useNow } from '../../ui/now.ts'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { GiveTo, giveTask } from './give-to.tsx'
import { groundsInWords } from './grounds.ts'

type Props = {
  readonly instanceKey: string
  /** The open tasks of the case. */
  readonly tasks: readonly UserTask[]
  readonly onClose: () => void
  readonly onDone: () => void
}

export default function AskPartner(props: Props) {
  const { t } = useTexts()
  const { instanceKey, tasks, onClose } = props
  const [giving, setGiving] = useState<UserTask | null>(null)
  const steps = useQuery(askableQuery(instanceKey))
  return (
    <Dialog title={t('askPartner.title')} open onClose={onClose}>
      {steps.isError ? (
        <RefusalNotice error={steps.error} onRetry={() => void steps.refetch()} />
      ) : steps.data === undefined ? (
        <Loading />
      ) : giving !== null ? (
        <Giving {...props} task={giving} onBack={() => setGiving(null)} />
      ) : (
        <>
          <Places
            {...props}
            asked={tasks.filter(task => partnerOf(task) !== undefined)}
            steps={steps.data}
            onGive={setGiving}
          />
          <div className="button-row">
            <button type="button" className="button" onClick={onClose}>
              {t('common.back')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  )
}

/** The group of an organisation that a task is for, as in `partner-contact:school`. */
const partnerOf = ({ candidateGroups }: UserTask) => candidateGroups.find(group => group.includes(':'))

function Places({
  asked,
  steps,
  onGive,
  ...props
}: Props & {
  asked: readonly UserTask[]
  steps: readonly AskableStep[]
  onGive: (task: UserTask) => void
}) {
  const { t } = useTexts()
  const others = steps.filter(({ element }) => !asked.some(task => task.element === element))
  if (asked.length + others.length === 0)
    return (
      <>
        <p>{t('askPartner.none')}</p>
        <p className="second-line">{t('askPartner.noneNext')}</p>
      </>
    )
  return (
    <>
      <p>{t('askPartner.lead')}</p>
      {asked.length > 0 && (
        <section className="ask-partner" aria-labelledby="ask-now">
          <h3 id="ask-now">{t('askPartner.now')}</h3>
          <ul className="file-list">
            {asked.map(task => (
              <li key={task.key}>
                <AskedNow
                  {...props}
                  task={task}
                  step={steps.find(({ element }) => element === task.element)}
                  onGive={() => onGive(task)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section className="ask-partner" aria-labelledby="ask-there">
          <h3 id="ask-there">{t('askPartner.there')}</h3>
          <ul className="file-list">
            {others.map(step => (
              <li key={step.element}>
                <Place instanceKey={props.instanceKey} step={step} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** An organisation that is asked now: by a link where it is not on Linkspan, else as its staff find it. */
function AskedNow({
  task,
  step,
  onGive,
  onClose,
  onDone,
}: Props & { task: UserTask; step: AskableStep | undefined; onGive: () => void }) {
  const { t } = useTexts()
  const may = useMay()
  const say = useSay()
  const now = useNow()
  const queries = useQueryClient()
  const group = partnerOf(task) ?? ''
  const mayLink = may('link.send')
  const register = useQuery({ ...organisationsQuery, enabled: may('organisation.read') }).data ?? []
  const byLink = register.find(({ id, onLinkspan }) => id === group.split(':')[1] && !onLinkspan)
  const links = useQuery({ ...linksQuery(task.key), enabled: mayLink && byLink !== undefined }).data ?? []
  const name = task.name ?? task.element
  const send = useMutation({
    mutationFn: () => sendLink(task.key),
    onSuccess: () => {
      say(t('links.sent', { organisation: byLink?.name }))
      onClose()
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: linksQuery(task.key).queryKey }),
  })
  return (
    <>
      <p>
        <b>{groupInWords(group)}</b>
      </p>
      <p>
        <Link to={paths.case(task.instanceKey, { task: task.key })} onClick={onClose}>
          {name}
        </Link>
      </p>
      <p className="second-line">
        {[
          t('tasks.dueWords', { when: dueInWords(task.dueDate, now) }),
          task.assignee === null ? null : t('tasks.somebody', { name: doerInWords(task.assignee) }),
        ]
          .filter(part => part !== null)
          .join(' · ')}
      </p>
      {step !== undefined && <p className="second-line">{groundsInWords(step.grounds, t)}</p>}
      {send.isError && <RefusalNotice error={send.error} />}
      {byLink === undefined ? (
        <p>{t('askPartner.staff', { organisation: groupInWords(group) })}</p>
      ) : (
        <>
          <p>{t('links.ask', { organisation: byLink.name, address: byLink.email })}</p>
          <p className="second-line">{t('links.careful')}</p>
        </>
      )}
      <div className="button-row">
        {byLink !== undefined && (
          <Button
            look="main"
            whyNot={
              !mayLink
                ? t('common.notAllowed')
                : task.assignee !== null
                  ? t('links.taken')
                  : send.isPending
                    ? t('links.sending')
                    : null
            }
            aria-label={t('askPartner.linkNamed', { organisation: byLink.name, task: name })}
            onClick={() => send.mutate()}
          >
            {t(links.some(({ state }) => state === 'open') ? 'links.again' : 'links.send')}
          </Button>
        )}
        {byLink === undefined && may('task.plan') && (
          <Button aria-label={t('askPartner.giveNamed', { task: name })} onClick={onGive}>
            {t('tasks.give')}
          </Button>
        )}
      </div>
    </>
  )
}

const reasons = {
  'behind-a-gate': 'askPartner.behindGate',
  'not-by-hand': 'askPartner.notByHand',
  'no-basis': 'askPartner.noBasis',
} as const satisfies Record<string, TextKey>

/** A step that asks a partner, where the case does not stand. */
function Place({ instanceKey, step }: { instanceKey: string; step: AskableStep }) {
  const { t } = useTexts()
  const { element, name, partner, message, grounds, whyNot } = step
  return (
    <>
      <p>
        <b>{name}</b>
      </p>
      <p className="second-line">
        {partner !== null && t('askPartner.sends', { message, partner })} {groundsInWords(grounds, t)}
      </p>
      {whyNot === null ? (
        <>
          <p className="button-row">
            <Link className="button" to={paths.modifyCase(instanceKey, element)}>
              {t('askPartner.move', { step: name })}
            </Link>
          </p>
          <p className="second-line">{t('askPartner.moveHint')}</p>
        </>
      ) : (
        <p>{t(reasons[whyNot])}</p>
      )}
    </>
  )
}

function Giving({ task, onBack, onClose, onDone }: Props & { task: UserTask; onBack: () => void }) {
  const { t } = useTexts()
  const say = useSay()
  const give = useMutation({
    mutationFn: ({ person, note }: { person: string; note: string }) => giveTask(task, person, note),
    onSuccess: (_, { person }) => {
      say(t('tasks.gave', { task: task.name ?? task.element, name: doerInWords(person) }))
      onClose()
    },
    onSettled: onDone,
  })
  return (
    <>
      {give.isError && <RefusalNotice error={give.error} />}
      <GiveTo
        tasks={[task]}
        busy={give.isPending}
        onGive={(person, note) => give.mutate({ person, note })}
        onClose={onBack}
      />
    </>
  )
}
