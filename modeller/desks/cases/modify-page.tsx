// Moving a case by hand: what ends and what begins is chosen on the drawing or in the list beside it; what would happen
// is shown before it is done, and the trail keeps the reason.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { type InstanceDetail, instanceQuery, modifyInstance } from '../../api/instances.ts'
import { useMay } from '../../api/session.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import { readVersionQuery } from '../../drawing/query.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Notice } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { Working } from '../../ui/working.tsx'
import { beginningAt, choiceMarks, press, wishOf } from './modify/choice.ts'
import { Choices } from './modify/choices.tsx'
import { Foreseen } from './modify/foreseen.tsx'
import { placesOf, standingOf } from './standing.ts'
import '../../styles/steer.css'

export default function ModifyPage() {
  const { t, language } = useTexts()
  const { instanceKey = '' } = useParams()
  const detail = useQuery(instanceQuery(instanceKey))
  const version = useQuery({
    ...readVersionQuery(detail.data?.instance.processDefinitionKey ?? '', language),
    enabled: detail.data !== undefined,
  })
  const error = detail.error ?? version.error
  if (error !== null)
    return (
      <Page title={t('cases.notFound')}>
        <RefusalNotice error={error} />
      </Page>
    )
  if (detail.data === undefined || version.data === undefined) return <Loading />
  return <Modify detail={detail.data} {...version.data} />
}

function Modify({ detail, xml, drawing }: { detail: InstanceDetail; xml: string; drawing: Drawing }) {
  const { t } = useTexts()
  const may = useMay()
  const { instance } = detail
  const barred = !may('instance.operate')
    ? t('common.notAllowed')
    : instance.status === 'suspended'
      ? t('modify.onHold')
      : instance.status === 'active'
        ? null
        : t('cases.ended')
  return (
    <Page
      wide
      title={t('modify.title', { number: instance.number })}
      lead={t('modify.lead')}
      actions={
        <Link className="button" to={paths.case(instance.key)}>
          {t('modify.back')}
        </Link>
      }
    >
      {barred !== null ? (
        <Notice kind="warning">{barred}</Notice>
      ) : (
        <Steering detail={detail} xml={xml} drawing={drawing} />
      )}
    </Page>
  )
}

function Steering({ detail, xml, drawing }: { detail: InstanceDetail; xml: string; drawing: Drawing }) {
  const { t } = useTexts()
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { instance } = detail
  const live = useMemo(() => standingOf(detail), [detail])
  const [search] = useSearchParams()
  const [choice, setChoice] = useState(() => beginningAt(search.get('begin'), drawing))
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const wish = wishOf(choice)
  // What was shown holds only for the same choice and for the case as it stood.
  const of = JSON.stringify([wish, instance.entries])
  const preview = useMutation({
    mutationFn: (_: string) =>
      modifyInstance(instance.key, { ...wish, reason: reason.trim() || t('foreseen.title'), preview: true }),
  })
  const foreseen = preview.variables === of ? preview.data : undefined
  const doIt = useMutation({
    mutationFn: () => modifyInstance(instance.key, { ...wish, reason: reason.trim() }),
    onSuccess: async () => {
      say(t('modify.done', { number: instance.number }))
      await queries.invalidateQueries()
      await navigate(paths.case(instance.key))
    },
  })
  const marks = useMemo(() => choiceMarks(live, choice), [live, choice])
  const onPress = (element: string) => {
    const next = press(choice, live, drawing, element)
    if (next === choice) {
      if (drawing.nodes.has(element)) say(t('modify.notByHand', { name: nameIn(drawing, element) }))
      return
    }
    setChoice(next)
  }
  const known = [...new Set(detail.variables.map(({ name }) => name))].filter(name => name !== 'notes')
  const submit = () => {
    setMissing(reason.trim() === '')
    if (reason.trim() !== '') doIt.mutate()
  }
  return (
    <>
      <div className="steer">
        <div>
          <p className="hint">{t('modify.pictureHint')}</p>
          <Diagram
            xml={xml}
            marks={marks}
            center={placesOf(live)[0] ?? null}
            onSelect={onPress}
            label={t('modify.picture')}
            className="steer-diagram"
          />
        </div>
        <div className="card">
          <Choices
            live={live}
            drawing={drawing}
            processId={instance.processId}
            known={known}
            choice={choice}
            onChoose={setChoice}
          />
        </div>
      </div>
      {preview.isError && preview.variables === of && <RefusalNotice error={preview.error} />}
      {doIt.isError && <RefusalNotice error={doIt.error} />}
      <div className="button-row steer-buttons">
        <Button
          whyNot={wish === null ? t('modify.nothing') : null}
          disabled={preview.isPending}
          onClick={() => preview.mutate(of)}
        >
          {t('foreseen.show')}
        </Button>
        <Working busy={preview.isPending} />
      </div>
      {foreseen !== undefined && (
        <Foreseen key={of} before={live} outcome={foreseen} xml={xml} drawing={drawing} />
      )}
      <TextArea
        label={t('common.reason')}
        hint={t('modify.reasonHint')}
        value={reason}
        onChange={event => setReason(event.target.value)}
        error={missing ? t('cases.acts.reasonMissing') : null}
      />
      <div className="button-row">
        <Button
          look="main"
          whyNot={foreseen === undefined ? t('foreseen.first') : null}
          disabled={doIt.isPending}
          onClick={submit}
        >
          {t('modify.do')}
        </Button>
        <Working busy={doIt.isPending} />
      </div>
    </>
  )
}
