// Tokens of programs: detection software and workers. The secret is shown once.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { createToken, revokeToken, tokensQuery } from '../../api/people.ts'
import { doerInWords, useTexts, wordFor } from '../../i18n/texts.ts'
import { ago, dateTime } from '../../i18n/when.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioField, TextField } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RecordTable } from '../../ui/record-table.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Notice } from '../../ui/state.tsx'

export default function TokensPage() {
  const { t } = useTexts()
  const now = useNow()
  const queries = useQueryClient()
  const tokens = useQuery(tokensQuery)
  const [making, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const revoke = useMutation({
    mutationFn: revokeToken,
    onSettled: () => queries.invalidateQueries({ queryKey: ['token'] }),
  })
  return (
    <Page
      title={t('tokens.title')}
      lead={t('tokens.lead')}
      actions={
        <Button look="main" onClick={() => setMaking(true)}>
          {t('tokens.new')}
        </Button>
      }
    >
      {secret !== null && (
        <Notice kind="good" role="status">
          <p>{t('tokens.once')}</p>
          <code className="hash">{secret}</code>
        </Notice>
      )}
      {revoke.isError && <RefusalNotice error={revoke.error} />}
      {tokens.isError ? (
        <RefusalNotice error={tokens.error} onRetry={() => void tokens.refetch()} />
      ) : tokens.data === undefined ? (
        <Loading />
      ) : tokens.data.length === 0 ? (
        <Empty title={t('tokens.none')}>
          <p>{t('tokens.noneNext')}</p>
        </Empty>
      ) : (
        <RecordTable
          caption={t('tokens.title')}
          columns={[
            t('common.name'),
            t('people.roles'),
            t('tokens.created'),
            t('tokens.used'),
            { unseen: t('tokens.revoke') },
          ]}
        >
          {tokens.data.map(token => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td data-label={t('people.roles')}>
                {token.roles.map(role => wordFor('roles', role)).join(', ')}
              </td>
              <td data-label={t('tokens.created')}>
                {dateTime(token.createdAt)}
                <span className="second-line">{doerInWords(token.createdBy)}</span>
              </td>
              <td data-label={t('tokens.used')}>
                {token.lastUsedAt === null ? t('tokens.never') : ago(token.lastUsedAt, now)}
              </td>
              <td>
                <Button
                  look="danger"
                  className="button-small"
                  aria-label={t('tokens.revokeNamed', { name: token.name })}
                  onClick={() => revoke.mutate(token.id)}
                >
                  {t('tokens.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </RecordTable>
      )}
      {making && (
        <NewToken
          onClose={() => setMaking(false)}
          onMade={made => {
            setSecret(made)
            setMaking(false)
            void queries.invalidateQueries({ queryKey: ['token'] })
          }}
        />
      )}
    </Page>
  )
}

function NewToken({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }) {
  const { t } = useTexts()
  const [role, setRole] = useState('detector')
  const [missing, setMissing] = useState(false)
  const create = useMutation({ mutationFn: createToken, onSuccess: ({ secret }) => onMade(secret) })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    setMissing(name === '')
    if (name !== '') create.mutate({ name, roles: [role], expiresAt: null })
  }
  return (
    <Dialog title={t('tokens.new')} open onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {create.isError && <RefusalNotice error={create.error} />}
        <TextField label={t('common.name')} name="name" error={missing ? t('form.required') : null} />
        <RadioField
          label={t('tokens.for')}
          name="role"
          value={role}
          onChange={setRole}
          options={[
            { value: 'detector', label: t('tokens.detector') },
            { value: 'worker', label: t('tokens.worker') },
          ]}
        />
        <FormButtons submit={t('tokens.create')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
