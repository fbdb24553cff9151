// A task of an organisation that is not on Linkspan: send it a link by which it answers, see what became of it, withdraw it.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  linksQuery,
  type OneTimeLink,
  organisationsQuery,
  revokeLink,
  sendLink,
} from '../../api/organisations.ts'
import type { UserTask } from '../../api/tasks.ts'
import { doerInWords, useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Tag } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'

export default function OneTimeLinks({ task }: { task: UserTask }) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const organisations = useQuery(organisationsQuery).data ?? []
  const links = useQuery(linksQuery(task.key)).data ?? []
  const [asking, setAsking] = useState(false)
  const again = () => queries.invalidateQueries({ queryKey: linksQuery(task.key).queryKey })
  const id = task.candidateGroups[0]?.split(':')[1]
  const organisation = organisations.find(one => one.id === id && !one.onLinkspan)
  const send = useMutation({
    mutationFn: () => sendLink(task.key),
    onSuccess: () => say(t('links.sent', { organisation: organisation?.name })),
    onSettled: () => {
      setAsking(false)
      return again()
    },
  })
  const revoke = useMutation({
    mutationFn: revokeLink,
    onSuccess: () => say(t('links.revoked')),
    onSettled: again,
  })
  if (organisation === undefined && links.length === 0) return null
  const failed = send.error ?? revoke.error
  return (
    <section className="one-time-links" aria-labelledby="links-title">
      <h3 id="links-title">{t('links.title')}</h3>
      {organisation !== undefined && task.status === 'open' && (
        <>
          <p>{t('links.lead', { organisation: organisation.name })}</p>
          <Button
            whyNot={task.suspended ? t('links.onHold') : task.assignee === null ? null : t('links.taken')}
            onClick={() => setAsking(true)}
          >
            {t(links.some(({ state }) => state === 'open') ? 'links.again' : 'links.send')}…
          </Button>
        </>
      )}
      {failed !== null && <RefusalNotice error={failed} />}
      {links.length > 0 && (
        <ul className="link-list">
          {links.map(link => (
            <li key={link.id}>
              <Sent link={link} name={organisations.find(one => one.id === link.organisation)?.name} />
              {link.state === 'open' && (
                <Button look="danger" className="button-small" onClick={() => revoke.mutate(link)}>
                  {t('links.revoke')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {asking && organisation !== undefined && (
        <Dialog title={t('links.send')} open onClose={() => setAsking(false)}>
          <p>{t('links.ask', { organisation: organisation.name, address: organisation.email })}</p>
          <p>{t('links.careful')}</p>
          <div className="button-row">
            <Button
              look="main"
              whyNot={send.isPending ? t('links.sending') : null}
              onClick={() => send.mutate()}
            >
              {t('links.send')}
            </Button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  )
}

function Sent({ link, name }: { link: OneTimeLink; name: string | undefined }) {
  const { t } = useTexts()
  const { sentAt, sentBy, organisation, state, endedAt, expiresAt } = link
  return (
    <p>
      {t('links.was', {
        organisation: name ?? organisation,
        when: dateTime(sentAt),
        name: doerInWords(sentBy),
      })}{' '}
      <Tag kind={state === 'answered' ? 'good' : 'plain'}>
        {t(`links.state.${state}`, { when: dateTime(endedAt ?? expiresAt) })}
      </Tag>
    </p>
  )
}
