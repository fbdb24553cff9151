// Shows another diagram of the file. A file with one has nothing to pick.

import { useTexts } from '../i18n/texts.ts'
import type { DiagramOfFile } from './diagrams.ts'

type Props = {
  readonly diagrams: readonly DiagramOfFile[]
  /** The id of the one that is shown, where the page keeps it. */
  readonly shown?: string | undefined
  readonly onPick: (id: string) => void
}

export function DiagramPicker({ diagrams, shown, onPick }: Props) {
  const { t } = useTexts()
  if (diagrams.length < 2) return null
  return (
    <select aria-label={t('diagram.pick')} value={shown} onChange={({ target }) => onPick(target.value)}>
      {diagrams.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
