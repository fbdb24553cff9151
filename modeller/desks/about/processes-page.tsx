// Every process that runs here, for everybody: its name, what it is for, and the framework it works under.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { publicProcessesQuery } from '../../api/public.ts'
import { seededInWords } from '../../i18n/seeded.ts'
import { useTexts } from '../../i18n/texts.ts'
import { dateOnly } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Empty, Loading, Notice } from '../../ui/state.tsx'

export default function AboutPage() {
  const { t, language } = useTexts()
  const list = useQuery(publicProcessesQuery(language))
  return (
    <Page title={t('about.title')} lead={t('about.lead')}>
      {list.isError ? (
        <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Loading />
      ) : (
        <>
          <section className="card">
            <h2>{t('about.framework')}</h2>
            {list.data.framework === null ? (
              <Notice kind="warning">{t('about.noFramework')}</Notice>
            ) : (
              <>
                <p>
                  <strong>{seededInWords(list.data.framework.title)}</strong>
                </p>
                <p>{seededInWords(list.data.framework.purpose)}</p>
                <p className="second-line">
                  {t('about.inForce', {
                    version: list.data.framework.version,
                    date: dateOnly(list.data.framework.reviewDate),
                  })}
                </p>
              </>
            )}
          </section>
          <h2 className="visually-hidden">{t('about.processes')}</h2>
          {list.data.items.length === 0 ? (
            <Empty title={t('about.none')}>
              <p>{t('about.noneNext')}</p>
            </Empty>
          ) : (
            <ul className="about-list">
              {list.data.items.map(({ processId, title, about }) => (
                <li key={processId}>
                  <h3>
                    <Link to={paths.aboutProcess(processId)}>{title}</Link>
                  </h3>
                  {about !== null && <p>{about}</p>}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Page>
  )
}
