// The partners of a case: who was asked, what they could see and answer, what went out and came back, on which basis; and
// what they do not see. All of it from the trail.

import { useQuery } from '@tanstack/react-query'
import { filesQuery } from '../../api/files.ts'
import { type Partners, partnersQuery } from '../../api/partners.ts'
import { asks, type Component, type FormSchema, labelOf } from '../../forms/schema.ts'
import { doerInWords, groupInWords, useTexts } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { useNow } from '../../ui/now.ts'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Tag } from '../../ui/state.tsx'
import { groundsInWords } from './grounds.ts'

type Asked = Partners['asked'][number]
type Passed = Partners['passed'][number]

export default function CasePartners({ caseKey }: { caseKey: string }) {
  const { t } = useTexts()
  const partners = useQuery(partnersQuery(caseKey))
  if (partners.isError)
    return <RefusalNotice error={partners.error} onRetry={() => void partners.refetch()} />
  if (partners.data === undefined) return <Loading />
  const { asked, passed } = partners.data
  return (
    <section className="case-partners" aria-labelledby="partners-title">
      <h2 id="partners-title">{t('partners.title')}</h2>
      {asked.length + passed.length === 0 ? (
        <p className="second-line">
          {t('partners.none')} {t('partners.how')}
        </p>
      ) : (
        <>
          <ul className="file-list">
            {asked.map(one => (
              <li key={one.task}>
                <AskedOne caseKey={caseKey} asked={one} />
              </li>
            ))}
            {byPartner(passed).map(([partner, messages]) => (
              <li key={partner}>
                <p>
                  <b>{partner}</b>
                </p>
                {messages.map(message => (
                  <PassedOne key={`${message.at}${message.direction}${message.message}`} passed={message} />
                ))}
              </li>
            ))}
          </ul>
          <p className="second-line">{t('partners.how')}</p>
          <p className="second-line">{t('partners.notSeen')}</p>
          <p className="second-line">{t('partners.source')}</p>
        </>
      )}
    </section>
  )
}

/** In the order in which each was first told or heard. */
function byPartner(passed: readonly Passed[]): [string, Passed[]][] {
  return [...Map.groupBy(passed, ({ partner }) => partner)]
}

function AskedOne({ caseKey, asked }: { caseKey: string; asked: Asked }) {
  const { t, language } = useTexts()
  const now = useNow()
  const files = useQuery(filesQuery({ case: caseKey })).data?.items ?? []
  const { task, name, group, at, expectedBy, state, endedAt, answeredBy, form, grounds } = asked
  const late = state === 'open' && expectedBy !== null && Date.parse(expectedBy) < now
  const fields = fieldsOf((form as FormSchema | null)?.components ?? [])
  const labels = (wanted: boolean) =>
    fields
      .filter(({ readonly, disabled }) => (readonly === true || disabled === true) === wanted)
      // In quotes: a question keeps its mark, and a sentence its end.
      .map(field => t('common.quoted', { label: labelOf(field, language) }))
      .join(', ')
  const seen = labels(true)
  const gave = labels(false)
  const shared = files.filter(({ shares }) => shares.some(share => share.task === task))
  return (
    <>
      <p>
        <b>{groupInWords(group)}</b>{' '}
        <Tag kind={state === 'completed' ? 'good' : late ? 'warning' : 'plain'}>
          {t(`partners.state.${late ? 'late' : (state as 'open' | 'completed' | 'canceled')}`)}
        </Tag>
      </p>
      <p>{t('partners.asked', { when: dateTime(at), task: name ?? '' })}</p>
      <p className="second-line">
        {state === 'completed' && endedAt !== null
          ? t('partners.answered', { name: doerInWords(answeredBy ?? ''), when: dateTime(endedAt) })
          : state === 'canceled' && endedAt !== null
            ? t('partners.withdrawn', { when: dateTime(endedAt) })
            : expectedBy === null
              ? t('partners.noDate')
              : t('partners.until', { when: dateTime(expectedBy) })}
      </p>
      <p className="second-line">
        {seen === '' ? t('partners.sawNothing') : t('partners.saw', { fields: seen })}{' '}
        {gave !== '' && t('partners.gave', { fields: gave })}
      </p>
      {shared.length > 0 && (
        <p className="second-line">
          {t('partners.files', { names: shared.map(file => file.name).join(', ') })}
        </p>
      )}
      <p className="second-line">{groundsInWords(grounds, t)}</p>
    </>
  )
}

function PassedOne({ passed }: { passed: Passed }) {
  const { t } = useTexts()
  const { direction, message, at, grounds } = passed
  const what = { when: dateTime(at), message }
  return (
    <>
      <p>{t(direction === 'sent' ? 'partners.sent' : 'partners.received', what)}</p>
      <p className="second-line">{groundsInWords(grounds, t)}</p>
    </>
  )
}

/** Fields that hold a value, those in groups and lists as well. */
function fieldsOf(components: readonly Component[]): Component[] {
  return components.flatMap(component => [
    ...(asks(component) ? [component] : []),
    ...fieldsOf(component.components ?? []),
  ])
}
