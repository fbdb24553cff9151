// Accounts and their roles.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { namesQuery } from '../../api/names.ts'
import { changeUser, createUser, type User, usersQuery } from '../../api/people.ts'
import { useMay } from '../../api/session.ts'
import { organisationInWords, useTexts, wordFor } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordTable } from '../../ui/record-table.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Tag } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'

const common = [
  'designer',
  'coordinator',
  'partner',
  'auditor',
  'admin',
  'intake',
  'legal',
  'dpo',
  'ethics',
  'mandated-official',
  'records',
  'partner-contact',
]

export default function PeoplePage() {
  const { t } = useTexts()
  const may = useMay()
  const users = useQuery(usersQuery)
  const [asked, setAsked] = useState<User | 'new' | null>(null)
  const whyNot = may('user.write') ? null : t('common.notAllowed')
  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead')}
      actions={
        <Button look="main" whyNot={whyNot} onClick={() => setAsked('new')}>
          {t('people.new')}
        </Button>
      }
    >
      {users.isError ? (
        <RefusalNotice error={users.error} onRetry={() => void users.refetch()} />
      ) : users.data === undefined ? (
        <Loading />
      ) : (
        <RecordTable
          caption={t('people.title')}
          columns={[
            t('common.name'),
            t('people.roles'),
            t('account.organisation'),
            t('people.state'),
            { unseen: t('common.edit') },
          ]}
        >
          {users.data.map(user => (
            <tr key={user.username}>
              <th scope="row">
                {user.name}
                <span className="second-line">{user.username}</span>
              </th>
              <td data-label={t('people.roles')}>
                {user.roles.map(role => wordFor('roles', role)).join(', ')}
              </td>
              <td data-label={t('account.organisation')}>
                {user.organisation === null ? (
                  '–'
                ) : (
                  <>
                    {organisationInWords(user.organisation)}
                    <span className="second-line">{user.organisation}</span>
                  </>
                )}
              </td>
              <td data-label={t('people.state')}>
                <Tag kind={user.active ? 'good' : 'plain'}>
                  {t(user.active ? 'people.active' : 'people.inactive')}
                </Tag>
              </td>
              <td>
                <Button
                  className="button-small"
                  whyNot={whyNot}
                  aria-label={t('people.editNamed', { name: user.name })}
                  onClick={() => setAsked(user)}
                >
                  {t('common.edit')}
                </Button>
              </td>
            </tr>
          ))}
        </RecordTable>
      )}
      {asked !== null && (
        <Person
          user={asked === 'new' ? null : asked}
          known={users.data ?? []}
          onClose={() => setAsked(null)}
        />
      )}
    </Page>
  )
}

function Person({
  user,
  known,
  onClose,
}: {
  user: User | null
  known: readonly User[]
  onClose: () => void
}) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const [roles, setRoles] = useState<ReadonlySet<string>>(new Set(user?.roles ?? []))
  const [active, setActive] = useState(user?.active ?? true)
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const all = [...new Set([...common, ...known.flatMap(one => one.roles)])]
  const save = useMutation({
    mutationFn: ({
      name,
      username,
      password,
      organisation,
    }: {
      name: string
      username: string
      password: string
      organisation: string
    }) =>
      user === null
        ? createUser({
            username,
            ...(name === '' ? {} : { name }),
            password,
            roles: [...roles],
            organisation: organisation === '' ? null : organisation,
          })
        : changeUser(user.username, {
            name: name === '' ? user.username : name,
            roles: [...roles],
            organisation: organisation === '' ? null : organisation,
            active,
            ...(password === '' ? {} : { password }),
          }),
    onSuccess: saved => {
      for (const { queryKey } of [usersQuery, namesQuery]) void queries.invalidateQueries({ queryKey })
      say(t('people.saved', { name: saved.name }))
      onClose()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const values = {
      name: text('name'),
      username: text('username'),
      password: text('password'),
      organisation: text('organisation'),
    }
    const missing = new Set<string>()
    if (user === null && !/^[a-z0-9][a-z0-9._-]{0,62}$/.test(values.username)) missing.add('username')
    if ((user === null || values.password !== '') && values.password.length < 12) missing.add('password')
    setWrong(missing)
    if (missing.size === 0) save.mutate(values)
  }
  return (
    <Dialog title={user === null ? t('people.new') : user.name} open onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {save.isError && <RefusalNotice error={save.error} />}
        <TextField
          label={t('people.fullName')}
          hint={t('people.fullNameHint')}
          name="name"
          autoComplete="off"
          defaultValue={user?.name ?? ''}
        />
        {user === null && (
          <TextField
            label={t('signIn.username')}
            hint={t('people.usernameHint')}
            name="username"
            autoCapitalize="none"
            error={wrong.has('username') ? t('form.pattern') : null}
          />
        )}
        <TextField
          label={t('account.organisation')}
          hint={t('people.organisationHint')}
          name="organisation"
          defaultValue={user?.organisation ?? ''}
        />
        <TextField
          label={user === null ? t('signIn.password') : t('account.next')}
          hint={t('account.nextHint')}
          name="password"
          type="password"
          autoComplete="new-password"
          error={wrong.has('password') ? t('account.tooShort') : null}
        />
        <fieldset className="field">
          <legend>{t('people.roles')}</legend>
          <div className="role-choices">
            {all.map(role => (
              <label className="choice" key={role}>
                <input
                  type="checkbox"
                  checked={roles.has(role)}
                  onChange={event =>
                    setRoles(
                      event.target.checked
                        ? new Set([...roles, role])
                        : new Set([...roles].filter(kept => kept !== role)),
                    )
                  }
                />
                <span>{wordFor('roles', role)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {user !== null && (
          <label className="choice">
            <input type="checkbox" checked={active} onChange={event => setActive(event.target.checked)} />
            <span>{t('people.maySignIn')}</span>
          </label>
        )}
        <FormButtons submit={t('common.save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
