// The version that runs and the one that is wanted, side by side: first an element on the left is pressed, then its
// place on the right. Pairs wear the same number.

import { useMemo } from 'react'
import { Diagram } from '../../../canvas/lazy-diagram.tsx'
import { useTexts } from '../../../i18n/texts.ts'
import { pairMarks, type Row } from './mapping.ts'

export function BothDrawings({
  before,
  after,
  rows,
  current,
  onLeft,
  onRight,
}: {
  before: string
  after: string
  rows: readonly Row[]
  current: string | null
  onLeft: (id: string) => void
  onRight: (id: string) => void
}) {
  const { t } = useTexts()
  const left = useMemo(() => pairMarks(rows, current, 'left'), [rows, current])
  const right = useMemo(() => pairMarks(rows, current, 'right'), [rows, current])
  const row = rows.find(({ from }) => from === current)
  const first = rows.find(({ standing }) => standing > 0)
  return (
    <>
      <p className="both-hint">{t('migrate.hint')}</p>
      <div className="both">
        <div>
          <h2>{t('migrate.from')}</h2>
          <Diagram
            xml={before}
            marks={left}
            center={row?.from ?? first?.from ?? null}
            onSelect={onLeft}
            label={t('migrate.leftPicture')}
            className="steer-diagram"
          />
        </div>
        <div>
          <h2>{t('migrate.to')}</h2>
          <Diagram
            xml={after}
            marks={right}
            center={row?.to ?? first?.to ?? null}
            onSelect={onRight}
            label={t('migrate.rightPicture')}
            className="steer-diagram"
          />
        </div>
      </div>
    </>
  )
}
