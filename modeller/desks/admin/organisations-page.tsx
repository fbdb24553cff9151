// The register of partner organisations: who they are, in which language they are written to, and whether they sign in.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Organisation, organisationsQuery } from '../../api/organisations.ts'
import { languages, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordTable } from '../../ui/record-table.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'
import { EditOrganisation } from './edit-organisation.tsx'

export default function OrganisationsPage() {
  const { t } = useTexts()
  const organisations = useQuery(organisationsQuery)
  const [asked, setAsked] = useState<Organisation | 'new' | null>(null)
  return (
    <Page
      title={t('organisations.title')}
      lead={t('organisations.lead')}
      actions={
        <Button look="main" onClick={() => setAsked('new')}>
          {t('organisations.new')}
        </Button>
      }
    >
      {organisations.isError ? (
        <RefusalNotice error={organisations.error} onRetry={() => void organisations.refetch()} />
      ) : organisations.data === undefined ? (
        <Loading />
      ) : organisations.data.length === 0 ? (
        <Empty title={t('organisations.none')}>
          <p>{t('organisations.noneNext')}</p>
        </Empty>
      ) : (
        <Register organisations={organisations.data} onEdit={setAsked} />
      )}
      {asked !== null && (
        <EditOrganisation one={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />
      )}
    </Page>
  )
}

function Register({
  organisations,
  onEdit,
}: {
  organisations: readonly Organisation[]
  onEdit: (one: Organisation) => void
}) {
  const { t } = useTexts()
  return (
    <RecordTable
      caption={t('organisations.title')}
      columns={[
        t('common.name'),
        t('organisations.contact'),
        t('organisations.language'),
        t('organisations.asked'),
        { unseen: t('common.edit') },
      ]}
    >
      {organisations.map(one => (
        <tr key={one.id}>
          <th scope="row">
            {one.name}
            <span className="second-line">{one.id}</span>
          </th>
          <td data-label={t('organisations.contact')}>
            {one.contact ?? '–'}
            <span className="second-line">{one.email}</span>
          </td>
          <td data-label={t('organisations.language')}>{languages[one.language]}</td>
          <td data-label={t('organisations.asked')}>
            <Tag kind={one.onLinkspan ? 'good' : 'plain'}>
              {t(one.onLinkspan ? 'organisations.signsIn' : 'organisations.byLink')}
            </Tag>
          </td>
          <td>
            <Button
              className="button-small"
              aria-label={t('people.editNamed', { name: one.name })}
              onClick={() => onEdit(one)}
            >
              {t('common.edit')}
            </Button>
          </td>
        </tr>
      ))}
    </RecordTable>
  )
}
