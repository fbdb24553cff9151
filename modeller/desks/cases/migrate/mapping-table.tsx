// Pair by pair, where things go: the same as on the two pictures, for the keyboard and for those who do not see them.
// What would be refused is said at the element that it is about.

import type { Drawing } from '../../../drawing/read.ts'
import { choiceName, kindOf } from '../../../drawing/words.ts'
import { useTexts, wordFor } from '../../../i18n/texts.ts'
import { RecordTable } from '../../../ui/record-table.tsx'
import { codeInWords } from '../../../ui/refusal.tsx'
import { numberOf, optionsFor, type Row } from './mapping.ts'

/** What a preview would refuse at an element, and for how many cases. */
export type AtElement = { readonly code: string; readonly message: string; readonly cases: number }

export function MappingTable({
  rows,
  before,
  target,
  processId,
  current,
  refused,
  onCurrent,
  onSay,
}: {
  rows: readonly Row[]
  before: Drawing
  target: Drawing
  processId: string
  current: string | null
  refused: ReadonlyMap<string, AtElement>
  onCurrent: (from: string) => void
  onSay: (from: string, to: string) => void
}) {
  const { t } = useTexts()
  return (
    <RecordTable
      caption={t('migrate.list')}
      columns={[t('migrate.from'), t('migrate.standing'), t('migrate.to')]}
      className="mapping"
    >
      {rows.map((row, at) => {
        const name = choiceName(before, row.from)
        const trouble = refused.get(row.from)
        const error = trouble === undefined ? null : `mapping-${row.from}-error`
        return (
          <tr key={row.from} className={row.from === current ? 'row-current' : undefined}>
            <th scope="row">
              <span className={`pair pair-${row.how}`}>{numberOf(row, at)}</span> {name}
              <span className="second-line">{wordFor('bpmn', row.type)}</span>
            </th>
            <td data-label={t('migrate.standing')}>{row.standing}</td>
            <td data-label={t('migrate.to')}>
              <select
                aria-label={t('migrate.toOf', { name })}
                aria-invalid={error === null ? undefined : true}
                aria-describedby={error ?? undefined}
                value={row.to ?? ''}
                onFocus={() => onCurrent(row.from)}
                onChange={event => onSay(row.from, event.target.value)}
              >
                {row.how !== 'same' && (
                  <option value="">{t(row.how === 'none' ? 'migrate.nowhere' : 'migrate.bySelf')}</option>
                )}
                {optionsFor(row, target, processId).map(node => (
                  <option key={node.id} value={node.id}>
                    {node.name === null ? choiceName(target, node.id) : `${node.name} (${kindOf(node)})`}
                  </option>
                ))}
              </select>
              <span className="second-line">
                {row.problem === null
                  ? t(row.how === 'hand' ? 'migrate.how.hand' : 'migrate.how.same')
                  : t(`migrate.problems.${row.problem}`)}
              </span>
              {trouble !== undefined && (
                <p className="error" id={error ?? undefined}>
                  {t('migrate.refusedHere', { count: trouble.cases })}{' '}
                  {codeInWords(trouble.code, trouble.message)}
                </p>
              )}
            </td>
          </tr>
        )
      })}
    </RecordTable>
  )
}
