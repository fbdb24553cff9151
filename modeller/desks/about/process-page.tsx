// One process for everybody: what it does and never does, who decides, what is kept, which rights there are, the same
// in short for young readers, and every step in words.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { Refusal } from '../../api/client.ts'
import { type PublicPage, publicPageQuery } from '../../api/public.ts'
import { TwinView } from '../../drawing/twin-view.tsx'
import { useTexts } from '../../i18n/texts.ts'
import { dateOnly } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Fold } from '../../ui/fold.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading } from '../../ui/state.tsx'

export default function AboutProcessPage() {
  const { t, language } = useTexts()
  const { processId = '' } = useParams()
  const page = useQuery(publicPageQuery(processId, language))
  if (page.error instanceof Refusal && page.error.code === 'NOT_FOUND')
    return (
      <Page title={t('about.unknown')}>
        <Empty title={t('about.unknownNext')}>
          <Link to={paths.about()}>{t('about.all')}</Link>
        </Empty>
      </Page>
    )
  if (page.isError)
    return (
      <Page title={t('about.title')}>
        <RefusalNotice error={page.error} onRetry={() => void page.refetch()} />
      </Page>
    )
  if (page.data === undefined) return <Loading />
  return <Told page={page.data} />
}

function Told({ page: { title, about, version, deployedAt, sections, parts } }: { page: PublicPage }) {
  const { t } = useTexts()
  return (
    <Page
      title={title}
      lead={about ?? undefined}
      actions={
        <>
          <Link className="button" to={paths.about()}>
            {t('about.all')}
          </Link>
          <button type="button" className="button" onClick={() => globalThis.print()}>
            {t('about.print')}
          </button>
        </>
      }
    >
      <nav className="card about-contents no-print" aria-label={t('about.contents')}>
        <ul>
          {[...sections, { id: 'steps', heading: t('twin.title') }].map(({ id, heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map(({ id, heading, lines }) => (
        <section
          key={id}
          id={id}
          className={`card about-section${id === 'young' ? ' about-young' : ''}`}
          aria-labelledby={`${id}-title`}
        >
          <h2 id={`${id}-title`}>{heading}</h2>
          <ul>
            {lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <Fold id="steps" title={t('twin.title')} className="about-section">
        <TwinView parts={parts} />
      </Fold>
      <p className="second-line">{t('about.since', { version, date: dateOnly(deployedAt) })}</p>
    </Page>
  )
}
