// Turns to a phase of a large drawing, or back to the whole. A drawing without phases has nothing to turn.

import { useTexts } from '../i18n/texts.ts'
import type { Phase } from './phases.ts'

type Props = {
  readonly phases: readonly Phase[]
  /** Called with the phase, or null for the whole drawing. */
  readonly onTurn: (phase: Phase | null) => void
}

export function PhasePicker({ phases, onTurn }: Props) {
  const { t } = useTexts()
  if (phases.length === 0) return null
  return (
    <select
      aria-label={t('diagram.phase')}
      defaultValue=""
      onChange={({ target }) => onTurn(phases.find(({ id }) => id === target.value) ?? null)}
    >
      <option value="">{t('diagram.allPhases')}</option>
      {phases.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
