// The views of a list with how much each holds. What is being looked at can be kept under a name; a view of one's own can
// be renamed and removed.

import { lazy, Suspense, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Listed, View } from '../../api/views.ts'
import { speakOf, type TextKey, useTexts } from '../../i18n/texts.ts'
import { useCurrentInSight } from '../../ui/current-in-sight.ts'

const KeepView = lazy(async () => (await Promise.all([import('./keep-view.tsx'), speakOf('cases')]))[0])

/** The same question, however it is written. */
export const sameFilter = (one: object, other: object) => written(one) === written(other)
const written = (filter: object) =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => a.localeCompare(b)),
  )

export function Views<Chosen extends View>({
  list,
  label,
  views,
  filter,
  names,
  to,
}: {
  list: Listed
  label: string
  views: readonly Chosen[]
  /** What is being looked at; null where that cannot be kept. */
  filter: Chosen['filter'] | null
  names: Readonly<Record<string, TextKey>>
  to: (filter: Chosen['filter']) => string
}) {
  const { t } = useTexts()
  const [asked, setAsked] = useState<'keep' | 'rename' | 'remove' | null>(null)
  const here = filter === null ? undefined : views.find(view => sameFilter(view.filter, filter))
  const row = useRef<HTMLElement>(null)
  useCurrentInSight(row, here?.id ?? here?.name)
  const own = here !== undefined && here.id !== null
  return (
    <div className="views">
      <nav aria-label={label} ref={row}>
        <ul>
          {views.map(view => (
            <li key={view.id ?? view.name}>
              <Link to={to(view.filter)} aria-current={view === here ? 'page' : undefined}>
                {view.id === null ? t(names[view.name] ?? 'common.all') : view.name}{' '}
                <span className="count">{view.count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {own ? (
        <div className="button-row">
          <button type="button" className="button button-small" onClick={() => setAsked('rename')}>
            {t('views.rename')}
          </button>
          <button type="button" className="button button-small" onClick={() => setAsked('remove')}>
            {t('views.remove')}
          </button>
        </div>
      ) : (
        here === undefined &&
        filter !== null && (
          <button type="button" className="button button-small" onClick={() => setAsked('keep')}>
            {t('views.keep')}
          </button>
        )
      )}
      {asked !== null && filter !== null && (
        <Suspense fallback={null}>
          <KeepView
            list={list}
            filter={filter}
            view={asked === 'keep' ? null : (here ?? null)}
            removing={asked === 'remove'}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      )}
    </div>
  )
}
