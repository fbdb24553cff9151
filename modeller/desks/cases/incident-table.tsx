// Open incidents: cause in words, where, since when, and one key to try again. With `onChoose` they can be chosen.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Incident, resolveIncident } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { useSayAgain } from '../../i18n/engine-words.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { ago, dateTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/now.ts'
import { RecordTable } from '../../ui/record-table.tsx'
import { inWords } from '../../ui/refusal.tsx'
import { useSay } from '../../ui/status.tsx'
import { ChooseOne, type Chosen } from './choose.tsx'

export function IncidentTable({
  incidents,
  chosen = new Set(),
  onChoose,
}: {
  incidents: readonly Incident[]
  chosen?: Chosen
  onChoose?: (chosen: Chosen) => void
}) {
  const { t } = useTexts()
  const again = useSayAgain()
  const now = useNow()
  return (
    <RecordTable
      caption={t('problems.title')}
      columns={[
        ...(onChoose !== undefined ? [{ unseen: t('common.choose') }] : []),
        t('problems.what'),
        t('tasks.case'),
        t('problems.since'),
        { unseen: t('problems.retry') },
      ]}
    >
      {incidents.map(one => (
        <tr key={one.key}>
          {onChoose !== undefined && (
            <td>
              <ChooseOne
                of={one.key}
                label={t('problems.chooseOne', {
                  element: one.name ?? one.element,
                  number: one.instanceNumber,
                })}
                chosen={chosen}
                onChoose={onChoose}
              />
            </td>
          )}
          <th scope="row">
            {t('problems.at', {
              cause: wordFor('incidents', one.code),
              element: one.name ?? one.element.replaceAll('_', ' '),
            })}
            <span className="second-line">{wordFor('cures', one.code)}</span>
            <details className="second-line">
              <summary>{t('problems.exactly')}</summary>
              <code>
                {one.element}: {again(one.message)}
              </code>
            </details>
          </th>
          <td data-label={t('tasks.case')}>
            <Link to={paths.case(one.instanceKey)}>{t('cases.number', { number: one.instanceNumber })}</Link>
            <span className="second-line">{one.processName ?? one.processId.replaceAll('_', ' ')}</span>
          </td>
          <td data-label={t('problems.since')} title={dateTime(one.raisedAt)}>
            {ago(one.raisedAt, now)}
          </td>
          <td>
            <Retry incident={one} />
          </td>
        </tr>
      ))}
    </RecordTable>
  )
}

function Retry({ incident }: { incident: Incident }) {
  const { t } = useTexts()
  const say = useSay()
  const may = useMay()
  const queries = useQueryClient()
  const { name, instanceNumber: number } = incident
  const element = name ?? incident.element
  const retry = useMutation({
    mutationFn: () => resolveIncident(incident.key),
    onSuccess: () => say(t('problems.retried', { element, number })),
    onError: error => say(inWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['incident'] }),
  })
  return (
    <Button
      className="button-small"
      whyNot={
        may('incident.resolve') ? (incident.suspended ? t('problems.onHold') : null) : t('common.notAllowed')
      }
      disabled={retry.isPending}
      aria-label={t('problems.retryNamed', { element, number })}
      onClick={() => retry.mutate()}
    >
      {t('problems.retry')}
    </Button>
  )
}
