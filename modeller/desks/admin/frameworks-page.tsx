// Versions of the framework: proposed by those who lead the project, approved, paused and resumed by the college, each
// with a reason.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  decideFramework,
  type Framework,
  type FrameworkDecision,
  frameworksQuery,
  proposeFramework,
} from '../../api/governance.ts'
import { useMay } from '../../api/session.ts'
import { seededInWords } from '../../i18n/seeded.ts'
import { doerInWords, type TextKey, useTexts } from '../../i18n/texts.ts'
import { dateOnly, dateTime } from '../../i18n/when.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordTable } from '../../ui/record-table.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Tag } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'

export default function FrameworksPage() {
  const { t } = useTexts()
  const may = useMay()
  const frameworks = useQuery(frameworksQuery)
  const [proposing, setProposing] = useState(false)
  return (
    <Page
      title={t('frameworks.title')}
      lead={t('frameworks.lead')}
      actions={
        <Button
          look="main"
          whyNot={may('framework.propose') ? null : t('frameworks.onlyProposers')}
          onClick={() => setProposing(true)}
        >
          {t('frameworks.propose')}
        </Button>
      }
    >
      {frameworks.isError ? (
        <RefusalNotice error={frameworks.error} onRetry={() => void frameworks.refetch()} />
      ) : frameworks.data === undefined ? (
        <Loading />
      ) : frameworks.data.length === 0 ? (
        <Empty title={t('frameworks.none')}>
          <p>{t('frameworks.noneNext')}</p>
        </Empty>
      ) : (
        <FrameworkTable frameworks={frameworks.data} />
      )}
      {proposing && <Propose onClose={() => setProposing(false)} />}
    </Page>
  )
}

const kinds = {
  proposed: 'blue',
  'in-force': 'good',
  paused: 'warning',
  expired: 'wrong',
  superseded: 'plain',
} as const

const decisions = {
  approval: { text: 'frameworks.approve', means: 'frameworks.approveMeans' },
  pause: { text: 'frameworks.pause', means: 'frameworks.pauseMeans' },
  resumption: { text: 'frameworks.resume', means: 'frameworks.resumeMeans' },
} as const satisfies Record<FrameworkDecision, { text: TextKey; means: TextKey }>

/** What may be decided about a version in this state. */
const open: Readonly<Partial<Record<Framework['status'], FrameworkDecision>>> = {
  proposed: 'approval',
  'in-force': 'pause',
  paused: 'resumption',
}

function FrameworkTable({ frameworks }: { frameworks: readonly Framework[] }) {
  const { t } = useTexts()
  const may = useMay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const whyNot = may('framework.approve') ? null : t('frameworks.onlyCollege')
  return (
    <>
      <RecordTable
        caption={t('frameworks.title')}
        columns={[
          t('frameworks.version'),
          t('frameworks.state'),
          t('frameworks.review'),
          t('frameworks.history'),
          { unseen: t('frameworks.approve') },
        ]}
      >
        {frameworks.map(framework => {
          const decision = open[framework.status]
          return (
            <tr key={framework.id}>
              <th scope="row">
                {framework.version}
                <span className="second-line">{seededInWords(framework.title)}</span>
              </th>
              <td data-label={t('frameworks.state')}>
                <Tag kind={kinds[framework.status]}>{t(`frameworkStatus.${framework.status}`)}</Tag>
              </td>
              <td data-label={t('frameworks.review')}>{dateOnly(framework.reviewDate)}</td>
              <td data-label={t('frameworks.history')}>
                <History framework={framework} />
              </td>
              <td>
                {decision !== undefined && (
                  <Button
                    className="button-small"
                    look={decision === 'pause' ? 'danger' : 'plain'}
                    whyNot={whyNot}
                    aria-label={t('frameworks.act', {
                      what: t(decisions[decision].text),
                      version: framework.version,
                    })}
                    onClick={() => setAsked({ framework, decision })}
                  >
                    {t(decisions[decision].text)}
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </RecordTable>
      {asked !== null && <Decide {...asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function History({ framework }: { framework: Framework }) {
  const { t } = useTexts()
  const { proposedBy, proposedAt, approvedBy, approvedAt, approvalReason, pausedBy, pausedAt, pauseReason } =
    framework
  return (
    <>
      <p>{seededInWords(framework.purpose)}</p>
      {framework.note !== null && <p>{framework.note}</p>}
      <span className="second-line">
        {t('frameworks.proposed', { who: doerInWords(proposedBy), when: dateTime(proposedAt) })}
      </span>
      {approvedAt !== null && (
        <span className="second-line">
          {t('frameworks.approved', {
            who: doerInWords(approvedBy ?? ''),
            when: dateTime(approvedAt),
            reason: seededInWords(approvalReason ?? ''),
          })}
        </span>
      )}
      {pausedAt !== null && (
        <span className="second-line">
          {t('frameworks.paused', {
            who: doerInWords(pausedBy ?? ''),
            when: dateTime(pausedAt),
            reason: pauseReason,
          })}
        </span>
      )}
      {framework.tables.length > 0 && (
        <span className="second-line">
          {t('frameworks.tables', { tables: framework.tables.join(', ').replaceAll('_', ' ') })}
        </span>
      )}
    </>
  )
}

type Asked = { readonly framework: Framework; readonly decision: FrameworkDecision }

function Decide({ framework, decision, onClose }: Asked & { onClose: () => void }) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const [missing, setMissing] = useState(false)
  const decide = useMutation({
    mutationFn: (reason: string) => decideFramework(framework.id, decision, reason),
    onSuccess: ({ version, status }) => {
      void queries.invalidateQueries({ queryKey: frameworksQuery.queryKey })
      say(t('frameworks.done', { version, state: t(`frameworkStatus.${status}`) }))
      onClose()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    setMissing(reason === '')
    if (reason !== '') decide.mutate(reason)
  }
  const what = t(decisions[decision].text)
  return (
    <Dialog title={t('frameworks.act', { what, version: framework.version })} open onClose={onClose}>
      <p>{t(decisions[decision].means)}</p>
      {decide.isError && <RefusalNotice error={decide.error} />}
      <form onSubmit={submit} noValidate>
        <TextArea
          label={t('common.reason')}
          hint={t('frameworks.reasonHint')}
          name="reason"
          autoFocus
          error={missing ? t('form.required') : null}
        />
        <FormButtons submit={what} busy={decide.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

const fields = ['version', 'title', 'purpose', 'reviewDate'] as const

function Propose({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  const propose = useMutation({
    mutationFn: proposeFramework,
    onSuccess: ({ version, status }) => {
      void queries.invalidateQueries({ queryKey: frameworksQuery.queryKey })
      say(t('frameworks.done', { version, state: t(`frameworkStatus.${status}`) }))
      onClose()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const said = (name: string) => String(data.get(name)).trim()
    const empty = new Set(fields.filter(name => said(name) === ''))
    setMissing(empty)
    if (empty.size > 0) return
    propose.mutate({
      version: said('version'),
      title: said('title'),
      purpose: said('purpose'),
      reviewDate: said('reviewDate'),
      ...(said('note') === '' ? {} : { note: said('note') }),
    })
  }
  const error = (name: string) => (missing.has(name) ? t('form.required') : null)
  return (
    <Dialog title={t('frameworks.propose')} open onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {propose.isError && <RefusalNotice error={propose.error} />}
        <TextField label={t('frameworks.version')} name="version" error={error('version')} autoFocus />
        <TextField label={t('frameworks.name')} name="title" error={error('title')} />
        <TextArea
          label={t('frameworks.purpose')}
          hint={t('frameworks.purposeHint')}
          name="purpose"
          error={error('purpose')}
        />
        <TextField
          label={t('frameworks.review')}
          hint={t('frameworks.reviewHint')}
          name="reviewDate"
          type="date"
          error={error('reviewDate')}
        />
        <TextArea label={`${t('frameworks.note')} (${t('common.optional')})`} name="note" />
        <FormButtons submit={t('frameworks.propose')} busy={propose.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
