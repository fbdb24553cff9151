// A draft: drawn, with its forms and decisions, tried, deployed. One bar says how it stands; tabs lead to its parts.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useMemo, useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import { api, Refusal } from '../../api/client.ts'
import {
  type Definition,
  type Draft,
  deleteDraft,
  deployDraft,
  draftQuery,
  type Variant,
} from '../../api/drawings.ts'
import { useMay } from '../../api/session.ts'
import { doerInWords, useTexts } from '../../i18n/texts.ts'
import { type DraftTab, paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { useInSight } from '../../ui/in-sight.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Notice } from '../../ui/state.tsx'
import { useSay } from '../../ui/status.tsx'
import { withForm, withoutForm } from './block-form.ts'
import { Board } from './board.tsx'
import { useChecking } from './checking.ts'
import { DecisionsTab } from './decisions-tab.tsx'
import { forget, type Recovered, recovered, type SaveState, useDraft } from './draft-state.ts'
import { FormsTab } from './forms-tab.tsx'
import { FrameworkInForce } from './framework-in-force.tsx'
import { VersionList } from './version-list.tsx'
import '../../styles/design.css'

const TryTab = lazy(() => import('./try/try-tab.tsx'))

const tabs: readonly DraftTab[] = ['draw', 'forms', 'decisions', 'try', 'versions']

export default function DraftPage() {
  const { t } = useTexts()
  const { draftId = '', tab = 'draw' } = useParams()
  const draft = useQuery(draftQuery(draftId))
  // An address that names no part of a draft leads to its drawing.
  if (!tabs.some(name => name === tab)) return <Navigate to={paths.draft(draftId)} replace />
  if (draft.isError)
    return (
      <Page title={t('design.title')}>
        <RefusalNotice error={draft.error} />
        <Link to={paths.design()}>{t('design.title')}</Link>
      </Page>
    )
  if (draft.data === undefined) return <Loading />
  return <Editor key={draftId} draft={draft.data} />
}

function Editor({ draft: first }: { draft: Draft }) {
  const { t, language } = useTexts()
  const may = useMay()
  const say = useSay()
  const readOnly = !may('draft.write')
  const [opened] = useState(first)
  const draft = useDraft(opened, readOnly)
  const { work, change } = draft
  const { tab = 'draw' } = useParams() as { tab?: DraftTab }
  const row = useInSight<HTMLElement>(tab)
  const [asked, setAsked] = useState<'deploy' | 'delete' | null>(null)
  const [found, setFound] = useState(() => recovered(opened))
  // The board is told to open a drawing only when it comes from elsewhere; what it drew itself it has already.
  const [shown, setShown] = useState({ xml: opened.xml, at: 0 })
  const checked = useChecking(work.xml, language)
  const others = first.rev > draft.rev && draft.state !== 'saving'
  const bring = (xml: string) => {
    setShown(({ at }) => ({ xml, at: at + 1 }))
    change({ xml })
  }
  const processId = opened.processIds[0] ?? ''
  const restore = async (version: Definition) => {
    bring(await api.text(`/process-definitions/${version.key}/xml`))
    say(t('versions.restored', { version: version.version }))
  }
  const resources = useMemo(() => work.resources, [work.resources])
  return (
    <Page
      wide
      title={work.name}
      lead={<SavedLine state={draft.state} rev={draft.rev} readOnly={readOnly} />}
      actions={
        <>
          <label className="variant-pick">
            <span className="visually-hidden">{t('design.variant')}</span>
            <select
              value={work.variant}
              disabled={readOnly}
              onChange={event => change({ variant: event.target.value as Variant })}
            >
              <option value="to-be">{t('design.toBe')}</option>
              <option value="as-is">{t('design.asIs')}</option>
            </select>
          </label>
          <Button
            whyNot={readOnly ? t('design.onlyDesigners') : null}
            disabled={draft.state === 'saved' || draft.state === 'saving'}
            onClick={() => void draft.saveNow().catch(() => {})}
          >
            {t('common.save')}
          </Button>
          <Button
            look="main"
            whyNot={may('definition.deploy') ? null : t('design.onlyDesigners')}
            onClick={() => setAsked('deploy')}
          >
            {t('design.deploy')}
          </Button>
          {!readOnly && (
            <Button look="quiet" onClick={() => setAsked('delete')}>
              {t('design.deleteDraft')}
            </Button>
          )}
        </>
      }
    >
      {found !== null && (
        <Unsaved
          found={found}
          draft={draft}
          onTake={() => {
            change(found.work)
            setShown(({ at }) => ({ xml: found.work.xml, at: at + 1 }))
            setFound(null)
          }}
          onLeave={() => {
            forget(opened.id)
            setFound(null)
          }}
        />
      )}
      {(draft.state === 'conflict' || others) && (
        <Conflict
          draft={draft}
          id={opened.id}
          dirty={draft.state !== 'saved'}
          onTaken={theirs => setShown(({ at }) => ({ xml: theirs.xml, at: at + 1 }))}
        />
      )}
      {draft.state === 'failed' && (
        <RefusalNotice error={draft.error} onRetry={() => void draft.saveNow().catch(() => {})} />
      )}
      <nav ref={row} className="tabs" aria-label={t('design.parts')}>
        {tabs.map(name => (
          <Link key={name} to={paths.draft(opened.id, name)} aria-current={name === tab ? 'page' : undefined}>
            {t(`design.tabs.${name as 'draw' | 'forms' | 'decisions' | 'try' | 'versions'}`)}
          </Link>
        ))}
        <Link to={paths.gaps(opened.id)}>{t('gaps.short')}</Link>
      </nav>
      <div hidden={tab !== 'draw'}>
        <Board
          shown={shown}
          checked={checked}
          resources={resources}
          readOnly={readOnly}
          visible={tab === 'draw'}
          name={work.name}
          onXml={xml => change({ xml })}
          onOpen={bring}
          onForm={(form, stands) => {
            const next = stands ? withForm(work.resources, form) : withoutForm(work.resources, form)
            if (next !== work.resources) change({ resources: next })
            return next !== work.resources
          }}
        />
      </div>
      {tab === 'forms' && (
        <FormsTab
          resources={resources}
          readOnly={readOnly}
          xml={work.xml}
          onChange={next => change({ resources: next })}
        />
      )}
      {tab === 'decisions' && (
        <DecisionsTab
          xml={work.xml}
          resources={resources}
          readOnly={readOnly}
          onChange={next => change({ resources: next })}
        />
      )}
      {tab === 'try' && (
        <Suspense fallback={<Loading />}>
          <TryTab
            name={work.name}
            xml={work.xml}
            resources={resources}
            readOnly={readOnly}
            onChange={next => change({ resources: next })}
          />
        </Suspense>
      )}
      {tab === 'versions' && (
        <VersionList
          processId={processId}
          draft={opened.id}
          onRestore={readOnly ? undefined : version => void restore(version)}
        />
      )}
      {asked === 'deploy' && (
        <Deploy
          draft={draft}
          id={opened.id}
          problems={checked.problems.filter(({ severity }) => severity === 'error').length}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'delete' && (
        <Delete id={opened.id} rev={draft.rev} name={work.name} onClose={() => setAsked(null)} />
      )}
    </Page>
  )
}

function SavedLine({ state, rev, readOnly }: { state: SaveState; rev: number; readOnly: boolean }) {
  const { t } = useTexts()
  return <p role="status">{readOnly ? t('design.readOnly') : t(`design.save.${state}`, { rev })}</p>
}

type DraftWork = ReturnType<typeof useDraft>

/** What an earlier visit could not save: taken, or kept beside a draft that went on without it. */
function Unsaved({
  found,
  draft,
  onTake,
  onLeave,
}: {
  found: Recovered
  draft: DraftWork
  onTake: () => void
  onLeave: () => void
}) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const copy = useMutation({
    mutationFn: () =>
      draft.keepAsCopy({ ...found.work, name: t('design.copyOf', { name: found.work.name }) }),
    onSuccess: made => void navigate(paths.draft(made.id)),
  })
  return (
    <Notice kind="warning">
      <p>{t(found.older ? 'design.recoveredOlder' : 'design.recovered')}</p>
      {copy.isError && <RefusalNotice error={copy.error} />}
      <div className="button-row">
        <Button disabled={copy.isPending} onClick={found.older ? () => copy.mutate() : onTake}>
          {t(found.older ? 'design.keepCopy' : 'design.takeRecovered')}
        </Button>
        <button type="button" className="button" onClick={onLeave}>
          {t('design.dropRecovered')}
        </button>
      </div>
    </Notice>
  )
}

function Conflict({
  draft,
  id,
  dirty,
  onTaken,
}: {
  draft: DraftWork
  id: string
  dirty: boolean
  onTaken: (theirs: Draft) => void
}) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const theirs = useQuery({ ...draftQuery(id), refetchOnMount: 'always' })
  const take = () => {
    if (theirs.data === undefined) return
    draft.takeTheirs(theirs.data)
    onTaken(theirs.data)
  }
  const copy = useMutation({
    mutationFn: () =>
      draft.keepAsCopy({ ...draft.work, name: t('design.copyOf', { name: draft.work.name }) }),
    onSuccess: made => void navigate(paths.draft(made.id)),
  })
  return (
    <Notice kind="warning" role="alert">
      <p>
        {t(dirty ? 'design.conflict' : 'design.newer', { name: doerInWords(theirs.data?.updatedBy ?? '') })}
      </p>
      {copy.isError && <RefusalNotice error={copy.error} />}
      <div className="button-row">
        <button type="button" className="button" onClick={take}>
          {t('design.takeTheirs')}
        </button>
        {dirty && (
          <button type="button" className="button" onClick={() => copy.mutate()}>
            {t('design.keepCopy')}
          </button>
        )}
      </div>
    </Notice>
  )
}

function Deploy({
  draft,
  id,
  problems,
  onClose,
}: {
  draft: DraftWork
  id: string
  problems: number
  onClose: () => void
}) {
  const { t } = useTexts()
  const say = useSay()
  const queries = useQueryClient()
  const deploy = useMutation({
    mutationFn: async (note: string) => deployDraft(id, await draft.saveNow(), note),
    onSuccess: deployment => {
      void queries.invalidateQueries({ queryKey: ['definition'] })
      const versions = deployment.definitions
        .map(({ name, processId, version }) => `${name ?? processId} ${version}`)
        .join(', ')
      say(t(deployment.unchanged ? 'design.unchanged' : 'design.deployedNow', { versions }))
      onClose()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    deploy.mutate(String(new FormData(event.currentTarget).get('note')).trim())
  }
  return (
    <Dialog title={t('design.deployNow')} open onClose={onClose}>
      <p>{t('design.deployMeans')}</p>
      <FrameworkInForce />
      {problems > 0 && <Notice kind="warning">{t('design.deployProblems', { count: problems })}</Notice>}
      {deploy.error instanceof Refusal && <RefusalNotice error={deploy.error} />}
      <form onSubmit={submit}>
        <TextArea label={t('design.note')} hint={t('design.noteHint')} name="note" autoFocus />
        <FormButtons
          submit={deploy.isPending ? t('form.sending') : t('design.deployNow')}
          busy={deploy.isPending}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}

function Delete({ id, rev, name, onClose }: { id: string; rev: number; name: string; onClose: () => void }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => deleteDraft(id, rev),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['draft', 'list'] })
      void navigate(paths.design())
    },
  })
  return (
    <Dialog title={t('design.deleteNow')} open onClose={onClose}>
      <p>{t('design.deleteMeans', { name })}</p>
      {remove.isError && <RefusalNotice error={remove.error} />}
      <div className="button-row">
        <button type="button" className="button button-danger" onClick={() => remove.mutate()}>
          {t('design.deleteNow')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
