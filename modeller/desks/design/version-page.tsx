// One deployed version: the picture, its text twin, its files; nothing here can change it.

import { useQuery } from '@tanstack/react-query'
import { Fragment, useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { definitionQuery, resourcesQuery, statisticsQuery } from '../../api/drawings.ts'
import { useMay } from '../../api/session.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import type { Marks, Viewer } from '../../canvas/viewer.ts'
import { readVersionQuery } from '../../drawing/query.ts'
import { Twin } from '../../drawing/twin.tsx'
import { seededInWords } from '../../i18n/seeded.ts'
import { doerInWords, useTexts } from '../../i18n/texts.ts'
import { exactTime } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading } from '../../ui/state.tsx'
import { VariantTag } from './processes-page.tsx'
import { TakePicture } from './take-picture.tsx'
import { VersionList } from './version-list.tsx'
import '../../styles/design.css'

export default function VersionPage() {
  const { t, language } = useTexts()
  const may = useMay()
  const { definitionKey = '' } = useParams()
  const definition = useQuery(definitionQuery(definitionKey))
  const version = useQuery(readVersionQuery(definitionKey, language))
  const resources = useQuery(resourcesQuery(definitionKey))
  const statistics = useQuery({ ...statisticsQuery(definitionKey), enabled: may('instance.read') })
  const [viewer, setViewer] = useState<Viewer | null>(null)
  /** Whether the picture is there, or cannot be shown: the words below it come then. */
  const [pictured, setPictured] = useState(false)
  const marks = useMemo<Marks>(() => {
    const badges: Record<string, { text: string; kind: string }> = {}
    for (const { element, active, incidents } of statistics.data ?? [])
      badges[element] =
        incidents > 0 ? { text: `! ${incidents}`, kind: 'wrong' } : { text: String(active), kind: 'now' }
    return { classes: {}, badges }
  }, [statistics.data])
  const error = definition.error ?? version.error
  if (error !== null)
    return (
      <Page title={t('design.title')}>
        <RefusalNotice error={error} />
      </Page>
    )
  if (definition.data === undefined || version.data === undefined) return <Loading />
  const { name, processId, deployedAt, deployedBy, note, checksum, variant, draftId, resourceName } =
    definition.data
  const file = resourceName.replace(/\.bpmn$/, '')
  return (
    <Page
      wide
      title={`${name ?? processId}, ${t('common.version', { version: definition.data.version })}`}
      lead={<VariantTag variant={variant} />}
      actions={
        <>
          {draftId !== null && (
            <Link className="button button-main" to={paths.draft(draftId)}>
              {t('design.openDraft')}
            </Link>
          )}
          <TakePicture
            name={file}
            xml={async () => version.data.xml}
            svg={() => viewer!.svg()}
            phases={() => viewer!.phases()}
            waiting={viewer === null}
          />
          <button type="button" className="button" onClick={() => globalThis.print()}>
            {t('about.print')}
          </button>
        </>
      }
    >
      <Diagram
        xml={version.data.xml}
        tree={version.data.tree}
        marks={marks}
        onViewer={setViewer}
        onOpened={() => setPictured(true)}
        label={t('design.picture', { name: name ?? processId })}
      />
      <div className="two-columns">
        <section className="card">
          <h2>{t('design.about')}</h2>
          <dl className="facts">
            <dt>{t('design.deployed')}</dt>
            <dd>
              {exactTime(deployedAt)}, {doerInWords(deployedBy)}
            </dd>
            <dt>{t('design.note')}</dt>
            <dd>{note === null ? t('common.none') : seededInWords(note)}</dd>
            <dt>{t('design.checksum')}</dt>
            <dd className="hash">{checksum}</dd>
            <dt>{t('design.files')}</dt>
            <dd>
              {(resources.data ?? []).map(({ name }, at, { length }) => (
                <Fragment key={name}>
                  <span className="file-name">
                    {name}
                    {at < length - 1 && ','}
                  </span>{' '}
                </Fragment>
              ))}
            </dd>
          </dl>
        </section>
        <VersionList processId={processId} />
      </div>
      <Disclosure title={t('twin.title')} open={globalThis.matchMedia('(min-width: 600px)').matches}>
        {pictured ? <Twin definitionKey={definitionKey} tree={version.data.tree} /> : <Loading />}
      </Disclosure>
    </Page>
  )
}
