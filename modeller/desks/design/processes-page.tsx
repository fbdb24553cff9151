// All processes: what is drawn, what is live, who changed it last.

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import {
  type Definition,
  type DraftSummary,
  definitionsQuery,
  draftsQuery,
  type Variant,
} from '../../api/drawings.ts'
import { useMay } from '../../api/session.ts'
import { doerInWords, useTexts } from '../../i18n/texts.ts'
import { ago, dateTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioField, TextField } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'
import { nameOfDraft } from './draft-name.ts'
import { Import } from './import.tsx'
import { newProcess } from './template.ts'
import { useCreate } from './use-create.ts'
import '../../styles/design.css'
import { RecordTable } from '../../ui/record-table.tsx'

type Row = {
  readonly name: string
  readonly processId: string | null
  readonly drafts: readonly DraftSummary[]
  readonly live: Definition | null
  readonly variant: Variant
}

export default function ProcessesPage() {
  const { t } = useTexts()
  const may = useMay()
  const drafts = useQuery(draftsQuery)
  const live = useQuery(definitionsQuery({ latest: true }))
  const [making, setMaking] = useState(false)
  const rows =
    drafts.data === undefined || live.data === undefined ? undefined : rowsOf(drafts.data, live.data)
  const error = drafts.error ?? live.error
  return (
    <Page
      title={t('design.title')}
      lead={t('design.lead')}
      actions={
        <>
          <Button
            look="main"
            whyNot={may('draft.write') ? null : t('design.onlyDesigners')}
            onClick={() => setMaking(true)}
          >
            {t('design.new')}
          </Button>
          {may('draft.write') && <Import />}
        </>
      }
    >
      {error !== null ? (
        <RefusalNotice error={error} onRetry={() => void drafts.refetch()} />
      ) : rows === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty title={t('design.none')}>
          <p>{t('design.noneNext')}</p>
        </Empty>
      ) : (
        <ProcessTable rows={rows} />
      )}
      <Dialog title={t('design.new')} open={making} onClose={() => setMaking(false)}>
        <NewProcess onClose={() => setMaking(false)} />
      </Dialog>
    </Page>
  )
}

/** A draft and the live version of the same process are one row. */
function rowsOf(drafts: readonly DraftSummary[], live: readonly Definition[]): Row[] {
  const claimed = new Set<string>()
  const rows: Row[] = drafts.map(draft => {
    const own =
      // The other pools of a drawing are deployed with it; the row is that of its first process.
      live.find(({ draftId, processId }) => draftId === draft.id && processId === draft.processIds[0]) ??
      live.find(definition => definition.draftId === draft.id) ??
      live.find(definition => draft.processIds.includes(definition.processId)) ??
      null
    for (const definition of live)
      if (draft.processIds.includes(definition.processId)) claimed.add(definition.key)
    if (own !== null) claimed.add(own.key)
    return {
      name: nameOfDraft(draft, live),
      processId: draft.processIds[0] ?? null,
      drafts: [draft],
      live: own,
      variant: draft.variant,
    }
  })
  for (const definition of live)
    if (!claimed.has(definition.key))
      rows.push({
        name: definition.name ?? definition.processId,
        processId: definition.processId,
        drafts: [],
        live: definition,
        variant: definition.variant,
      })
  return rows.sort((a, b) => a.name.localeCompare(b.name))
}

function ProcessTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTexts()
  const now = useNow()
  return (
    <RecordTable
      caption={t('design.title')}
      columns={[t('cases.process'), t('design.variant'), t('design.live'), t('design.draft')]}
    >
      {rows.map(({ name, processId, drafts: [draft], live, variant }) => (
        <tr key={draft?.id ?? live?.key}>
          <th scope="row">
            <Link to={draft !== undefined ? paths.draft(draft.id) : paths.version(live?.key ?? '')}>
              {name}
            </Link>
            <span className="second-line">
              <code>{processId}</code>
            </span>
          </th>
          <td data-label={t('design.variant')}>
            <VariantTag variant={variant} />
            {variant === 'as-is' && draft !== undefined && (
              <span className="second-line">
                <Link to={paths.gaps(draft.id)}>{t('gaps.short')}</Link>
              </span>
            )}
          </td>
          <td data-label={t('design.live')}>
            {live === null ? (
              <span className="second-line">{t('design.notLive')}</span>
            ) : (
              <>
                <Link to={paths.version(live.key)}>{t('common.version', { version: live.version })}</Link>
                <span className="second-line" title={dateTime(live.deployedAt)}>
                  {t('design.liveSince', {
                    when: ago(live.deployedAt, now),
                    name: doerInWords(live.deployedBy),
                  })}
                </span>
                {live.active > 0 && (
                  <span className="second-line">{t('design.running', { count: live.active })}</span>
                )}
              </>
            )}
          </td>
          <td data-label={t('design.draft')}>
            {draft === undefined ? (
              <span className="second-line">{t('design.noDraft')}</span>
            ) : (
              <>
                {live !== null && isNewer(draft, live) ? (
                  <Tag kind="warning">{t('design.changed')}</Tag>
                ) : live === null ? (
                  <Tag>{t('design.draftOnly')}</Tag>
                ) : (
                  <Tag kind="good">{t('design.asLive')}</Tag>
                )}
                <span className="second-line" title={dateTime(draft.updatedAt)}>
                  {ago(draft.updatedAt, now)}, {doerInWords(draft.updatedBy)}
                </span>
              </>
            )}
          </td>
        </tr>
      ))}
    </RecordTable>
  )
}

/** A first draft is written down right after its deployment where both came together: 10 s is one act. */
const isNewer = (draft: DraftSummary, live: Definition) =>
  Date.parse(draft.updatedAt) - Date.parse(live.deployedAt) > (draft.rev === 1 ? 10_000 : 0)

export function VariantTag({ variant }: { variant: Variant }) {
  const { t } = useTexts()
  return (
    <Tag kind={variant === 'to-be' ? 'blue' : 'plain'}>
      {t(variant === 'to-be' ? 'design.toBe' : 'design.asIs')}
    </Tag>
  )
}

function NewProcess({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const [variant, setVariant] = useState<Variant>('to-be')
  const [missing, setMissing] = useState(false)
  const create = useCreate()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    setMissing(name === '')
    if (name !== '')
      create.mutate({
        name,
        variant,
        xml: newProcess(name, variant, {
          start: t('design.firstStart'),
          task: t('design.firstTask'),
          end: t('design.firstEnd'),
        }),
        resources: [],
      })
  }
  return (
    <form onSubmit={submit} noValidate>
      {create.isError && <RefusalNotice error={create.error} />}
      <TextField label={t('common.name')} name="name" autoFocus error={missing ? t('form.required') : null} />
      <RadioField
        label={t('design.variant')}
        name="variant"
        value={variant}
        onChange={value => setVariant(value as Variant)}
        options={[
          { value: 'to-be', label: t('design.toBeMeans') },
          { value: 'as-is', label: t('design.asIsMeans') },
        ]}
      />
      <FormButtons submit={t('design.create')} onCancel={onClose} />
    </form>
  )
}
