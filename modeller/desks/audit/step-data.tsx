// The data of the case at a step: before and after, only what changed unless all is asked for.

import { type Ref, useState } from 'react'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { RecordTable } from '../../ui/record-table.tsx'
import type { DataWords } from './data-words.ts'
import type { Change } from './replay.ts'

export function StepData({
  ref,
  changes,
  drawing,
  words,
  ended,
}: {
  ref: Ref<HTMLElement>
  changes: readonly Change[]
  drawing: Drawing | undefined
  words: DataWords
  /** The case ended with this step: nothing is known after it. */
  ended: boolean
}) {
  const { t } = useTexts()
  const [all, setAll] = useState(false)
  const shown = all ? changes : changes.filter(({ changed }) => changed)
  return (
    <section className="replay-data card" ref={ref} tabIndex={-1} aria-label={t('replay.data')}>
      <h2>{t('replay.data')}</h2>
      {ended && <p className="second-line">{t('replay.ended')}</p>}
      <label className="choice">
        <input type="checkbox" checked={all} onChange={event => setAll(event.target.checked)} />
        <span>{t('replay.allData', { count: changes.length })}</span>
      </label>
      {shown.length === 0 ? (
        <p className="second-line">{t('replay.noChange')}</p>
      ) : (
        <RecordTable
          caption={t('replay.data')}
          columns={[t('common.name'), t('replay.before'), t('replay.after')]}
        >
          {shown.map(({ scope, name, before, after, changed }) => (
            <tr key={`${scope}.${name}`} className={changed ? 'changed' : undefined}>
              <th scope="row">
                {words.label(name)}
                {scope !== '' && <span className="second-line">{nameIn(drawing, scope)}</span>}
              </th>
              <td data-label={t('replay.before')}>
                {before === undefined ? '–' : words.value(name, before)}
              </td>
              <td data-label={t('replay.after')}>
                {after === undefined ? (
                  '–'
                ) : changed ? (
                  <strong>{words.value(name, after)}</strong>
                ) : (
                  words.value(name, after)
                )}
              </td>
            </tr>
          ))}
        </RecordTable>
      )}
    </section>
  )
}
