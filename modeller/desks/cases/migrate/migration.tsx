// The pairs, the trial and the deed. What was tried holds only for the same pairs; whoever changes one tries again.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { BatchPreview } from '../../../../server/contract/batch-operations.ts'
import type { MigrationPlan } from '../../../../server/contract/definitions.ts'
import { beginBatchOperation, previewBatchOperation } from '../../../api/batch-operations.ts'
import type { Definition } from '../../../api/drawings.ts'
import { migrateInstance } from '../../../api/instances.ts'
import type { Drawing } from '../../../drawing/read.ts'
import { nameIn } from '../../../drawing/words.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { codeInWords, RefusalNotice } from '../../../ui/refusal.tsx'
import { Notice } from '../../../ui/state.tsx'
import { useSay } from '../../../ui/status.tsx'
import { Working } from '../../../ui/working.tsx'
import { BothDrawings } from './both-drawings.tsx'
import { type ByHand, fits, rowsOf, say as saidByHand } from './mapping.ts'
import { MappingTable } from './mapping-table.tsx'
import { refusedAt } from './refused.ts'

type Version = { readonly xml: string; readonly drawing: Drawing }

export function Mapping({
  from,
  to,
  cases,
  plan,
  before,
  after,
  standing,
}: {
  from: Definition
  to: Definition
  cases: readonly string[]
  plan: MigrationPlan
  before: Version
  after: Version
  standing: ReadonlyMap<string, number>
}) {
  const { t } = useTexts()
  const say = useSay()
  const [byHand, setByHand] = useState<ByHand>({})
  const [current, setCurrent] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const [reason, setReason] = useState('')
  const trial = useTrial({ from, to, cases, byHand, reason: reason.trim() })
  const refused = refusedAt(trial.preview, trial.error)
  const rows = useMemo(
    () => rowsOf(plan, byHand, after.drawing, standing),
    [plan, byHand, after.drawing, standing],
  )
  const shown = rows.filter(
    row => all || row.standing > 0 || row.how === 'hand' || row.from === current || refused.has(row.from),
  )
  const pair = (id: string, target: string) => {
    setByHand(saidByHand(byHand, plan, id, target))
    setCurrent(id)
  }
  const pressLeft = (id: string) => {
    const row = rows.find(one => one.from === id)
    if (row === undefined) return
    setCurrent(id)
    say(t('migrate.nowRight', { name: nameIn(before.drawing, id) }))
  }
  const pressRight = (id: string) => {
    const node = after.drawing.nodes.get(id)
    const row = rows.find(one => one.from === current)
    if (node === undefined) return
    if (row === undefined) return say(t('migrate.firstLeft'))
    const names = { from: nameIn(before.drawing, row.from), to: nameIn(after.drawing, id) }
    if (!fits(row, node)) return say(t('migrate.otherKind', names))
    pair(row.from, id)
    say(t('migrate.paired', names))
  }
  return (
    <>
      <BothDrawings
        before={before.xml}
        after={after.xml}
        rows={shown}
        current={current}
        onLeft={pressLeft}
        onRight={pressRight}
      />
      <label className="choice">
        <input type="checkbox" checked={all} onChange={event => setAll(event.target.checked)} />
        <span>{t('migrate.all', { count: rows.length })}</span>
      </label>
      <MappingTable
        rows={shown}
        before={before.drawing}
        target={after.drawing}
        processId={to.processId}
        current={current}
        refused={refused}
        onCurrent={setCurrent}
        onSay={pair}
      />
      <Deed trial={trial} reason={reason} onReason={setReason} />
    </>
  )
}

type Wish = {
  readonly from: Definition
  readonly to: Definition
  readonly cases: readonly string[]
  readonly byHand: ByHand
  readonly reason: string
}
type Trial = ReturnType<typeof useTrial>

/** Tries and does it: one case by itself, several as one operation whose results are kept. */
function useTrial({ from, to, cases, byHand, reason }: Wish) {
  const { t } = useTexts()
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [one] = cases
  const of = JSON.stringify(byHand)
  const plan = { processDefinitionKey: to.key, mapping: byHand, reason: reason || t('foreseen.title') }
  const many = {
    type: 'migrate' as const,
    ...(cases.length === 0 ? { filter: { processDefinitionKey: from.key } } : { keys: [...cases] }),
    ...plan,
  }
  const single = cases.length === 1 && one !== undefined
  const trial = useMutation({
    mutationFn: async (_: string): Promise<BatchPreview> => {
      if (!single) return previewBatchOperation(many)
      await migrateInstance(one, { ...plan, preview: true })
      return { total: 1, looked: 1, refused: [] }
    },
  })
  const deed = useMutation({
    mutationFn: async () => {
      if (single) await migrateInstance(one, plan)
      else await beginBatchOperation(many)
    },
    onSuccess: async () => {
      say(t(single ? 'migrate.done' : 'migrate.begun', { version: to.version }))
      await queries.invalidateQueries()
      if (single) await navigate(paths.case(one))
    },
  })
  const same = trial.variables === of
  return {
    preview: same ? trial.data : undefined,
    error: same ? trial.error : null,
    busy: trial.isPending || deed.isPending,
    failed: deed.error,
    begun: deed.isSuccess,
    tryIt: () => trial.mutate(of),
    doIt: () => deed.mutate(),
  }
}

function Deed({
  trial,
  reason,
  onReason,
}: {
  trial: Trial
  reason: string
  onReason: (reason: string) => void
}) {
  const { t } = useTexts()
  const [missing, setMissing] = useState(false)
  const { preview } = trial
  const submit = () => {
    setMissing(reason.trim() === '')
    if (reason.trim() !== '') trial.doIt()
  }
  const fit = preview === undefined ? 0 : preview.total - preview.refused.length
  return (
    <>
      <p className="hint">{t('migrate.keeps')}</p>
      <div className="button-row steer-buttons">
        <Button disabled={trial.busy} onClick={trial.tryIt}>
          {t('foreseen.show')}
        </Button>
        <Working busy={trial.busy} />
      </div>
      <div role="status">
        {preview !== undefined && (
          <Notice kind={preview.refused.length === 0 ? 'good' : 'warning'}>
            <p>
              {t('migrate.would', { fit: preview.looked - preview.refused.length, count: preview.looked })}{' '}
              {preview.looked < preview.total && t('migrate.more', { total: preview.total })}
            </p>
            <Elsewhere preview={preview} />
          </Notice>
        )}
      </div>
      {trial.error !== null && <Notice kind="wrong">{<RefusedOne error={trial.error} />}</Notice>}
      {trial.failed !== null && <RefusalNotice error={trial.failed} />}
      <TextArea
        label={t('common.reason')}
        hint={t('modify.reasonHint')}
        value={reason}
        onChange={event => onReason(event.target.value)}
        error={missing ? t('cases.acts.reasonMissing') : null}
      />
      <div className="button-row">
        <Button
          look="main"
          whyNot={
            preview === undefined
              ? t('foreseen.first')
              : fit === 0
                ? t('migrate.noneFits')
                : trial.begun
                  ? t('migrate.alreadyBegun')
                  : null
          }
          disabled={trial.busy}
          onClick={submit}
        >
          {preview === undefined ? t('migrate.doIt') : t('migrate.do', { count: fit })}
        </Button>
      </div>
    </>
  )
}

function RefusedOne({ error }: { error: unknown }) {
  const { t } = useTexts()
  return (
    <p>
      {t('migrate.noneFits')} {error instanceof Error ? error.message : ''}
    </p>
  )
}

/** What is refused at no element of the drawing: it is told by its reason. */
function Elsewhere({ preview }: { preview: BatchPreview }) {
  const counted = new Map<string, number>()
  for (const { element, code, message } of preview.refused)
    if (element === null) {
      const why = codeInWords(code, message)
      counted.set(why, (counted.get(why) ?? 0) + 1)
    }
  if (counted.size === 0) return null
  return (
    <ul>
      {[...counted].map(([why, count]) => (
        <li key={why}>
          {count} × {why}
        </li>
      ))}
    </ul>
  )
}
