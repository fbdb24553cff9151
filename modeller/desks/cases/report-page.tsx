// Somebody tells of a worry. As few questions as possible, facts before anything about a person, and afterwards
// what happens next and the number to ask about.

import { useMutation } from '@tanstack/react-query'
import { Link } from 'react-router'
import { reportWorry, type WorryReport } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { Form, forgetDraft } from '../../forms/form.tsx'
import type { Component, FormSchema } from '../../forms/schema.ts'
import { type TextKey, useTexts } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { Notice } from '../../ui/state.tsx'

const answersOf = {
  where_seen: ['public_post', 'open_group', 'private_message_shown_to_reporter', 'game_chat', 'offline'],
  received_via: ['form', 'phone', 'partner', 'online_worker', 'event'],
  reporter_role: ['practitioner', 'relative', 'resident', 'partner'],
  reporter_relation: ['close', 'some', 'none'],
  age_band: ['under_13', '13_15', '16_17', '18_25', 'over_25', 'unknown'],
  danger: ['yes', 'no'],
} as const

export default function ReportPage() {
  const { t } = useTexts()
  const may = useMay()
  const send = useMutation({ mutationFn: reportWorry, onSuccess: () => forgetDraft('report') })
  const choice = (type: 'radio' | 'select', key: keyof typeof answersOf, required: boolean): Component => ({
    type,
    key,
    label: t(`report.${key}` as TextKey),
    values: answersOf[key].map(value => ({ value, label: t(`report.answers.${value}` as TextKey) })),
    validate: { required },
  })
  const schema: FormSchema = {
    components: [
      {
        type: 'textarea',
        key: 'what_was_seen',
        label: t('report.what_was_seen'),
        description: t('report.what_was_seen_hint'),
        validate: { required: true, maxLength: 600 },
      },
      choice('radio', 'where_seen', true),
      choice('radio', 'danger', true),
      choice('select', 'reporter_role', true),
      choice('select', 'received_via', false),
      choice('radio', 'reporter_relation', false),
      choice('select', 'age_band', false),
      {
        type: 'textfield',
        key: 'reporter_contact',
        label: t('report.reporter_contact'),
        description: t('report.reporter_contact_hint'),
        validate: { maxLength: 120 },
      },
    ],
  }
  if (send.isSuccess)
    return (
      <Page title={t('report.thanks')} key="thanks">
        <Notice kind="good" role="status">
          <p>
            {send.data.instanceNumber === null
              ? t('report.kept')
              : t('report.received', { number: send.data.instanceNumber })}
          </p>
        </Notice>
        <p>{t('report.next')}</p>
        <div className="button-row">
          {send.data.instanceKey !== null && may('instance.read') && (
            <Link className="button button-main" to={paths.case(send.data.instanceKey)}>
              {t('report.open')}
            </Link>
          )}
          <button type="button" className="button" onClick={() => send.reset()}>
            {t('report.another')}
          </button>
        </div>
      </Page>
    )
  return (
    <Page title={t('report.title')} lead={t('report.lead')} key="form">
      <Notice kind="warning">
        <p>{t('report.emergency')}</p>
      </Notice>
      <div className="card">
        <Form
          headings="h2"
          schema={schema}
          data={{}}
          element={null}
          draftKey="report"
          error={send.error}
          busy={send.isPending}
          submitLabel={t('report.submit')}
          onSubmit={answers => send.mutate(answers as WorryReport)}
        />
      </div>
    </Page>
  )
}
